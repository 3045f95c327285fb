// Reads a RoadMap from its Y.Doc. Total (SPEC I10), and in canonical order: the key order of a Y.Map depends on the order of updates.
import type * as Y from 'yjs'
import { byOrder } from '../order.ts'
import { readEntries } from '../schema/entries.ts'
import { codesOf } from './codes.ts'
import { ITEMS, STREAMS } from './layout.ts'
import type { BesideItems, Item, OwnField, RoadMap, Workstream } from './model.ts'
import { OWN_FIELDS } from './ownFields.ts'

export const readRoadMap = (doc: Y.Doc): RoadMap => roadMapOf(readBesideItems(doc), readEntries(doc, ITEMS))

export const readBesideItems = (doc: Y.Doc): BesideItems => ({ fields: readOwnFields(doc), streams: readStreams(doc) })

/** From its items as stored, in any order. */
export const roadMapOf = (beside: BesideItems, items: readonly Item[]): RoadMap => {
  const codes = codesOf(items)
  return { ...beside, items: items.map((item) => ({ ...item, code: codes.get(item.id) ?? item.code })).sort(byOrder) }
}

export const readOwnFields = (doc: Y.Doc): readonly OwnField[] => readEntries(doc, OWN_FIELDS).toSorted(byOrder)
export const readStreams = (doc: Y.Doc): readonly Workstream[] => readEntries(doc, STREAMS).toSorted(byOrder)
