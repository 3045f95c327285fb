// Who last changed a field, from the log alone: for what differs between two states and no event of the history accounts for.
import type * as Y from 'yjs'
import { mapIn, rootMap } from '../../shared/editor/foreign.ts'
import type { Edit } from '../../shared/history/comparison.ts'
import type { DocumentId, ItemId } from '../../shared/ids.ts'
import { type FieldKey, sameValue } from '../../shared/roadmap/fields.ts'
import { ROOTS } from '../../shared/roadmap/layout.ts'
import { readItem } from '../../shared/roadmap/read.ts'
import { replay } from '../log/checkpoints.ts'
import type { Span } from './edits.ts'
import { type Past, stateAt } from './replay.ts'

export interface Unaccounted {
  readonly id: ItemId
  readonly field: FieldKey
}
export const unaccountedKey = ({ id, field }: Unaccounted): string => `${id} ${field}`

export const findEdits = async (
  past: Past,
  document: DocumentId,
  span: Span,
  wanted: readonly Unaccounted[],
): Promise<ReadonlyMap<string, Edit>> => {
  const doc = await stateAt(past, document, span.from)
  const items = new Set(wanted.map(({ id }) => id))
  const values = new Map<string, unknown>()
  const found = new Map<string, Edit>()
  const look = (each: (key: string, value: unknown) => void, touched: (map: Y.Map<unknown>) => boolean) => {
    for (const id of items) {
      const map = mapIn(rootMap(doc, ROOTS.items), id)
      if (!map || !touched(map)) continue
      const item = readItem(id, map)
      for (const one of wanted) if (one.id === id) each(unaccountedKey(one), item[one.field])
    }
  }
  look(
    (key, value) => values.set(key, value),
    () => true,
  )
  let changed: Y.Transaction['changedParentTypes'] = new Map()
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    changed = transaction.changedParentTypes
  })
  for await (const entry of past.log.read(document, span.from, span.to)) {
    replay(doc, entry.updates)
    const { seq, at, author: account, delegation, meeting } = entry
    look(
      (key, value) => {
        if (!sameValue(values.get(key), value)) found.set(key, { seq, at, account, delegation, meeting })
        values.set(key, value)
      },
      (map) => [...changed.keys()].some((type: unknown) => type === map),
    )
  }
  doc.destroy()
  return found
}
