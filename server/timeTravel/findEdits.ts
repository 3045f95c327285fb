// Last author of a field, from the log alone: for differences that no event of the history explains.
import type * as Y from 'yjs'
import { mapIn, rootMap } from '../../shared/editor/foreign.ts'
import type { CreditedEdit } from '../../shared/history/comparison.ts'
import type { DocumentId, ItemId } from '../../shared/ids.ts'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import { ITEMS } from '../../shared/roadmap/layout.ts'
import { sameValue } from '../../shared/schema/sameValue.ts'
import { containerItem, keyInParent, parentOf } from '../../shared/yjs/item.ts'
import { replay } from '../log/checkpoints.ts'
import type { SeqSpan } from './edits.ts'
import { type PastStates, stateAt } from './pastStates.ts'
import { creditOfEntry } from './unverifiedStamps.ts'

export interface Unaccounted {
  readonly id: ItemId
  readonly field: FieldKey
}
export const unaccountedKey = ({ id, field }: Unaccounted): string => `${id} ${field}`

export const findEdits = async (
  past: PastStates,
  document: DocumentId,
  span: SeqSpan,
  wanted: readonly Unaccounted[],
): Promise<ReadonlyMap<string, CreditedEdit>> => {
  const doc = await stateAt(past, document, span.from)
  const list = rootMap(doc, ITEMS.root)
  const wantedOf: ReadonlyMap<string, readonly Unaccounted[]> = Map.groupBy(wanted, ({ id }) => id)
  const values = new Map<string, unknown>()
  const found = new Map<string, CreditedEdit>()
  const look = (ids: Iterable<string>, each: (key: string, value: unknown) => void) => {
    for (const id of ids) {
      const own = wantedOf.get(id) ?? []
      const [first] = own
      const map = first && mapIn(list, id)
      if (!map) continue
      const item = ITEMS.read(map, first.id)
      for (const one of own) each(unaccountedKey(one), item[one.field])
    }
  }
  look(wantedOf.keys(), (key, value) => values.set(key, value))
  // Items with a change in them, and those that replaced another value: an entry costs what it changes, however many items are wanted.
  const touched = new Set<string>()
  doc.on('afterTransaction', ({ changed, changedParentTypes }: Y.Transaction) => {
    for (const type of changedParentTypes.keys()) {
      const item = containerItem(type)
      const key = item && parentOf(item) === list ? keyInParent(item) : null
      if (key !== null) touched.add(key)
    }
    for (const [type, keys] of changed) if (Object.is(type, list)) for (const key of keys) if (key !== null) touched.add(key)
  })
  const attributions = new Map((await past.log.attributions(document)).map((one) => [one.seq, one]))
  for await (const entry of past.log.read(document, span.from, span.to)) {
    touched.clear()
    replay(doc, entry.updates)
    const { seq, at, meeting } = entry
    const credit = creditOfEntry(entry, attributions.get(seq))
    look(touched, (key, value) => {
      if (!sameValue(values.get(key), value)) found.set(key, { seq, at, ...credit, meeting })
      values.set(key, value)
    })
  }
  doc.destroy()
  return found
}
