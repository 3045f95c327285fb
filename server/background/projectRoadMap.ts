// Projection of a road map: workstreams, items, one search text per item, and links in descriptions. Pure.
import type * as Y from 'yjs'
import { mapIn, mapsIn, rootMap } from '../../shared/editor/foreign.ts'
import { parseItemId } from '../../shared/ids.ts'
import { ITEMS } from '../../shared/roadmap/layout.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { readStreams } from '../../shared/roadmap/read.ts'
import { descriptionFragment } from '../../shared/roadmap/texts.ts'
import { searchText } from '../../shared/schema/searchText.ts'
import { linkLines, linksPart } from './linkLines.ts'
import type { Projection } from './projection.ts'

interface Changed {
  /** Keys of changed items. */
  readonly items: ReadonlySet<string>
  readonly streams: boolean
}

/** Everything when `changed` is null. */
export const projectRoadMap = (doc: Y.Doc, changed: Changed | null): Projection => {
  const items = rootMap(doc, ITEMS.root)
  const keys = changed ? [...changed.items] : mapsIn(items, parseItemId).map(([id]) => id)
  const read = keys.map((key) => [key, readItem(items, key)] as const)
  return {
    title: null,
    streams: !changed || changed.streams ? readStreams(doc) : null,
    meeting: null,
    items: new Map(read),
    texts: new Map(
      read.flatMap(([key, item]) => [
        [`item:${key}`, item && searchText(ITEMS, item)] as const,
        [linksPart(`item:${key}`), item && linkLines((language) => descriptionFragment(doc, item.id, language))] as const,
      ]),
    ),
    whole: !changed,
  }
}

const readItem = (items: Y.Map<unknown> | null, key: string): Item | null => {
  const id = parseItemId(key)
  const map = id && mapIn(items, key)
  return map && ITEMS.read(map, id)
}
