// Cycle check for a new parent or dependency; terminates on existing cycles of hostile edits.
import type * as Y from 'yjs'
import { mapIn } from '../editor/foreign.ts'
import { type ItemId, parseItemId } from '../ids.ts'
import { itemMap } from './change.ts'

export const leadsTo = (doc: Y.Doc, from: ItemId, to: ItemId, by: 'parent' | 'dependsOn'): boolean =>
  isReached(to, [from], (id) => {
    const item = itemMap(doc, id)
    const keys = by === 'parent' ? [item?.get('parent')] : [...(mapIn(item, 'dependsOn')?.keys() ?? [])]
    return keys.flatMap((key) => parseItemId(key) ?? [])
  })

export const isReached = (to: ItemId, from: readonly ItemId[], next: (id: ItemId) => readonly ItemId[]): boolean => {
  const seen = new Set<ItemId>()
  const waiting = [...from]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === to) return true
    if (seen.has(id)) continue
    seen.add(id)
    waiting.push(...next(id))
  }
  return false
}
