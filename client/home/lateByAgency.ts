// Agencies with overdue items: those of the leading delegation, or all of the item's if there is no single lead. Pure.
import type { AgencyId, DelegationId } from '../../shared/ids.ts'
import type { Agency, Delegation } from '../../shared/people.ts'
import { daysBetween } from '../../shared/roadmap/days.ts'
import type { Day, Item } from '../../shared/roadmap/model.ts'
import { dueState } from '../item/due.ts'

export interface LateRow {
  readonly delegation: Delegation
  /** Null: the item names no agency of the delegation. */
  readonly agency: Agency | null
  readonly items: number
  /** Days since the due date of the oldest one. */
  readonly days: number
}
export interface OnTime {
  readonly delegation: Delegation
  readonly agencies: readonly Agency[]
}

interface Group {
  readonly delegations: readonly Delegation[]
  readonly agencies: readonly Agency[]
}

export const lateByAgency = (
  items: readonly Item[],
  { delegations, agencies }: Group,
  today: Day,
): { readonly late: readonly LateRow[]; readonly onTime: readonly OnTime[] } => {
  const overdue = items.filter((item) => !item.archived && dueState(item, today) === 'late')
  const rowFor = (delegation: Delegation, agency: Agency | null): readonly LateRow[] => {
    const own = overdue.filter((item) => answersFor(item, { delegation: delegation.id, agency: agency?.id ?? null, agencies }))
    const days = Math.max(0, ...own.map(({ due }) => daysBetween(due ?? today, today)))
    return own.length === 0 ? [] : [{ delegation, agency, items: own.length, days }]
  }
  const late = delegations
    .flatMap((delegation) =>
      [...agencies.filter((one) => one.delegation === delegation.id), null].flatMap((agency) => rowFor(delegation, agency)),
    )
    .toSorted((a, b) => b.items - a.items || b.days - a.days)
  const onTime = delegations.map((delegation) => ({
    delegation,
    agencies: agencies.filter(({ id, delegation: of }) => of === delegation.id && !late.some(({ agency }) => agency?.id === id)),
  }))
  return { late, onTime: onTime.filter((one) => one.agencies.length > 0) }
}

interface Seat {
  readonly delegation: DelegationId
  readonly agency: AgencyId | null
  readonly agencies: readonly Agency[]
}
const answersFor = (item: Item, { delegation, agency, agencies }: Seat): boolean => {
  if (item.lead !== null && item.lead !== delegation) return false
  const own = item.agencies.filter((id) => agencies.find((one) => one.id === id)?.delegation === delegation)
  if (agency !== null) return own.includes(agency)
  return own.length === 0 && (item.lead === delegation || item.coDelegations.includes(delegation))
}
