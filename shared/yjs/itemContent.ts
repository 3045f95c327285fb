// Content of an item. Each function is for one kind of content, and returns null for every other.
import * as Y from 'yjs'
import { raw, type YjsItem, type YjsType } from './item.ts'

export interface Format {
  readonly key: string
  readonly value: unknown
}

/** Letters of a text. */
export const lettersIn = (item: YjsItem): string | null => {
  const { content } = raw(item)
  return content instanceof Y.ContentString ? content.str : null
}
/** Of a deleted item, which no replica shows: `letters` has the same length. */
export const replaceLetters = (item: YjsItem, letters: string): void => {
  const { content } = raw(item)
  if (content instanceof Y.ContentString && content.str.length === letters.length) content.str = letters
}
/** Values under a key, or elements of an array: several if Yjs has merged neighbours. */
export const valuesIn = (item: YjsItem): readonly unknown[] | null => {
  const { content } = raw(item)
  return content instanceof Y.ContentAny ? content.arr : null
}
/** As `valuesIn`, for content of old versions of Yjs. */
export const jsonIn = (item: YjsItem): readonly unknown[] | null => {
  const { content } = raw(item)
  return content instanceof Y.ContentJSON ? content.arr : null
}
/** A container. */
export const typeIn = (item: YjsItem): YjsType | null => {
  const { content } = raw(item)
  return content instanceof Y.ContentType ? content.type : null
}
/** A format marker of a rich text. */
export const formatIn = (item: YjsItem): Format | null => {
  const { content } = raw(item)
  return content instanceof Y.ContentFormat ? content : null
}
export const bytesIn = (item: YjsItem): Uint8Array | null => {
  const { content } = raw(item)
  return content instanceof Y.ContentBinary ? content.content : null
}
export const embedIn = (item: YjsItem): { readonly embed: unknown } | null => {
  const { content } = raw(item)
  return content instanceof Y.ContentEmbed ? content : null
}
export const subdocumentIn = (item: YjsItem): Y.Doc | null => {
  const { content } = raw(item)
  return content instanceof Y.ContentDoc ? content.doc : null
}
/** Deleted, and its content is gone. */
export const isErased = (item: YjsItem): boolean => raw(item).content instanceof Y.ContentDeleted

/** The value of each of its ids. */
export const itemContent = (item: YjsItem): readonly unknown[] => raw(item).content.getContent()
export const isSameKind = (a: YjsItem, b: YjsItem): boolean => raw(a).content.constructor === raw(b).content.constructor
