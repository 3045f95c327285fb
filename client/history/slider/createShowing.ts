// Shows one moment of a course after another: the newest question wins, and what cannot be shown can be tried again.
import { type Accessor, batch, createSignal } from 'solid-js'
import type { Mark } from '../../../shared/history/marks.ts'
import { type Seq, seq } from '../../../shared/ids.ts'
import type { NoServer, RefusedAnswer } from '../../base/api.ts'
import type { Player } from '../../live/past/player.ts'
import type { ScreenState } from '../../states/documentState.ts'
import { type Course, otherAuthor, stopUpTo } from './course.ts'
import type { PastSource } from './pastSource.ts'
import { stepAt } from './steps.ts'

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

interface ShowingRequest {
  readonly course: Accessor<Course>
  readonly player: Accessor<Player | null>
  readonly source: Pick<PastSource, 'stateAt'>
  /** The past of a subject, not of a document. */
  readonly isSubject: boolean
  /** The handle stopped there. */
  readonly say: (to: Seq) => void
}

const stateOf = (answer: RefusedAnswer | NoServer): ScreenState => {
  if (answer.why === 'offline') return { type: 'offline' }
  if (answer.refusal === 'damaged') return { type: 'damaged' }
  return { type: answer.status === 403 ? 'notYours' : 'notThere' }
}

/** So many stops around the shown one are loaded with it: arrows and neighbours do not wait at the end of a page. */
const AROUND = 50

export const createShowing = ({ course, player, source, isSubject, say }: ShowingRequest) => {
  const [index, setIndex] = createSignal(-1)
  const [ahead, setAhead] = createSignal<number | null>(null)
  const [shown, setShown] = createSignal<ShownMoment | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<PastFailure | null>(null)
  let again = () => {}
  let gone = false
  let asked = 0

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
    if (!playing || course().count === 0) return
    const step = await inTurn(stepAt(course(), to, isSubject))
    if (!step) return
    if (!step.ok) return failed(step, () => show(to))
    const { at, from, end } = step.value
    batch(() => {
      setIndex(at)
      setAhead(null)
    })
    // Between two stops, a document's past includes changes of other subjects: only the entry itself is the subject's step.
    const played = await playing.show(isSubject ? end - 1 : from, end)
    if (gone || played === 'overtaken') return
    if (!played.ok) return failed(played, () => show(to))
    batch(() => {
      setBusy(false)
      setFailure(null)
      setShown({ from, to: end, touched: played.touched })
    })
    say(end)
    for (const near of [at - AROUND, at + AROUND]) if (near >= 0 && near < course().count) course().load(near)
  }
  const showStop = async (wanted: number) => {
    const to = Math.max(0, Math.min(course().count - 1, wanted))
    if (course().count === 0) return
    setAhead(to)
    const stop = await inTurn(course().load(to))
    if (!stop) return
    if (!stop.ok) return failed(stop, () => showStop(to))
    await show(stop.value.seq)
  }
  const showOtherAuthor = async (step: 1 | -1) => {
    const found = await inTurn(otherAuthor(course(), ahead() ?? index(), step))
    if (found && !found.ok) return failed(found, () => showOtherAuthor(step))
    if (found) await showStop(found.value)
  }

  const resolve = async (wanted: Mark) => {
    const { last } = course()
    if (!last) return
    if (wanted.type === 'now') return show(last.seq)
    if (wanted.type === 'start') return show(seq(1))
    if (wanted.type === 'seq') return show(wanted.seq)
    if (wanted.type === 'at') {
      const found = await inTurn(stopUpTo(course(), 'at', wanted.at))
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

  return {
    index,
    heading: () => ahead() ?? index(),
    shown,
    isBusy,
    failure,
    failed,
    forgive: () => setFailure(null),
    retry: () => {
      setFailure(null)
      again()
    },
    showStop,
    showOtherAuthor,
    resolve,
    leave: () => {
      gone = true
    },
  }
}
