// Stops of the time slider: every change of a document or a subject in order. Pure.
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
export const lastUpTo = <One>(stops: readonly One[], isUpTo: (stop: One) => boolean): number => {
  let [low, high] = [0, stops.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const stop = stops[middle]
    if (stop !== undefined && isUpTo(stop)) low = middle + 1
    else high = middle
  }
  return low - 1
}

const AROUND_MS = 15 * 60_000
const AT_MOST = 6
export interface ActiveAuthor extends Pick<AuthorContext, 'formerly'> {
  readonly account: AccountId
  readonly delegation: DelegationId | null
}
/** Other authors within a quarter of an hour of a change, the nearest first; without the authors of restored changes. */
export const activeAuthorsAt = (stopAt: (index: number) => SliderStop | undefined, index: number): readonly ActiveAuthor[] => {
  const here = stopAt(index)
  const found = new Map<AccountId, ActiveAuthor>()
  const isNear = (stop: SliderStop | undefined): stop is SliderStop =>
    here !== undefined && stop !== undefined && Math.abs(stop.at - here.at) <= AROUND_MS
  for (let [before, after] = [index - 1, index + 1]; found.size < AT_MOST; before--, after++) {
    const near = [stopAt(before), stopAt(after)].filter(isNear)
    if (near.length === 0) break
    for (const { account, delegation, cameBack, formerly } of near)
      if (account !== null && !cameBack && account !== here?.account && !found.has(account))
        found.set(account, { account, delegation, ...(formerly ? { formerly } : {}) })
  }
  return [...found.values()]
}
