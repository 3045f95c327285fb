// Work of each delegation and agency between two moments, summed up per line and as table cells. Pure.

import type { WorkRow } from '../../shared/history/work.ts'
import type { AgencyId, DelegationId } from '../../shared/ids.ts'

export interface Summary {
  readonly changes: number
  readonly items: number
  readonly texts: number
  readonly sessions: number
  readonly moves: number
  readonly days: number
}
export interface DelegationWork {
  /** Null: chair, secretariat and translators. */
  readonly delegation: DelegationId | null
  readonly isUnverified: boolean
  readonly summary: Summary
  readonly rows: readonly WorkRow[]
  /** Null: members without an agency. Empty if the delegation has only those. */
  readonly agencies: readonly { readonly agency: AgencyId | null; readonly summary: Summary; readonly rows: readonly WorkRow[] }[]
}

/** In the order of the group, then chair and secretariat, then work without a delegation; every delegation is listed. */
export const workOf = (
  rows: readonly WorkRow[],
  { delegations, agencies }: { readonly delegations: readonly DelegationId[]; readonly agencies: readonly AgencyId[] },
): readonly DelegationWork[] => {
  const of = (delegation: DelegationId | null, isUnverified: boolean): DelegationWork => {
    const own = rows.filter((row) => row.isUnverified === isUnverified && row.delegation === delegation)
    const found = [...agencies, null].flatMap((agency) => {
      const theirs = own.filter((row) => row.agency === agency)
      return theirs.length > 0 ? [{ agency, rows: theirs, summary: summaryOf(theirs) }] : []
    })
    return {
      delegation,
      isUnverified,
      rows: own,
      summary: summaryOf(own),
      agencies: found.every(({ agency }) => agency === null) ? [] : found,
    }
  }
  const known = [...delegations.map((id) => of(id, false)), of(null, false)]
  const unverified = [...new Set(rows.flatMap((row) => (row.isUnverified ? [row.delegation] : [])))].map((id) => of(id, true))
  return [...known.filter(({ delegation, rows: own }) => delegation !== null || own.length > 0), ...unverified]
}

const summaryOf = (rows: readonly WorkRow[]): Summary => {
  const things = (of: (row: WorkRow) => boolean) => new Set(rows.filter(of).map(thingKey)).size
  const sum = (count: (row: WorkRow) => number) => rows.reduce((total, row) => total + count(row), 0)
  return {
    changes: sum(({ changes }) => changes),
    items: things(({ subject }) => subject.type === 'item'),
    texts: new Set(rows.filter(({ subject }) => subject.type === 'text').map(({ document }) => document)).size,
    sessions: new Set(rows.filter(({ document }) => document.startsWith('meeting:')).map(({ document }) => document)).size,
    moves: sum(({ moves }) => moves),
    days: sum(({ days }) => days),
  }
}

/** Groups rows by subject, those with most changes first. */
export const thingsOf = (rows: readonly WorkRow[]): readonly (readonly WorkRow[])[] =>
  [...Map.groupBy(rows, thingKey).values()].toSorted((a, b) => changesIn(b) - changesIn(a))
const changesIn = (rows: readonly WorkRow[]) => rows.reduce((sum, { changes }) => sum + changes, 0)
const thingKey = ({ document, subject }: WorkRow) => `${document} ${subject.type}:${subject.id}`
