// Content of a review: figures, tables, lines. Pure: a function of a Comparison and its end date.
import type { Comparison, Deadline, ItemDifference, PlanItem } from '../history/comparison.ts'
import { isClearing, movesIn } from '../history/deadlines.ts'
import type { DelegationId, ItemId } from '../ids.ts'
import { dueState } from '../roadmap/dueState.ts'
import { type Day, type Item, PROGRESS, type Workstream } from '../roadmap/model.ts'
import {
  type AuthorRow,
  authorRows,
  contributedChanges,
  type DueShift,
  type Lead,
  type LeadRow,
  leadIn,
  leadRows,
  type Matrix,
  matrixOf,
} from './delegations.ts'
import { type ItemMark, markOf } from './itemMark.ts'

export interface Figures {
  /** Done since; `of` all in scope. */
  readonly done: number
  readonly of: number
  /** Progressed without being done. */
  readonly advanced: number
  readonly moved: DueShift
  readonly blocked: number
  readonly late: number
  readonly added: number
  readonly archived: number
  readonly untouched: number
  readonly texts: number
}
export interface ReviewLine {
  readonly item: PlanItem
  readonly mark: ItemMark | null
  readonly difference: ItemDifference | null
  /** Edited, even if the change was reverted. */
  readonly touched: boolean
}
export interface ReviewSection<Of> {
  readonly of: Of
  readonly lines: readonly ReviewLine[]
}

export interface Review {
  readonly figures: Figures
  readonly byLead: readonly LeadRow[]
  readonly byAuthor: readonly AuthorRow[]
  readonly matrix: Matrix
  /** Number of times that a due date was cleared: no move, until another one is set. */
  readonly clearings: number
  /** Edits brought back after a restore and not confirmed: they count for no delegation. */
  readonly unverified: number
  readonly byStream: readonly ReviewSection<Workstream | null>[]
  readonly byDelegation: readonly ReviewSection<Lead>[]
}

/** `day`: date of the later moment; open items due before it are late. */
export const reviewOf = (comparison: Comparison, day: Day, delegations: readonly DelegationId[]): Review => {
  const { items } = comparison.plan
  const lines = linesOf(comparison)
  const streams = streamsOf(comparison)
  const leadOf = leadIn(delegations)
  const leads: readonly Lead[] = [...delegations, 'joint', null]
  return {
    figures: {
      done: lines.filter(isNewlyDone).length,
      of: items.filter(({ status }) => status !== 'withdrawn').length,
      advanced: lines.filter((line) => hasAdvanced(line) && !isNewlyDone(line)).length,
      moved: movedOf(comparison.deadlines),
      blocked: lines.filter(({ difference }) => became(difference, 'blocked')).length,
      late: items.filter((item) => dueState(item, day) === 'late').length,
      added: lines.filter(({ mark }) => mark === 'added').length,
      archived: lines.filter(({ mark }) => mark === 'removed').length,
      untouched: comparison.untouched.length,
      texts: comparison.texts.length,
    },
    byLead: leadRows(items, { day, delegations, movedOf: (lead) => movedOf(comparison.deadlines.filter((one) => leadOf(one) === lead)) }),
    byAuthor: authorRows(comparison, delegations),
    matrix: matrixOf(comparison.dueMoves, delegations),
    clearings: comparison.deadlines.flatMap(({ steps }) => steps).filter(isClearing).length,
    unverified: contributedChanges(comparison.contributions.filter(({ unverified }) => unverified)),
    byStream: sectionsBy(streams, lines, (stream, { item }) => (stream?.id ?? null) === item.stream),
    byDelegation: sectionsBy(leads, lines, (delegation, { item }) => leadOf(item) === delegation),
  }
}

/** Every item in the order of the plan, then those archived since. */
const linesOf = ({ plan, items, untouched }: Comparison): readonly ReviewLine[] => {
  const differences = new Map<ItemId, ItemDifference>(items.map((difference) => [difference.id, difference]))
  const still = new Set(untouched)
  const line = (item: PlanItem): ReviewLine => {
    const difference = differences.get(item.id) ?? null
    return {
      item,
      mark: difference && markOf(difference),
      difference,
      touched: !still.has(item.id),
    }
  }
  const gone = items.flatMap((difference) => (difference.how === 'archived' ? (difference.after ?? difference.before ?? []) : []))
  return [...plan.items, ...gone].map(line)
}
/** Workstreams of the plan, those archived with their items, and none. */
const streamsOf = ({ plan, streams, items }: Comparison): readonly (Workstream | null)[] => {
  const living = new Set(plan.streams.map(({ id }) => id))
  const wanted = new Set(items.map(({ after, before }) => (after ?? before)?.stream))
  const gone = streams.flatMap(({ id, after, before }) => (living.has(id) || !wanted.has(id) ? [] : (after ?? before ?? [])))
  return [...plan.streams, ...gone, null]
}

const sectionsBy = <Of>(
  all: readonly Of[],
  lines: readonly ReviewLine[],
  belongs: (of: Of, line: ReviewLine) => boolean,
): readonly ReviewSection<Of>[] =>
  all.map((of) => ({ of, lines: lines.filter((line) => belongs(of, line)) })).filter((section) => section.lines.length > 0)

/** The differences in the order in which the sections show them; those that none of them shows, last. */
export const itemsInOrder = (
  sections: readonly Pick<ReviewSection<unknown>, 'lines'>[],
  items: readonly ItemDifference[],
): readonly ItemDifference[] => {
  const places = new Map(sections.flatMap(({ lines }) => lines).map(({ item }, at) => [item.id, at]))
  const placeOf = ({ id }: ItemDifference) => places.get(id) ?? places.size
  return items.toSorted((a, b) => placeOf(a) - placeOf(b))
}

const became = (difference: ItemDifference | null, status: Item['status']): boolean =>
  difference?.after?.status === status && !difference.after.archived && difference.before?.status !== status
const isNewlyDone = ({ difference }: ReviewLine) => became(difference, 'done')
const hasAdvanced = ({ difference }: ReviewLine): boolean => {
  if (!difference?.before || !difference.after || difference.after.archived) return false
  return PROGRESS.indexOf(difference.after.progress) > PROGRESS.indexOf(difference.before.progress)
}
const movedOf = (deadlines: readonly Deadline[]): DueShift => {
  const shifts = deadlines.map(({ steps }) => movesIn(steps).days).filter((days) => days !== 0)
  return { items: shifts.length, days: shifts.reduce((sum, days) => sum + days, 0) }
}
