// Runs of a range of steps, as they are answered, and the outline of all of them.
import type { CameBack, CourseOutline, EntryRun, EntryRunStep } from '../../shared/api/history.ts'
import { type AccountId, instant, type MeetingId, seq } from '../../shared/ids.ts'
import type { EditStep, EditSteps, StepHand } from './steps.ts'

export interface StepRange {
  readonly from: number
  /** Not included. */
  readonly to: number
}
type IsVerified = (first: number, last: number) => boolean

/** A run that goes on before or after the range is cut there. */
export const entryRunsIn = (steps: EditSteps, { from, to }: StepRange, isVerified: IsVerified): readonly EntryRun[] => {
  const runs: EntryRun[] = []
  let run: EditStep[] = []
  for (let index = from; index < Math.min(to, steps.count()); index++) {
    const step = steps.at(index)
    const [first] = run
    if (first && !(first.hand.delegation === step.hand.delegation && first.hand.meeting === step.hand.meeting)) {
      runs.push(written(run, isVerified))
      run = []
    }
    run.push(step)
  }
  if (run.length > 0) runs.push(written(run, isVerified))
  return runs
}

const written = (run: readonly EditStep[], isVerified: IsVerified): EntryRun => {
  const accounts: (AccountId | null)[] = []
  const cameBack: CameBack[] = []
  const thens: NonNullable<EntryRun['hands']>[number][] = []
  const [settled, unsettled] = [new Map<StepHand, number>(), new Map<StepHand, number>()]
  const placeOf = ({ hand, first, seq }: EditStep): number => {
    const { account, by, context: then } = hand
    const places = by === null || isVerified(first, seq) ? settled : unsettled
    const place = places.get(hand) ?? accounts.length
    if (place === accounts.length) {
      accounts.push(account)
      if (then.formerly || then.byLink || then.byToken) thens.push({ account: place, ...then })
      if (by) cameBack.push({ account: place, ...(places === unsettled ? { unverified: { by } } : {}) })
    }
    places.set(hand, place)
    return place
  }
  const [begun, ended] = [run[0], run.at(-1)]
  if (!begun || !ended) throw new RangeError('a run without steps')
  const from = begun.began
  const placed = run.map((step): EntryRunStep => [step.seq, step.at - from, placeOf(step)])
  return {
    first: seq(begun.opened),
    last: seq(ended.seq),
    from: instant(from),
    to: instant(ended.at),
    delegation: begun.hand.delegation,
    meeting: begun.hand.meeting,
    accounts,
    ...(cameBack.length > 0 ? { cameBack } : {}),
    ...(thens.length > 0 ? { hands: thens } : {}),
    changes: run.length,
    steps: placed,
  }
}

/** EditSteps in a page: 130 kB at most, where nearly each of them is a run of its own. */
export const PAGE_STEPS = 1_000
/** A bar is not drawn finer. */
const PARTS = 400

interface OutlineRequest {
  /** Times at which no part goes on: of sessions and named moments, so that the last step before each is known. */
  readonly cuts: readonly number[]
  readonly isVerified: IsVerified
}
export const outlineOf = (steps: EditSteps, { cuts, isVerified }: OutlineRequest): CourseOutline => {
  const longest = Math.ceil(steps.count() / PARTS)
  const [sides, meetings, accounts] = [
    placesOf<CourseOutline['sides'][number]>(),
    placesOf<MeetingId | null>(),
    placesOf<AccountId | null>(),
  ]
  const parts: [index: number, seq: number, at: number, side: number, meeting: number, account: number][] = []
  const ordered = [...cuts].sort((a, b) => a - b)
  let cut = 0
  let before: StepHand | null = null
  // Hundreds of thousands of steps are by some dozen hands.
  const placed = new Map<StepHand, readonly [side: number, who: number]>()
  const placeOf = (index: number, hand: StepHand): readonly [side: number, who: number] => {
    const known = placed.get(hand)
    if (known) return known
    const place = [sides.of(sideOf(steps.at(index), isVerified)), accounts.of(hand.account)] as const
    // Of what was brought back, each step is verified or not.
    if (hand.by === null) placed.set(hand, place)
    return place
  }
  for (let index = 0; index < steps.count(); index++) {
    const [hand, end] = [steps.handOf(index), steps.endOf(index)]
    const start = cut
    while ((ordered[cut] ?? Number.POSITIVE_INFINITY) < end) cut++
    const last = parts.at(-1)
    const [side, who] = placeOf(index, hand)
    const goesOn = last && cut === start && before?.meeting === hand.meeting && index - last[0] < longest && index % PAGE_STEPS !== 0
    if (goesOn) {
      if (last[3] !== side) last[3] = SEVERAL
      if (last[5] !== who) last[5] = SEVERAL
    } else parts.push([index, steps.at(index).seq, end, side, meetings.of(hand.meeting), who])
    before = hand
  }
  return { count: steps.count(), pageSteps: PAGE_STEPS, sides: sides.all, meetings: meetings.all, accounts: accounts.all, parts }
}
const SEVERAL = -1

const placesOf = <Value>() => {
  const places = new Map<Value, number>()
  const all: Value[] = []
  return {
    all,
    of(value: Value): number {
      const place = places.get(value) ?? all.push(value) - 1
      places.set(value, place)
      return place
    },
  }
}
/** As a bar tells them apart. */
const sideOf = ({ hand: { delegation, account, by }, first, seq }: EditStep, isVerified: IsVerified): CourseOutline['sides'][number] =>
  delegation ?? (account === null || (by !== null && !isVerified(first, seq)) ? 'unknown' : null)
