// A road map's rows: its streams, and one search text per item. Pure.
import type * as Y from 'yjs'
import type { Bilingual } from '../../shared/bilingual.ts'
import { mapIn, mapsIn, rootMap } from '../../shared/editor/foreign.ts'
import { parseItemId } from '../../shared/ids.ts'
import { ITEMS } from '../../shared/roadmap/layout.ts'
import { readStreams } from '../../shared/roadmap/read.ts'
import { searchText } from '../../shared/schema/searchText.ts'
import type { Projection } from './projection.ts'

export interface Changed {
  /** Keys of the items below which something changed. */
  readonly items: ReadonlySet<string>
  readonly streams: boolean
}

/** Everything when `changed` is null. */
export const projectRoadMap = (doc: Y.Doc, changed: Changed | null): Projection => {
  const items = rootMap(doc, ITEMS.root)
  const keys = changed ? [...changed.items] : mapsIn(items, parseItemId).map(([id]) => id)
  return {
    title: null,
    streams: !changed || changed.streams ? readStreams(doc) : null,
    meeting: null,
    texts: new Map(keys.map((key) => [`item:${key}`, projectItem(items, key)])),
    whole: !changed,
  }
}

const projectItem = (items: Y.Map<unknown> | null, key: string): Bilingual | null => {
  const id = parseItemId(key)
  const map = id && mapIn(items, key)
  return map && searchText(ITEMS, ITEMS.read(map, id))
}
