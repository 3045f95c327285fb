// Many changes in one step, which one undo takes back. What one item refuses keeps nobody else back, and is named.
import type * as Y from 'yjs'
import type { ItemId } from '../ids.ts'
import { LOCAL } from '../origins.ts'
import type { Refusal } from '../refusals.ts'
import type { Result } from '../result.ts'
import type { SettableKey } from './fields.ts'
import type { Item } from './model.ts'
import { addToSet, archiveItem, removeFromSet, restoreItem, setForeign } from './write.ts'

export type ItemChange = { readonly id: ItemId } & (
  | { readonly [Key in SettableKey]: { readonly set: Key; readonly to: Item[Key] } }[SettableKey]
  | { readonly label: string; readonly inside: boolean }
  | { readonly archived: boolean }
)
export interface Refused {
  readonly id: ItemId
  readonly refusal: Refusal
}

export const changeItems = (doc: Y.Doc, changes: readonly ItemChange[]): readonly Refused[] =>
  doc.transact(
    () =>
      changes.flatMap((change) => {
        const done = carryOut(doc, change)
        return done.ok ? [] : [{ id: change.id, refusal: done.refusal }]
      }),
    LOCAL,
  )

const carryOut = (doc: Y.Doc, change: ItemChange): Result<undefined> => {
  if ('set' in change) return setForeign(doc, change.id, change.set, change.to)
  if ('label' in change) return (change.inside ? addToSet : removeFromSet)(doc, change.id, 'labels', change.label)
  return (change.archived ? archiveItem : restoreItem)(doc, change.id)
}
