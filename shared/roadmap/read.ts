// Y.Doc → RoadMap. Total, whatever a hostile or an old client wrote (SPEC I10), and in canonical order: the order of a Y.Map's
// keys depends on the order in which updates arrived.
import type * as Y from 'yjs'
import { byOrder } from '../order.ts'
import { readEntries } from '../schema/entries.ts'
import { codesOf } from './codes.ts'
import { ITEMS, STREAMS } from './layout.ts'
import type { RoadMap, Workstream } from './model.ts'

export const readRoadMap = (doc: Y.Doc): RoadMap => {
  const items = readEntries(doc, ITEMS)
  const codes = codesOf(items)
  return {
    streams: readStreams(doc),
    items: items.map((item) => ({ ...item, code: codes.get(item.id) ?? item.code })).sort(byOrder),
  }
}

export const readStreams = (doc: Y.Doc): readonly Workstream[] => readEntries(doc, STREAMS).toSorted(byOrder)
