// The ledger of due dates: each date that was set or cleared, with its author and the delegation that led the item then. Table, chart, panel and
// review read it, and add it up with `movesIn`. Pure (SPEC H13, R16).
import { type DelegationId, parseDelegationId } from '../ids.ts'
import { isDay } from '../roadmap/checks.ts'
import { daysBetween } from '../roadmap/days.ts'
import type { Day } from '../roadmap/model.ts'
import type { CreditedEdit, Deadline, DeadlineStep, DueMoves, DueMovesTotal, Slip } from './comparison.ts'
import { creditKey, onlyCredit } from './credit.ts'
import { COUNTED_MARKS, creditMarks } from './creditMarks.ts'
import type { HistoryEvent } from './events.ts'

/** What an event says of a due date or of a lead. */
export type DeadlineChange =
  | { readonly what: 'created'; readonly due: Day | null; readonly lead: DelegationId | null }
  | { readonly what: 'due'; readonly from: Day | null; readonly to: Day | null }
  | { readonly what: 'lead'; readonly to: DelegationId | null }

/** What stands before a change. */
export interface Standing {
  /** The date that was set last, also if it was cleared since: the next one is counted from it. */
  readonly since: Day | null
  readonly lead: DelegationId | null
}
export const NOTHING_STANDS: Standing = { since: null, lead: null }

/** Null for all other events. */
export const deadlineChangeOf = ({ field, change }: Pick<HistoryEvent, 'field' | 'change'>): DeadlineChange | null => {
  if (field === null && change.type === 'created')
    return { what: 'created', due: dayOf(change.values.due), lead: leadOf(change.values.lead) }
  if (change.type !== 'set') return null
  if (field === 'due') return { what: 'due', from: dayOf(change.from), to: dayOf(change.to) }
  return field === 'lead' ? { what: 'lead', to: leadOf(change.to) } : null
}
const dayOf = (value: unknown): Day | null => (isDay(value) ? value : null)
const leadOf = (value: unknown): DelegationId | null => (typeof value === 'string' ? parseDelegationId(value) : null)

export const standingAfter = (before: Standing, change: DeadlineChange): Standing => {
  switch (change.what) {
    case 'created':
      return { since: change.due, lead: change.lead }
    case 'due':
      return { ...before, since: change.to ?? change.from ?? before.since }
    case 'lead':
      return { ...before, lead: change.to }
  }
}

type Dated = CreditedEdit & Pick<DeadlineStep, 'offline'>
/**
 * Of one item, in the order of the log. Within an entry, dates come before leads, as in the history: the lead is the one that others saw when the date
 * was moved.
 */
export const deadlineSteps = (
  events: readonly { readonly change: DeadlineChange; readonly edit: Dated }[],
  before: Standing = NOTHING_STANDS,
): readonly DeadlineStep[] => {
  let standing = before
  return events.flatMap(({ change, edit }): readonly DeadlineStep[] => {
    const { lead, since } = standing
    standing = standingAfter(standing, change)
    if (change.what !== 'due') return []
    const { from, to } = change
    const counted = from ?? since
    return [{ ...editOf(edit), from, to, since: counted, days: counted === null || to === null ? 0 : daysBetween(counted, to), lead }]
  })
}
const editOf = ({ seq, at, meeting, offline, ...credit }: Dated): Dated => ({
  seq,
  at,
  ...onlyCredit(credit),
  meeting,
  ...(offline ? { offline } : {}),
})

/** A date set anew after it was cleared moved from the earlier date; a first date, a clearing and the same date again are no moves. */
export const isMove = ({ days }: Pick<DeadlineStep, 'days'>): boolean => days !== 0
export const isClearing = ({ from, to }: Pick<DeadlineStep, 'from' | 'to'>): boolean => from !== null && to === null
/** The one sum of moves. */
export const movesIn = (steps: readonly Pick<DeadlineStep, 'days'>[]): DueMovesTotal => ({
  moves: steps.filter(isMove).length,
  days: steps.reduce((sum, { days }) => sum + days, 0),
})

/** Null if the date was neither moved nor cleared. */
export const slipOf = (steps: readonly DeadlineStep[]): Slip | null => {
  if (!steps.some((step) => isMove(step) || isClearing(step))) return null
  const by = Map.groupBy(steps.filter(isMove), ({ delegation, unverified }) =>
    creditKey({ account: null, delegation, ...(unverified ? { unverified } : {}) }),
  )
  return {
    ...movesIn(steps),
    by: [...by.values()]
      .flatMap((own) => {
        const [first] = own
        if (!first) return []
        const { delegation, unverified } = first
        return [{ delegation, ...(unverified ? { unverified } : {}), ...movesIn(own) }]
      })
      .sort((a, b) => b.moves - a.moves || b.days - a.days),
    each: steps,
  }
}

/** Moves by author and by the lead at that time. */
export const dueMovesOf = (deadlines: readonly Pick<Deadline, 'steps'>[]): readonly DueMoves[] => {
  const moves = deadlines.flatMap(({ steps }) => steps).filter(isMove)
  const cells = Map.groupBy(moves, ({ delegation, unverified, lead }) => `${unverified !== undefined} ${delegation} ${lead}`)
  return [...cells.values()].flatMap((own) => {
    const [first] = own
    if (!first) return []
    const { delegation, unverified, lead } = first
    return [{ delegation, isUnverified: unverified !== undefined, lead, ...movesIn(own), ...markedIn(own) }]
  })
}

/** Empty if none has a mark. */
const markedIn = (steps: readonly DeadlineStep[]): Pick<DueMoves, 'marked'> => {
  const found = COUNTED_MARKS.flatMap((mark) => {
    const own = steps.filter((step) => creditMarks(step).includes(mark))
    return own.length > 0 ? [[mark, movesIn(own)] as const] : []
  })
  return found.length > 0 ? { marked: Object.fromEntries(found) } : {}
}
