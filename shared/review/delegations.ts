// What delegations lead, what they did, and who moved whose due dates. Pure.
import type { Comparison, Contribution, DueMoves, DueMovesTotal, PlanItem } from '../history/comparison.ts'
import { COUNTED_MARKS, type CountedMark, changesMarked } from '../history/creditMarks.ts'
import type { DelegationId } from '../ids.ts'
import { dueState } from '../roadmap/dueState.ts'
import { isJoint, type Led } from '../roadmap/leadWords.ts'
import type { Day } from '../roadmap/model.ts'

export type ItemStanding = 'done' | 'blocked' | 'going' | 'waiting' | 'deferred'
export const STANDS: readonly ItemStanding[] = ['done', 'going', 'blocked', 'waiting', 'deferred']
const standOf = ({ status, progress }: Pick<PlanItem, 'status' | 'progress'>): ItemStanding => {
  if (status === 'done' || status === 'blocked' || status === 'deferred') return status
  return status === 'inProgress' || progress !== 'notStarted' ? 'going' : 'waiting'
}
const byStand = (a: ItemStanding, b: ItemStanding) => STANDS.indexOf(a) - STANDS.indexOf(b)

/** Items whose due date is another one than before, and the sum of their shifts; negative for earlier dates. */
export interface DueShift {
  readonly items: number
  readonly days: number
}

/** Lead of an item: a delegation, several (`joint`), or none. */
export type Lead = DelegationId | 'joint' | null
/** A delegation that is no longer in the group leads nothing. */
export const leadIn =
  (delegations: readonly DelegationId[]) =>
  ({ lead, coDelegations }: Led): Lead => {
    if (lead !== null && delegations.includes(lead)) return lead
    return isJoint({ lead, coDelegations }) ? 'joint' : null
  }

/** Counts items. */
export interface LeadRow {
  readonly lead: Lead
  /** For joint ones: all delegations that share in one of them. */
  readonly shared: readonly DelegationId[]
  /** One per item. */
  readonly stands: readonly ItemStanding[]
  readonly late: number
  readonly moved: DueShift
}
export const leadRows = (
  items: readonly PlanItem[],
  {
    day,
    delegations,
    movedOf,
  }: { readonly day: Day; readonly delegations: readonly DelegationId[]; readonly movedOf: (lead: Lead) => DueShift },
): readonly LeadRow[] => {
  const leadOf = leadIn(delegations)
  return [...delegations, 'joint' as const, null].flatMap((lead): readonly LeadRow[] => {
    const own = items.filter((item) => leadOf(item) === lead)
    const isDelegation = lead !== null && lead !== 'joint'
    const moved = movedOf(lead)
    if (!isDelegation && own.length + moved.items === 0) return []
    const sharing = new Set(lead === 'joint' ? own.flatMap(({ coDelegations }) => coDelegations) : [])
    return [
      {
        lead,
        shared: delegations.filter((id) => sharing.has(id)),
        stands: own.map(standOf).sort(byStand),
        late: own.filter((item) => dueState(item, day) === 'late').length,
        moved,
      },
    ]
  })
}

/** Moves with a mark (by link, by token). */
export type MarkedMoves = NonNullable<DueMoves['marked']>
/** Counts acts. Null: chair, secretariat and translators. */
export interface AuthorRow extends DueMovesTotal {
  readonly delegation: DelegationId | null
  readonly changes: number
  /** How many of them were written by link, and by tokens. */
  readonly changesMarked: ReturnType<typeof changesMarked>
  readonly movesMarked: MarkedMoves
  /** Moves of items that another delegation led at that moment. */
  readonly ofOthers: number
}
export const authorRows = (
  { contributions, dueMoves }: Pick<Comparison, 'contributions' | 'dueMoves'>,
  delegations: readonly DelegationId[],
): readonly AuthorRow[] =>
  [...delegations, null].map((delegation): AuthorRow => {
    const own = dueMoves.filter((one) => !one.isUnverified && one.delegation === delegation)
    const made = contributions.filter((one) => !one.unverified && one.delegation === delegation)
    return {
      delegation,
      changes: contributedChanges(made),
      changesMarked: changesMarked(made),
      ...summed(own),
      movesMarked: markedOf(own),
      ofOthers: sum(
        own.filter(({ lead }) => lead !== delegation),
        ({ moves }) => moves,
      ),
    }
  })
export const contributedChanges = (contributions: readonly Contribution[]) => sum(contributions, ({ changes }) => changes)

/** Author: a delegation, `null` for chair and secretariat, `unverified` for edits brought back after a restore. */
export type Mover = DelegationId | 'unverified' | null
export interface CellMoves extends DueMovesTotal {
  readonly marked: MarkedMoves
}
export interface Matrix {
  readonly movers: readonly Mover[]
  /** Null: joint, or without a lead. */
  readonly leads: readonly (DelegationId | null)[]
  readonly cell: (mover: Mover, lead: DelegationId | null) => CellMoves
  readonly byMover: (mover: Mover) => CellMoves
  readonly byLead: (lead: DelegationId | null) => CellMoves
  readonly all: CellMoves
  /** Moves by delegations of items that they led themselves. */
  readonly own: DueMovesTotal
  /** The longest shift of a cell, to scale bars. At least 1. */
  readonly most: number
}
/** All delegations of the group have a row and a column; the others only if there are moves. */
export const matrixOf = (dueMoves: readonly DueMoves[], delegations: readonly DelegationId[]): Matrix => {
  const moverOf = ({ delegation, isUnverified }: DueMoves): Mover => (isUnverified ? 'unverified' : delegation)
  const leadOf = ({ lead }: DueMoves) => (lead !== null && delegations.includes(lead) ? lead : null)
  const some = (keep: (one: DueMoves) => boolean): CellMoves => {
    const kept = dueMoves.filter(keep)
    return { ...summed(kept), marked: markedOf(kept) }
  }
  const others = [...new Set(dueMoves.map(moverOf))].filter((mover) => !delegations.some((id) => id === mover))
  const movers: readonly Mover[] = [...delegations, ...others.toSorted((a, b) => Number(a === 'unverified') - Number(b === 'unverified'))]
  const leads = [...delegations, ...(dueMoves.some((one) => leadOf(one) === null) ? [null] : [])]
  const cell = (mover: Mover, lead: DelegationId | null) => some((one) => moverOf(one) === mover && leadOf(one) === lead)
  return {
    movers,
    leads,
    cell,
    byMover: (mover) => some((one) => moverOf(one) === mover),
    byLead: (lead) => some((one) => leadOf(one) === lead),
    all: some(() => true),
    own: some((one) => leadOf(one) !== null && leadOf(one) === moverOf(one)),
    most: Math.max(1, ...movers.flatMap((mover) => leads.map((lead) => Math.abs(cell(mover, lead).days)))),
  }
}

const summed = (all: readonly DueMovesTotal[]): DueMovesTotal => ({
  moves: sum(all, ({ moves }) => moves),
  days: sum(all, ({ days }) => days),
})
const markedOf = (all: readonly DueMoves[]): MarkedMoves =>
  Object.fromEntries(
    COUNTED_MARKS.flatMap((mark): readonly (readonly [CountedMark, DueMovesTotal])[] => {
      const marked = all.flatMap((one) => one.marked?.[mark] ?? [])
      return marked.length > 0 ? [[mark, summed(marked)]] : []
    }),
  )
const sum = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((total, one) => total + of(one), 0)
