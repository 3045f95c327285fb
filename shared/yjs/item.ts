// Items of a Yjs document, below Yjs's public API. Only this folder uses internals of Yjs 13 (`Item`, `_start`, `_map`, `_item`, `left`, `right`,
// `Content*`, the struct store): the next major version of Yjs only affects this folder, and `test/shared/yjs` tests these functions against Yjs.
import * as Y from 'yjs'

// biome-ignore lint/suspicious/noExplicitAny: Yjs types every container by its events, which are not used here
export type YjsType = Y.AbstractType<any>

export interface Id {
  readonly client: number
  readonly clock: number
}
/** An item, or a placeholder for items that were garbage-collected, or skipped in an update. */
export interface Struct {
  readonly id: Id
  readonly length: number
  readonly deleted: boolean
}
/** One piece of content with its id: neighbours, parent and content are read by the functions below. */
export interface YjsItem extends Struct {
  /** Counts in the length of its parent: format markers do not. */
  readonly countable: boolean
}

/** The only cast to Yjs 13's class. */
export const raw = (item: YjsItem): Y.Item => item as Y.Item

export const isItem = (struct: unknown): struct is YjsItem => struct instanceof Y.Item
export const isType = (value: unknown): value is YjsType => value instanceof Y.AbstractType

// A container and its contents.
/** The first of a sequence, deleted ones included. */
export const firstIn = (type: YjsType): YjsItem | null => type._start
/** The newest value of each key, deleted ones included. */
export const entriesIn = (type: YjsType): ReadonlyMap<string, YjsItem> => type._map
export const entryIn = (type: YjsType, key: string): YjsItem | null => type._map.get(key) ?? null
/** How many elements or letters a sequence has. */
export const lengthIn = (type: YjsType): number => type._length
/** The item that contains it; null for a root. */
export const containerItem = (type: YjsType): YjsItem | null => type._item

// An item of a document and its neighbours.
export const nextItem = (item: YjsItem): YjsItem | null => raw(item).right
export const previousOf = (item: YjsItem): YjsItem | null => raw(item).left
/** Its key in its parent; null in a sequence. */
export const keyInParent = (item: YjsItem): string | null => raw(item).parentSub
/** Null for an item that was decoded and not integrated. */
export const parentOf = (item: YjsItem): YjsType | null => {
  const { parent } = raw(item)
  return parent instanceof Y.AbstractType ? parent : null
}
export const originOf = (item: YjsItem): Id | null => raw(item).origin
export const rightOriginOf = (item: YjsItem): Id | null => raw(item).rightOrigin
/** The id of its replacement by undo; null if there is none. */
export const redoneAs = (item: YjsItem): Id | null => raw(item).redone
/** Its content stays after it is deleted, so that it can be restored. */
export const keepContent = (item: YjsItem): void => {
  for (let kept: Y.Item | null = raw(item); kept && !kept.keep; kept = kept.parent instanceof Y.AbstractType ? kept.parent._item : null)
    kept.keep = true
}
/** The reverse: also of what it is in, which others may still need kept. */
export const releaseContent = (item: YjsItem): void => {
  for (let kept: Y.Item | null = raw(item); kept?.keep; kept = kept.parent instanceof Y.AbstractType ? kept.parent._item : null)
    kept.keep = false
}
export const lastIdOf = (item: YjsItem): Id => raw(item).lastId

// An item of an update, not integrated yet.
/** Name of a root, or id of the parent's item; null if implied by its neighbours. */
export const decodedParentOf = (item: YjsItem): string | Id | null => {
  const parent: unknown = raw(item).parent
  return typeof parent === 'string' || parent instanceof Y.ID ? parent : null
}
/** All ids to which it refers: null for none. */
export const dependenciesOf = (item: YjsItem): readonly [origin: Id | null, rightOrigin: Id | null, parent: Id | null] => {
  const { origin, rightOrigin, parent } = raw(item)
  return [origin, rightOrigin, parent instanceof Y.ID ? parent : null]
}

export const isSameId = (a: Id | null, b: Id | null): boolean => a?.client === b?.client && a?.clock === b?.clock
/** Whether `id` is one of its ids. */
export const covers = ({ id, length }: YjsItem, other: Id | null): boolean =>
  other !== null && other.client === id.client && other.clock >= id.clock && other.clock < id.clock + length
