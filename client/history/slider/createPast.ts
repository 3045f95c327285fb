// State of one document's time slider: its stops, the shown one, and navigation between them.
import { type Accessor, batch, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { EventSubject } from '../../../shared/history/events.ts'
import { formatMark, type Mark } from '../../../shared/history/marks.ts'
import { type Seq, seq } from '../../../shared/ids.ts'
import type { Api, NoServer, RefusedAnswer } from '../../base/api.ts'
import { createPlayer, type Player } from '../../live/past/player.ts'
import type { LiveDocument } from '../../live/types.ts'
import type { ScreenState } from '../../states/documentState.ts'
import { createLandmarks, type Landmarks } from './createLandmarks.ts'
import { createPlay } from './createPlay.ts'
import { createPastSource } from './pastSource.ts'
import { type SliderScale, sliderScale } from './sliderScale.ts'
import { lastUpTo, type SliderStop, stepAt, stopsOf } from './stops.ts'

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
  /** Null while loading. */
  readonly stops: Accessor<readonly SliderStop[] | null>
  readonly scale: Accessor<SliderScale>
  /** Position of the handle. */
  readonly index: Accessor<number>
  readonly stop: Accessor<SliderStop | null>
  readonly shown: Accessor<ShownMoment | null>
  readonly isBusy: Accessor<boolean>
  readonly failure: Accessor<PastFailure | null>
  readonly retry: () => void
  readonly go: (index: number) => void
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
const NOTHING: readonly SliderStop[] = []

/** Stops with its owner. */
export const createPast = ({ api, live, subject, mark, moved, leave }: PastRequest): SliderPast => {
  const source = createPastSource(api, live.id)
  const [stops, setStops] = createSignal<readonly SliderStop[] | null>(null)
  const [player, setPlayer] = createSignal<Player | null>(null)
  const [index, setIndex] = createSignal(-1)
  const [shown, setShown] = createSignal<ShownMoment | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<PastFailure | null>(null)
  const [marksChanges, setMarksChanges] = createSignal(true)
  const scale = createMemo(() => sliderScale(stops() ?? NOTHING))
  let again = () => {}
  let gone = false
  const address = createSaidMoment(moved)

  const failed = (answer: RefusedAnswer | NoServer, retry: () => void) => {
    again = retry
    batch(() => {
      setBusy(false)
      setFailure({ state: stateOf(answer), message: answer.why === 'offline' ? null : answer.message })
    })
  }
  const show = async (to: Seq) => {
    const [all, playing] = [stops() ?? NOTHING, player()]
    if (!playing || all.length === 0) return
    const { at, from, end } = stepAt(all, to, subject !== null)
    setIndex(at)
    setBusy(true)
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
  }

  const resolve = async (wanted: Mark) => {
    const all = stops() ?? NOTHING
    const last = all.at(-1)
    if (!last) return
    if (wanted.type === 'now') return show(last.seq)
    if (wanted.type === 'start') return show(seq(1))
    if (wanted.type === 'seq') return show(wanted.seq)
    if (wanted.type === 'at') return show(all[lastUpTo(all, (stop) => stop.at <= wanted.at)]?.seq ?? seq(1))
    setBusy(true)
    const answer = await source.stateAt(wanted)
    if (gone) return
    if (!answer.ok) return failed(answer, () => resolve(wanted))
    player()?.keep(answer.value.seq, answer.value.state)
    await show(seq(answer.value.seq))
  }

  const load = async () => {
    setFailure(null)
    const answer = await source.editRuns(subject)
    if (gone) return
    if (!answer.ok) return failed(answer, load)
    setPlayer(createPlayer(live.id, source, answer.value.head))
    setStops(stopsOf(answer.value))
    await resolve(mark() ?? { type: 'now' })
  }
  load()
  createEffect(
    on(
      mark,
      (wanted) => {
        if (wanted && formatMark(wanted) !== address.said() && stops()) resolve(wanted)
      },
      { defer: true },
    ),
  )
  onCleanup(() => {
    gone = true
    address.stop()
    player()?.dispose()
  })

  const go = (to: number) => {
    const all = stops() ?? NOTHING
    const stop = all[Math.max(0, Math.min(all.length - 1, to))]
    if (stop) show(stop.seq)
  }
  const isReady = () => !isBusy()
  const { isPlaying, play } = createPlay({ index, isReady, last: () => (stops() ?? NOTHING).length - 1, go })
  return {
    live,
    copy: () => player()?.live ?? null,
    subject,
    stops,
    scale,
    index,
    stop: () => stops()?.[index()] ?? null,
    shown,
    isBusy,
    failure,
    retry: () => {
      setFailure(null)
      again()
    },
    go: (to) => {
      play(false)
      go(to)
    },
    isPlaying,
    play,
    marksChanges,
    setMarksChanges,
    leave,
    ...createLandmarks(() => stops() ?? NOTHING),
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
