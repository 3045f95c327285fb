// Stops of the time slider: every change of a document or a subject in order, and navigation between them. Pure.
import type { EditRuns } from '../../../shared/api/history.ts'
import { type AuthorContext, type Credit, onlyContext } from '../../../shared/history/credit.ts'
import { type AccountId, type DelegationId, type Instant, instant, type MeetingId, type Seq, seq } from '../../../shared/ids.ts'

export interface SliderStop extends Credit {
  readonly seq: Seq
  readonly at: Instant
  readonly meeting: MeetingId | null
  /** Brought back after a restore: it was written earlier than its time. */
  readonly cameBack?: true
}

export const stopsOf = ({ runs }: EditRuns): readonly SliderStop[] =>
  runs.flatMap(({ steps, accounts, cameBack = [], hands = [], from, delegation, meeting }) =>
    steps.map(([at, after, account]): SliderStop => {
      const back = cameBack.find((one) => one.account === account)
      const context = hands.find((one) => one.account === account)
      return {
        seq: seq(at),
        at: instant(from + after),
        account: accounts[account] ?? null,
        delegation,
        meeting,
        ...(back ? { cameBack: true } : {}),
        ...(back?.unverified ? { unverified: back.unverified } : {}),
        ...onlyContext(context ?? {}),
      }
    }),
  )

/** The last stop that is not after it: -1 before the first. */
export const lastUpTo = (stops: readonly SliderStop[], isUpTo: (stop: SliderStop) => boolean): number => {
  let [low, high] = [0, stops.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const stop = stops[middle]
    if (stop && isUpTo(stop)) low = middle + 1
    else high = middle
  }
  return low - 1
}

interface Step {
  /** Index of the stop that the seq belongs to. */
  readonly at: number
  /** The seqs before and after the step. */
  readonly from: Seq
  readonly end: Seq
}
/**
 * The step that contains a seq. In a document's past the next change is partly applied between two stops and shown as such; in the past of a subject
 * the entries there belong to others, and its last change is still current.
 */
export const stepAt = (stops: readonly SliderStop[], to: number, ofSubject: boolean): Step => {
  const before = lastUpTo(stops, (stop) => stop.seq <= to)
  const last = stops[before]
  const next = stops[before + 1]
  const isUnderWay = !ofSubject && next !== undefined && to > (last?.seq ?? 0)
  const at = Math.max(0, isUnderWay ? before + 1 : before)
  const stop = stops[at]?.seq ?? seq(0)
  const end = ofSubject ? Math.max(to, stop) : Math.min(Math.max(to, stops[0]?.seq ?? 0), stop)
  return { at, from: stops[at - 1]?.seq ?? seq(0), end: seq(end) }
}

/** The next change by another author, or the previous one. */
export const otherAuthor = (stops: readonly SliderStop[], from: number, step: 1 | -1): number => {
  const here = stops[from]
  for (let at = from + step; at >= 0 && at < stops.length; at += step) if (stops[at]?.account !== here?.account) return at
  return step === 1 ? stops.length - 1 : 0
}

const AROUND_MS = 15 * 60_000
const AT_MOST = 6
export interface ActiveAuthor extends Pick<AuthorContext, 'formerly'> {
  readonly account: AccountId
  readonly delegation: DelegationId | null
}
/** Other authors within a quarter of an hour of a change, the nearest first; without the authors of restored changes. */
export const activeAuthorsAt = (stops: readonly SliderStop[], index: number): readonly ActiveAuthor[] => {
  const here = stops[index]
  const found = new Map<AccountId, ActiveAuthor>()
  const isNear = (stop: SliderStop | undefined): stop is SliderStop =>
    here !== undefined && stop !== undefined && Math.abs(stop.at - here.at) <= AROUND_MS
  for (let [before, after] = [index - 1, index + 1]; found.size < AT_MOST; before--, after++) {
    const near = [stops[before], stops[after]].filter(isNear)
    if (near.length === 0) break
    for (const { account, delegation, cameBack, formerly } of near)
      if (account !== null && !cameBack && account !== here?.account && !found.has(account))
        found.set(account, { account, delegation, ...(formerly ? { formerly } : {}) })
  }
  return [...found.values()]
}
