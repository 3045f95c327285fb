// Burn-up: number of items in scope, and of done ones, after each change of these numbers. Pure (R19).
import type { Instant } from '../ids.ts'
import type { HistoryEvent } from './events.ts'

/** GET /api/groups/:group/burn-up?to=<mark>, from the first entry on. */
export interface BurnUp {
  readonly steps: readonly BurnStep[]
}
export interface BurnStep {
  readonly at: Instant
  /** Items that are neither archived nor withdrawn. */
  readonly scope: number
  readonly done: number
}

interface Standing {
  readonly isArchived: boolean
  readonly status: unknown
}
type BurnEvent = Pick<HistoryEvent, 'at' | 'subject' | 'field' | 'change'>

/** `events`: of the plan, in order; only creation, archiving, restoring and status of items are used. */
export const burnUpOf = (events: Iterable<BurnEvent>): readonly BurnStep[] => {
  const items = new Map<string, Standing>()
  const steps: BurnStep[] = []
  let [scope, done] = [0, 0]
  const weigh = (one: Standing | undefined): readonly [scope: number, done: number] => {
    const isIn = one !== undefined && !one.isArchived && one.status !== 'withdrawn'
    return [isIn ? 1 : 0, isIn && one.status === 'done' ? 1 : 0]
  }
  for (const { at, subject, field, change } of events) {
    if (subject.type !== 'item') continue
    const before = items.get(subject.id)
    const after = standingAfter(before, field, change)
    if (!after) continue
    items.set(subject.id, after)
    const [[s0, d0], [s1, d1]] = [weigh(before), weigh(after)]
    if (s0 === s1 && d0 === d1) continue
    scope += s1 - s0
    done += d1 - d0
    // Events of one entry are one step.
    if (steps.at(-1)?.at === at) steps.pop()
    steps.push({ at, scope, done })
  }
  return steps
}

/** Null if neither number changes. A superseded value was never current. */
const standingAfter = (before: Standing | undefined, field: string | null, change: HistoryEvent['change']): Standing | null => {
  const known = before ?? { isArchived: false, status: null }
  if (field === null) {
    if (change.type === 'created') return { isArchived: false, status: change.values.status ?? null }
    if (change.type === 'archived') return { ...known, isArchived: true }
    return change.type === 'restored' ? { ...known, isArchived: false } : null
  }
  return field === 'status' && change.type === 'set' ? { ...known, status: change.to } : null
}

/** The numbers at that moment. */
export const burnAt = (steps: readonly BurnStep[], at: Instant): Pick<BurnStep, 'scope' | 'done'> =>
  steps.findLast((step) => step.at <= at) ?? { scope: 0, done: 0 }
