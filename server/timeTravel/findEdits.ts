// Last author of a field, from the log alone: for differences that no event of the history explains.
import type * as Y from 'yjs'
import { mapIn, rootMap } from '../../shared/editor/foreign.ts'
import type { CreditedEdit } from '../../shared/history/comparison.ts'
import type { DocumentId, ItemId } from '../../shared/ids.ts'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import { ITEMS } from '../../shared/roadmap/layout.ts'
import { sameValue } from '../../shared/schema/sameValue.ts'
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
  const items = new Set(wanted.map(({ id }) => id))
  const values = new Map<string, unknown>()
  const found = new Map<string, CreditedEdit>()
  const look = (each: (key: string, value: unknown) => void, touched: (id: ItemId, map: Y.Map<unknown>) => boolean) => {
    for (const id of items) {
      const map = mapIn(list, id)
      if (!map || !touched(id, map)) continue
      const item = ITEMS.read(map, id)
      for (const one of wanted) if (one.id === id) each(unaccountedKey(one), item[one.field])
    }
  }
  look(
    (key, value) => values.set(key, value),
    () => true,
  )
  // Below the item; or it replaced another value.
  let isTouched = (_id: ItemId, _map: Y.Map<unknown>): boolean => false
  doc.on('afterTransaction', ({ changed, changedParentTypes }: Y.Transaction) => {
    const below = new Set<unknown>(changedParentTypes.keys())
    const placed = [...changed].find(([type]: readonly [unknown, unknown]) => type === list)?.[1]
    isTouched = (id, map) => below.has(map) || placed?.has(id) === true
  })
  const attributions = new Map((await past.log.attributions(document)).map((one) => [one.seq, one]))
  for await (const entry of past.log.read(document, span.from, span.to)) {
    replay(doc, entry.updates)
    const { seq, at, meeting } = entry
    const credit = creditOfEntry(entry, attributions.get(seq))
    look(
      (key, value) => {
        if (!sameValue(values.get(key), value)) found.set(key, { seq, at, ...credit, meeting })
        values.set(key, value)
      },
      (id, map) => isTouched(id, map),
    )
  }
  doc.destroy()
  return found
}
