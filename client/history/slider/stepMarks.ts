// Changes of the shown step, read by cells and paragraphs when they render; empty at now, or while marks are off.
import { createMemo } from 'solid-js'
import { type ItemId, parseItemId } from '../../../shared/ids.ts'
import { type FieldKey, isFieldKey } from '../../../shared/roadmap/fields.ts'
import { fieldKeys } from '../../live/ownFields.ts'
import { usePast } from './pastDoor.ts'

export interface StepMarks {
  readonly items: () => ReadonlyMap<ItemId, ReadonlySet<FieldKey>>
  readonly isChanged: (item: ItemId, field: FieldKey) => boolean
}

export const useStepMarks = (): StepMarks => {
  const past = usePast()
  const items = createMemo(() => {
    const shown = past?.marksChanges() ? past.shown() : null
    return shown ? itemsIn(shown.touched) : NOTHING
  })
  return { items, isChanged: (item, field) => items().get(item)?.has(field) ?? false }
}

const NOTHING: ReadonlyMap<ItemId, ReadonlySet<FieldKey>> = new Map()

/** `items/k3/title.es` → the title of k3; for a new item all fields. */
const itemsIn = (touched: ReadonlySet<string>): ReadonlyMap<ItemId, ReadonlySet<FieldKey>> => {
  const found = new Map<ItemId, Set<FieldKey>>()
  for (const path of touched) {
    const [root, key, field] = path.split('/')
    const id = root === 'items' ? parseItemId(key) : null
    if (!id) continue
    const fields = found.get(id) ?? new Set()
    found.set(id, fields)
    const [name = ''] = field?.split('.') ?? []
    for (const one of field === undefined ? fieldKeys() : isFieldKey(name) ? [name] : []) fields.add(one)
  }
  return found
}
