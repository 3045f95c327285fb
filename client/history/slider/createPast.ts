// State of one document's time slider: its stops, the shown one, and navigation between them.
import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { EventSubject } from '../../../shared/history/events.ts'
import { formatMark, type Mark } from '../../../shared/history/marks.ts'
import type { Seq } from '../../../shared/ids.ts'
import type { Api } from '../../base/api.ts'
import { createPlayer, type Player } from '../../live/past/player.ts'
import type { LiveDocument } from '../../live/types.ts'
import { type Course, courseOf, wholeCourse } from './course.ts'
import { createLandmarks, type Landmarks } from './createLandmarks.ts'
import { createPlay } from './createPlay.ts'
import { createShowing, type PastFailure, type ShownMoment } from './createShowing.ts'
import { createPastSource } from './pastSource.ts'
import { type SliderScale, sliderScale } from './sliderScale.ts'
import type { SliderStop } from './stops.ts'

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

const REST_MS = 250
const NOTHING = wholeCourse([])

/** Stops with its owner. */
export const createPast = ({ api, live, subject, mark, moved, leave }: PastRequest): SliderPast => {
  const source = createPastSource(api, live.id)
  const [course, setCourse] = createSignal<Course | null>(null)
  const all = () => course() ?? NOTHING
  const [player, setPlayer] = createSignal<Player | null>(null)
  const [marksChanges, setMarksChanges] = createSignal(true)
  const scale = createMemo(() => sliderScale(all()))
  let gone = false
  const address = createSaidMoment(moved)
  const showing = createShowing({ course: all, player, source, isSubject: subject !== null, say: address.say })
  const { index, shown, isBusy, failure, failed, resolve } = showing

  const load = async () => {
    showing.forgive()
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
    showing.leave()
    address.stop()
    player()?.dispose()
  })

  const isReady = () => !isBusy()
  const { isPlaying, play } = createPlay({ index, isReady, last: () => all().count - 1, go: showing.showStop })
  return {
    live,
    copy: () => player()?.live ?? null,
    subject,
    course: all,
    isEmpty: () => course()?.count === 0,
    scale,
    index,
    heading: showing.heading,
    stop: () => all().stop(index()) ?? null,
    shown,
    isBusy,
    failure,
    retry: showing.retry,
    go: (to) => {
      play(false)
      showing.showStop(to)
    },
    goToOtherAuthor: (step) => {
      play(false)
      showing.showOtherAuthor(step)
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
