// Changes of one transaction, read from the structs that it added and deleted, never from the whole document.
import * as Y from 'yjs'
import type { DocumentSchema } from '../../contentSchema.ts'
import { type ChangedItems, isDeletedBy } from '../../yjs/changedItems.ts'
import { containerItem, entryIn, keyInParent, parentOf, type YjsItem, type YjsType } from '../../yjs/item.ts'
import { formatIn, typeIn } from '../../yjs/itemContent.ts'
import type { MovedChange } from '../events.ts'
import type { EntryUpdates } from './entryUpdates.ts'
import { areMovedWithFormats, looksSame } from './formats.ts'
import { type KeyChange, readKey, type SupersededValue } from './keys.ts'
import { topOf } from './letterRuns.ts'
import type { MovedRanges } from './movedRanges.ts'
import type { FoldedMoves } from './moves.ts'
import { isHardBreak, isTextBlock, type VisibleItems } from './visibility.ts'

export type RawChange = KeyChange | SupersededValue | TextEdit | TextMove | OtherChange

/** A change covered by no other: a value set and removed in the same transaction, or written below a deleted parent. */
export interface OtherChange {
  readonly type: 'elsewhere'
  /** Empty if unknown. */
  readonly path: readonly string[]
}

/** Text was moved within a text, or the type of its blocks changed. */
export interface TextMove {
  readonly type: 'move'
  readonly path: readonly string[]
  readonly change: MovedChange
}

/** A text was edited; if the text itself was added or deleted, the change is its container's. */
export interface TextEdit {
  readonly type: 'text'
  readonly path: readonly string[]
  readonly inserted: number
  readonly deleted: number
  readonly formatted: number
  readonly tables: boolean
  /** The whole text if it is short. To be called inside the transaction. */
  readonly before: () => string | null
  readonly after: () => string | null
}

interface Counts {
  inserted: number
  deleted: number
  formatted: number
  /** Rows, columns or cells of a table were added, removed or moved. */
  tables: boolean
  /** Paragraphs and line breaks added and removed; a paragraph into which text was only moved belongs to the move. */
  readonly blocks: { inserted: number; deleted: number; formatted: number }
  /** Texts with deleted format markers: whether the visible format changed is checked separately. */
  readonly unmarked: Set<YjsType>
  /** Number of format markers added to a text: they may have come with letters that were only moved. */
  readonly marked: Map<YjsType, number>
}

/** Gives roots their types, because a document decoded from updates has none. */
export const nameRoots = (doc: Y.Doc, schema: DocumentSchema): ReadonlyMap<YjsType, string> =>
  new Map(Object.entries(schema).map(([name, place]): [YjsType, string] => [rootOf(doc, name, place.type), name]))

const rootOf = (doc: Y.Doc, name: string, type: DocumentSchema[string]['type']): YjsType =>
  type === 'map' ? doc.getMap(name) : type === 'text' ? doc.getText(name) : doc.getXmlFragment(name)

export interface Collecting {
  readonly transaction: Y.Transaction
  readonly visibility: VisibleItems
  readonly roots: ReadonlyMap<YjsType, string>
  readonly changes: ChangedItems
  readonly moves: FoldedMoves
  readonly updates: EntryUpdates
  /** Path of a write below a deleted parent. */
  readonly hidden: readonly (readonly string[])[]
}

export const collect = ({ transaction, visibility, roots, changes: items, moves, updates, hidden }: Collecting): readonly RawChange[] => {
  const { keys, texts } = touched(items, visibility, moves.index)
  const changes: RawChange[] = []
  const add = (path: readonly string[], found: readonly RawChange[]) => {
    for (const change of found) changes.push(change)
    if (found.length === 0) changes.push({ type: 'elsewhere', path })
  }
  for (const [map, fresh] of keys) {
    if (isWithinChange(map, transaction, visibility)) continue
    const path = pathOf(map, roots)
    if (!path) changes.push({ type: 'elsewhere', path: [] })
    else
      for (const [key, items] of fresh)
        add([...path, key], readKey({ visibility, transaction, map, key, updates, path: [...path, key] }, items))
  }
  for (const [text, counts] of texts) {
    if (isWithinChange(text, transaction, visibility)) continue
    const path = pathOf(text, roots) ?? []
    const moved = moves.byText.get(text) ?? []
    const edits = readText({ visibility, text, path, isMoved: moved.length > 0, moved: moves.index, gone: items.gone }, counts)
    add(path, path.length === 0 ? [] : [...edits, ...moved.map((change): TextMove => ({ type: 'move', path, change }))])
  }
  for (const path of hidden) changes.push({ type: 'elsewhere', path })
  return changes
}

interface TextRead {
  readonly visibility: VisibleItems
  readonly text: YjsType
  readonly path: readonly string[]
  readonly isMoved: boolean
  readonly moved: MovedRanges
  readonly gone: readonly YjsItem[]
}
const readText = ({ visibility, text, path, isMoved, moved, gone }: TextRead, counts: Counts): readonly TextEdit[] => {
  const blocks = isMoved ? NO_BLOCKS : counts.blocks
  const [inserted, deleted] = [counts.inserted + blocks.inserted, counts.deleted + blocks.deleted]
  let formatted = counts.formatted + blocks.formatted
  for (const [part, markers] of counts.marked)
    if (!isMoved || !looksSame(part, visibility) || !areMovedWithFormats(part, { visibility, moved, gone })) formatted += markers
  // Yjs clients remove redundant format markers in response to remote changes: that is no edit by a user.
  if (inserted + deleted + formatted === 0) for (const part of counts.unmarked) if (!looksSame(part, visibility)) formatted += 1
  if (inserted + deleted + formatted === 0) return []
  const at = (when: 'before' | 'after') => () => visibility.textOf(text, when)
  return [{ type: 'text', path, inserted, deleted, formatted, tables: counts.tables, before: at('before'), after: at('after') }]
}

const NO_BLOCKS: Counts['blocks'] = { inserted: 0, deleted: 0, formatted: 0 }

const touched = ({ fresh, gone }: ChangedItems, visibility: VisibleItems, moved: MovedRanges) => {
  const keys = new Map<YjsType, Map<string, YjsItem[]>>()
  const texts = new Map<YjsType, Counts>()
  const freshOf = (map: YjsType, key: string): YjsItem[] => {
    const entries = keys.get(map) ?? new Map<string, YjsItem[]>()
    const items = entries.get(key) ?? []
    keys.set(map, entries.set(key, items))
    return items
  }
  const countsOf = (inside: YjsType): Counts => {
    const top = topOf(inside)
    const counts = texts.get(top) ?? {
      inserted: 0,
      deleted: 0,
      formatted: 0,
      tables: false,
      blocks: { ...NO_BLOCKS },
      unmarked: new Set(),
      marked: new Map(),
    }
    texts.set(top, counts)
    return counts
  }
  const came = (item: YjsItem, parent: YjsType) => {
    const key = keyInParent(item)
    if (key !== null && isMap(parent)) freshOf(parent, key).push(item)
    else if (!visibility.sees(item, 'after')) countsOf(parent)
    else count(countsOf(parent), { item, parent, how: 'inserted', visibility, moved })
  }
  const went = (item: YjsItem, parent: YjsType) => {
    if (visibility.isFresh(item)) return
    const key = keyInParent(item)
    if (key !== null && isMap(parent)) freshOf(parent, key)
    else count(countsOf(parent), { item, parent, how: 'deleted', visibility, moved })
  }
  for (const item of fresh) visit(item, came)
  for (const item of gone) visit(item, went)
  return { keys, texts }
}

/** Content below a deleted parent has no effect. */
const visit = (item: YjsItem, then: (item: YjsItem, parent: YjsType) => void) => {
  const parent = parentOf(item)
  if (parent) then(item, parent)
}

interface Counted {
  readonly item: YjsItem
  readonly parent: YjsType
  readonly how: 'inserted' | 'deleted'
  readonly visibility: VisibleItems
  readonly moved: MovedRanges
}
const count = (counts: Counts, { item, parent, how, visibility, moved }: Counted) => {
  const holder = containerItem(parent)
  const partOfMore = holder !== null && (how === 'inserted' ? visibility.isFresh(holder) : holder.deleted)
  const key = keyInParent(item)
  const type = typeIn(item)
  if (key !== null) {
    // A block's id is set once and is not shown; an attribute that is set again counts as an addition.
    const gone = how === 'deleted' && entryIn(parent, key) !== item
    if (key !== 'id' && !partOfMore && !gone) {
      counts.formatted += 1
      if (isOfTable(parent)) counts.tables = true
    }
  } else if (formatIn(item)) {
    if (how === 'deleted') counts.unmarked.add(parent)
    else if (!partOfMore) counts.marked.set(parent, (counts.marked.get(parent) ?? 0) + 1)
  } else if (type) {
    // An empty cell has no characters.
    if (isOfTable(type)) {
      counts.blocks.formatted += 1
      counts.tables = true
    } else if (isTextBlock(type) || isHardBreak(type)) counts.blocks[how] += 1
    else if (type instanceof Y.XmlElement) counts.blocks.formatted += 1
  } else counts[how] += item.length - movedIn(item, how, moved)
}

const isOfTable = (type: YjsType): boolean => type instanceof Y.XmlElement && TABLE_PARTS.has(type.nodeName)
const TABLE_PARTS: ReadonlySet<string> = new Set(['table', 'tableColumn', 'tableRow', 'tableCell'])

/** Number of its letters that were only moved. */
const movedIn = ({ id: { client, clock }, length }: YjsItem, how: 'inserted' | 'deleted', moved: MovedRanges): number => {
  if (moved.size === 0) return 0
  let letters = 0
  for (let at = clock; at < clock + length; ) {
    const end = Math.min(clock + length, moved.next(client, at))
    if (how === 'inserted' ? moved.cameFrom(client, at) : moved.wentTo(client, at)) letters += end - at
    at = end
  }
  return letters
}

const isMap = (type: YjsType) => type instanceof Y.Map

const holderOfParent = (item: YjsItem): YjsItem | null => {
  const parent = parentOf(item)
  return parent && containerItem(parent)
}

/** Nested in something added or removed by the same transaction: one change, of the outermost. */
const isWithinChange = (type: YjsType, transaction: Y.Transaction, visibility: VisibleItems): boolean => {
  for (let item = containerItem(type); item; item = holderOfParent(item))
    if (visibility.isFresh(item) || (item.deleted && isDeletedBy(transaction, item.id))) return true
  return false
}

/** The root's name and the keys below it; null inside a text, and outside our layouts. */
export const pathOf = (type: YjsType, roots: ReadonlyMap<YjsType, string>): readonly string[] | null => {
  const keys: string[] = []
  let top = type
  for (let item = containerItem(top); item; item = containerItem(top)) {
    const [parent, key] = [parentOf(item), keyInParent(item)]
    if (key === null || !parent) return null
    keys.push(key)
    top = parent
  }
  const root = roots.get(top)
  return root === undefined ? null : [root, ...keys.reverse()]
}
