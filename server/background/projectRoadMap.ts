// Projection of a road map: workstreams, items, one search text per item, with its values of the group's own fields, and links in descriptions. Pure.
import type * as Y from 'yjs'
import { type Bilingual, LANGUAGES, type Language } from '../../shared/bilingual.ts'
import { mapIn, mapsIn, rootMap } from '../../shared/editor/foreign.ts'
import { parseItemId } from '../../shared/ids.ts'
import { ITEMS } from '../../shared/roadmap/layout.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { type OwnFieldKey, ownKindOf } from '../../shared/roadmap/ownKeys.ts'
import { createOwnRows, type OwnRows } from '../../shared/roadmap/ownRows.ts'
import { readOwnFields, readStreams } from '../../shared/roadmap/read.ts'
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
  const own = createOwnRows(readOwnFields(doc))
  return {
    title: null,
    streams: !changed || changed.streams ? readStreams(doc) : null,
    meeting: null,
    items: new Map(read),
    texts: new Map(
      read.flatMap(([key, item]) => [
        [`item:${key}`, item && withOwn(searchText(ITEMS, item), item, own)] as const,
        [linksPart(`item:${key}`), item && linkLines((language) => descriptionFragment(doc, item.id, language))] as const,
      ]),
    ),
    whole: !changed,
  }
}

/** A name or a date of an own field is no word of the plan: people and agencies are found by the filters. */
const withOwn = (text: Bilingual, item: Item, own: OwnRows): Bilingual => {
  const of = (language: Language) =>
    [text[language], ...own.keys.flatMap((key) => ownWords(item, key, { own, language })).filter((words) => words !== '')].join('\n')
  const [es = '', en = ''] = LANGUAGES.map(of)
  return { es, en }
}
const ownWords = (
  item: Item,
  key: OwnFieldKey,
  { own, language }: { readonly own: OwnRows; readonly language: Language },
): readonly string[] => {
  const value = item[key]
  const { words, spoken } = own.row(key)
  switch (ownKindOf(key)) {
    case 'choice':
    case 'choices':
      return (Array.isArray(value) ? value : [value]).map((choice) => words?.[String(choice)]?.[language] ?? '')
    case 'number':
      // As it is typed, and as it is shown.
      return typeof value === 'number' ? [`${value} ${spoken?.(value, language) ?? ''}`.trim()] : []
    case 'text':
    case 'address':
      return typeof value === 'string' ? [value] : []
    case 'day':
    case 'party':
      return []
  }
}

const readItem = (items: Y.Map<unknown> | null, key: string): Item | null => {
  const id = parseItemId(key)
  const map = id && mapIn(items, key)
  return map && ITEMS.read(map, id)
}
