// Text deleted and inserted by a transaction, as runs of letters with their ids. Valid only inside `afterTransaction`.
import * as Y from 'yjs'
import { RICH_TEXT_SCHEMA } from '../../editor/richText.ts'
import type { ChangedItems } from '../../yjs/changedItems.ts'
import type { Id } from '../../yjs/item.ts'
import {
  containerItem,
  entryIn,
  keyInParent,
  nextItem,
  parentOf as parentOfItem,
  previousOf,
  rightOriginOf,
  type YjsItem,
  type YjsType,
} from '../../yjs/item.ts'
import { lettersIn, valuesIn } from '../../yjs/itemContent.ts'
import type { BlockKind } from '../events.ts'
import { isTextBlock, type VisibleItems } from './visibility.ts'

/** Consecutive ids of one client. */
export interface Piece extends Id {
  readonly length: number
}

/** Id of the block, also of a deleted one; null for a block that a stock client wrote without id. */
export const blockIdOf = (block: Y.XmlElement | null): string | null => {
  const id = block && entryIn(block, 'id')
  const name = (id && valuesIn(id))?.[0]
  return typeof name === 'string' ? name : null
}

export interface LetterRun {
  readonly letters: string
  readonly pieces: readonly Piece[]
  readonly text: YjsType
  /** The enclosing paragraph or heading; null in a plain text. */
  readonly block: Y.XmlElement | null
  /** For inserted text: its block is new. For deleted text: its block was deleted. */
  readonly withBlock: boolean
  /** For inserted text: the letter right after each item of it, by the index of the item's first letter. */
  readonly beside: readonly { readonly at: number; readonly length: number; readonly right: Id }[]
}

interface Runs {
  readonly inserted: readonly LetterRun[]
  readonly deleted: readonly LetterRun[]
}

export const letterRuns = ({ fresh, gone }: ChangedItems, visibility: VisibleItems): Runs => {
  const inserted = new Set(fresh.filter((item) => isLetters(item) && !item.deleted))
  const deleted = new Set(gone.filter((item) => isLetters(item) && !visibility.isFresh(item)))
  const stands = (item: YjsItem) => isLetters(item) && !item.deleted
  const stood = (item: YjsItem) => isLetters(item) && visibility.sees(item, 'before')
  return {
    inserted: joined(inserted, stands, (text) => isFreshBlock(text, visibility)),
    deleted: joined(deleted, stood, (text) => containerItem(text)?.deleted === true),
  }
}

export const isLetters = (item: YjsItem): boolean => lettersIn(item) !== null
const isFreshBlock = (text: YjsType, visibility: VisibleItems): boolean => {
  const isNew = (type: YjsType | null) => {
    const holder = type && containerItem(type)
    return holder !== null && keyInParent(holder) === null && visibility.isFresh(holder)
  }
  return isNew(text) || isNew(blockOf(text))
}
const parentOf = (type: YjsType): YjsType | null => {
  const holder = containerItem(type)
  return holder && parentOfItem(holder)
}
const blockOf = (text: YjsType): Y.XmlElement | null => {
  const parent = parentOf(text)
  return parent instanceof Y.XmlElement && isTextBlock(parent) ? parent : null
}

/** The text to which an edit in this type belongs: a title, or a whole rich text. */
export const topOf = (inside: YjsType): YjsType => {
  let top = inside
  for (let holder = containerItem(top); holder && keyInParent(holder) === null; holder = containerItem(top)) top = parentOf(top) ?? top
  return top
}

/** Merges adjacent runs, unless letters that `bar` accepts are between them. In the order of their first ids. */
const joined = (
  items: ReadonlySet<YjsItem>,
  bars: (item: YjsItem) => boolean,
  withBlock: (text: YjsType) => boolean,
): readonly LetterRun[] => {
  const seen = new Set<YjsItem>()
  const runs: LetterRun[] = []
  for (const item of items) {
    const text = parentOfItem(item)
    if (seen.has(item) || !text) continue
    let first = item
    for (let left = previousOf(item); left && (items.has(left) || !bars(left)); left = previousOf(left)) if (items.has(left)) first = left
    const members: YjsItem[] = []
    for (let at: YjsItem | null = first; at && (items.has(at) || !bars(at)); at = nextItem(at))
      if (items.has(at)) {
        members.push(at)
        seen.add(at)
      }
    runs.push(runFrom(members, text, withBlock(text)))
  }
  return runs.sort((a, b) => byId(a.pieces[0], b.pieces[0]))
}
const byId = (a: Id | undefined, b: Id | undefined): number => (a?.client ?? 0) - (b?.client ?? 0) || (a?.clock ?? 0) - (b?.clock ?? 0)

const runFrom = (members: readonly YjsItem[], text: YjsType, withBlock: boolean): LetterRun => {
  const pieces: Piece[] = []
  const beside: { at: number; length: number; right: Id }[] = []
  let letters = ''
  for (const item of members) {
    const { id, length } = item
    const rightOrigin = rightOriginOf(item)
    if (rightOrigin) beside.push({ at: letters.length, length, right: { client: rightOrigin.client, clock: rightOrigin.clock } })
    letters += lettersIn(item) ?? ''
    const last = pieces.at(-1)
    if (last && last.client === id.client && last.clock + last.length === id.clock)
      pieces[pieces.length - 1] = { ...last, length: last.length + length }
    else pieces.push({ client: id.client, clock: id.clock, length })
  }
  return { letters, pieces, text, block: blockOf(text), withBlock, beside }
}

/** For a part of a run. */
export const piecesIn = (pieces: readonly Piece[], from: number, length: number): readonly Piece[] => {
  const found: Piece[] = []
  let passed = 0
  for (const piece of pieces) {
    const [start, end] = [Math.max(from, passed), Math.min(from + length, passed + piece.length)]
    if (start < end) found.push({ client: piece.client, clock: piece.clock + start - passed, length: end - start })
    passed += piece.length
  }
  return found
}

/** Visible kind of a block, which depends on its parent. */
export const blockKind = (block: YjsType): BlockKind => {
  const name = block instanceof Y.XmlElement ? block.nodeName : null
  let kind: BlockKind = name === 'heading' || name === 'clause' || name === 'tableCell' ? name : 'paragraph'
  let depth = 0
  for (let around = parentOf(block); around instanceof Y.XmlElement && depth < RICH_TEXT_SCHEMA.maxDepth; around = parentOf(around)) {
    const { nodeName } = around
    if (nodeName === 'bulletList' || nodeName === 'orderedList') return nodeName
    if (nodeName === 'blockquote') kind = 'blockquote'
    depth += 1
  }
  return kind
}
