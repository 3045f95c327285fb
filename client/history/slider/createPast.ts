// State of one document's time slider: its stops, the shown one, and navigation between them.
import { type Accessor, batch, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { EventSubject } from '../../../shared/history/events.ts'
import { formatMark, type Mark } from '../../../shared/history/marks.ts'
import { type Seq, seq } from '../../../shared/ids.ts'
import type { Api, NoServer, RefusedAnswer } from '../../base/api.ts'
import { createPlayer, type Player } from '../../live/past/player.ts'
import type { LiveDocument } from '../../live/types.ts'
import type { ScreenState } from '../../states/documentState.ts'
import { type Course, courseOf, otherAuthor, stopUpTo, wholeCourse } from './course.ts'
import { createLandmarks, type Landmarks } from './createLandmarks.ts'
import { createPlay } from './createPlay.ts'
import { createPastSource } from './pastSource.ts'
import { type SliderScale, sliderScale } from './sliderScale.ts'
import { stepAt } from './steps.ts'
import type { SliderStop } from './stops.ts'

export interface PastFailure {
  readonly state: ScreenState
  /** In the user's language; null while offline. */
  readonly message: string | null
}
/** What the view shows: the document at `to`, whose last change began after `from`. */
export interface ShownMoment {
  readonly from: Seq
  readonly to: Seq
  readonly touched: ReadonlySet<string>
}

export interface SliderPast extends Landmarks {
  /** The live document: restored values are written to it. */
  readonly live: LiveDocument
  /** What the views read; null until the entries are loaded. */
  readonly copy: Accessor<LiveDocument | null>
  readonly subject: EventSubject | null
  /** Without stops while it is loading. */
  readonly course: Accessor<Course>
  /** Loaded, and nothing was ever changed. */
  readonly isEmpty: Accessor<boolean>
  readonly scale: Accessor<SliderScale>
  /** Of the shown stop. */
  readonly index: Accessor<number>
  /** Position of the handle: the stop that was asked for last, while its page is being loaded. */
  readonly heading: Accessor<number>
  readonly stop: Accessor<SliderStop | null>
  readonly shown: Accessor<ShownMoment | null>
  readonly isBusy: Accessor<boolean>
  readonly failure: Accessor<PastFailure | null>
  readonly retry: () => void
  readonly go: (index: number) => void
  readonly goToOtherAuthor: (step: 1 | -1) => void
  readonly isPlaying: Accessor<boolean>
  readonly play: (on: boolean) => void
  readonly marksChanges: Accessor<boolean>
  readonly setMarksChanges: (on: boolean) => void
  readonly leave: () => void
}

export interface PastRequest {
  readonly api: Api
  readonly live: LiveDocument
  readonly subject: EventSubject | null
  /** The moment in the URL. */
  readonly mark: Accessor<Mark | null>
  /** The handle stopped: updates the URL. */
  readonly moved: (to: Seq) => void
  readonly leave: () => void
}

const stateOf = (answer: RefusedAnswer | NoServer): ScreenState => {
  if (answer.why === 'offline') return { type: 'offline' }
  if (answer.refusal === 'damaged') return { type: 'damaged' }
  return { type: answer.status === 403 ? 'notYours' : 'notThere' }
}

const REST_MS = 250
/** So many stops around the shown one are loaded with it: arrows and neighbours do not wait at the end of a page. */
const AROUND = 50
const NOTHING = wholeCourse([])

/** Stops with its owner. */
export const createPast = ({ api, live, subject, mark, moved, leave }: PastRequest): SliderPast => {
  const source = createPastSource(api, live.id)
  const [course, setCourse] = createSignal<Course | null>(null)
  const all = () => course() ?? NOTHING
  const [player, setPlayer] = createSignal<Player | null>(null)
  const [index, setIndex] = createSignal(-1)
  const [ahead, setAhead] = createSignal<number | null>(null)
  const [shown, setShown] = createSignal<ShownMoment | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<PastFailure | null>(null)
  const [marksChanges, setMarksChanges] = createSignal(true)
  const scale = createMemo(() => sliderScale(all()))
  let again = () => {}
  let gone = false
  let asked = 0
  const address = createSaidMoment(moved)

  const failed = (answer: RefusedAnswer | NoServer, retry: () => void) => {
    again = retry
    batch(() => {
      setBusy(false)
      setFailure({ state: stateOf(answer), message: answer.why === 'offline' ? null : answer.message })
    })
  }
  /** A later question overtakes what has not been answered; null then. */
  const inTurn = async <T extends { readonly ok: boolean }>(answering: Promise<T>): Promise<T | null> => {
    const mine = ++asked
    setBusy(true)
    const answer = await answering
    return gone || mine !== asked ? null : answer
  }
  const show = async (to: Seq) => {
    const playing = player()
    if (!playing || all().count === 0) return
    const step = await inTurn(stepAt(all(), to, subject !== null))
    if (!step) return
    if (!step.ok) return failed(step, () => show(to))
    const { at, from, end } = step.value
    batch(() => {
      setIndex(at)
      setAhead(null)
    })
    // Between two stops, a document's past includes changes of other subjects: only the entry itself is the subject's step.
    const played = await playing.show(subject ? end - 1 : from, end)
    if (gone || played === 'overtaken') return
    if (!played.ok) return failed(played, () => show(to))
    batch(() => {
      setBusy(false)
      setFailure(null)
      setShown({ from, to: end, touched: played.touched })
    })
    address.say(end)
    for (const near of [at - AROUND, at + AROUND]) if (near >= 0 && near < all().count) all().load(near)
  }
  const showStop = async (wanted: number) => {
    const to = Math.max(0, Math.min(all().count - 1, wanted))
    if (all().count === 0) return
    setAhead(to)
    const stop = await inTurn(all().load(to))
    if (!stop) return
    if (!stop.ok) return failed(stop, () => showStop(to))
    await show(stop.value.seq)
  }
  const showOtherAuthor = async (step: 1 | -1) => {
    const found = await inTurn(otherAuthor(all(), index(), step))
    if (found && !found.ok) return failed(found, () => showOtherAuthor(step))
    if (found) await showStop(found.value)
  }

  const resolve = async (wanted: Mark) => {
    const { last } = all()
    if (!last) return
    if (wanted.type === 'now') return show(last.seq)
    if (wanted.type === 'start') return show(seq(1))
    if (wanted.type === 'seq') return show(wanted.seq)
    if (wanted.type === 'at') {
      const found = await inTurn(stopUpTo(all(), 'at', wanted.at))
      if (found && !found.ok) return failed(found, () => resolve(wanted))
      if (found) await (found.value < 0 ? show(seq(1)) : showStop(found.value))
      return
    }
    const answer = await inTurn(source.stateAt(wanted))
    if (!answer) return
    if (!answer.ok) return failed(answer, () => resolve(wanted))
    player()?.keep(answer.value.seq, answer.value.state)
    await show(seq(answer.value.seq))
  }

  const load = async () => {
    setFailure(null)
    const answer = await source.editRuns(subject ? { subject } : { page: 'newest' })
    if (gone) return
    if (!answer.ok) return failed(answer, load)
    player()?.dispose()
    setPlayer(createPlayer(live.id, source, answer.value.head))
    setCourse(courseOf(answer.value, { page: (page) => source.editRuns({ page }), changed: load }))
    await resolve(mark() ?? { type: 'now' })
  }
  load()
  createEffect(
    on(
      mark,
      (wanted) => {
        if (wanted && formatMark(wanted) !== address.said() && course()) resolve(wanted)
      },
      { defer: true },
    ),
  )
  onCleanup(() => {
    gone = true
    address.stop()
    player()?.dispose()
  })

  const isReady = () => !isBusy()
  const { isPlaying, play } = createPlay({ index, isReady, last: () => all().count - 1, go: showStop })
  return {
    live,
    copy: () => player()?.live ?? null,
    subject,
    course: all,
    isEmpty: () => course()?.count === 0,
    scale,
    index,
    heading: () => ahead() ?? index(),
    stop: () => all().stop(index()) ?? null,
    shown,
    isBusy,
    failure,
    retry: () => {
      setFailure(null)
      again()
    },
    go: (to) => {
      play(false)
      showStop(to)
    },
    goToOtherAuthor: (step) => {
      play(false)
      showOtherAuthor(step)
    },
    isPlaying,
    play,
    marksChanges,
    setMarksChanges,
    leave,
    ...createLandmarks(all),
  }
}

/** The moment in the URL, as last written here: once the handle rests. */
const createSaidMoment = (moved: PastRequest['moved']) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let said: string | null = null
  return {
    said: () => said,
    say: (to: Seq) => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        said = formatMark({ type: 'seq', seq: to })
        moved(to)
      }, REST_MS)
    },
    stop: () => clearTimeout(timer),
  }
}
