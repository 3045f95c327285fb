// Groups by sets. A group has equal members; groups follow the order of the members, single ones before shared ones, the empty set last.
// Pure.
import type { Item } from '../../../shared/roadmap/model.ts'
import type { Buckets, GroupValue } from './facet.ts'

export const groupMembers = (value: GroupValue): readonly string[] => (typeof value === 'object' && value !== null ? value : [])

export const setBuckets = (membersOf: (item: Item) => readonly string[], known: readonly string[]): Buckets => {
  const places = new Map(known.map((id, place) => [id, place]))
  const placeOf = (id: string) => places.get(id) ?? known.length
  const compare = (a: readonly string[], b: readonly string[]): number => {
    if (a.length === 0 || b.length === 0) return b.length - a.length
    for (const [index, id] of a.entries()) {
      const other = b[index]
      if (other === undefined) return 1
      if (id !== other) return placeOf(id) - placeOf(other) || (id < other ? -1 : 1)
    }
    return a.length - b.length
  }
  return {
    of: (item) => membersOf(item).toSorted((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1)),
    order: (found) => found.map(groupMembers).sort(compare),
  }
}
