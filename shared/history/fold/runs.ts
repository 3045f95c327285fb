// What a transaction deleted of texts and what it inserted, as runs of letters with their ids. Valid only inside `afterTransaction`.
import * as Y from 'yjs'
import { RICH_TEXT_PLACES } from '../../editor/richText.ts'
import type { BlockKind } from '../events.ts'
import type { Id } from './movedRanges.ts'
import { isTextBlock, type Type, type Visibility } from './visibility.ts'

/** Ids in a row of one client. */
export interface Piece extends Id {
  readonly length: number
}

/** The block's own name, also of a block that is gone; null for one that a stock client wrote. */
export const nameOf = (block: Y.XmlElement | null): string | null => {
  const content = block?._map.get('id')?.content
  const [name]: unknown[] = content instanceof Y.ContentAny ? content.arr : []
  return typeof name === 'string' ? name : null
}

export interface Run {
  readonly letters: string
  readonly pieces: readonly Piece[]
  readonly text: Type
  /** The paragraph or heading around it; null in a plain text. */
  readonly block: Y.XmlElement | null
  /** Of what was inserted: its block came with it. Of what was deleted: its block went with it. */
  readonly withBlock: boolean
  /** Of what was inserted: the letter that stood right behind each item of it, by the index of the item's first letter. */
  readonly beside: readonly { readonly at: number; readonly length: number; readonly right: Id }[]
}

export interface Runs {
  readonly inserted: readonly Run[]
  readonly deleted: readonly Run[]
}

/** What a transaction brought and what it deleted, read once for all who ask. */
export interface Changes {
  readonly fresh: readonly Y.Item[]
  /** Some may be fresh, too. */
  readonly gone: readonly Y.Item[]
  /** Something came of which nothing is kept. */
  readonly hidesSome: boolean
}
export const changesOf = (transaction: Y.Transaction): Changes => {
  const { beforeState, afterState, doc } = transaction
  const fresh: Y.Item[] = []
  const gone: Y.Item[] = []
  let hidesSome = false
  for (const [client, end] of afterState) {
    const start = beforeState.get(client) ?? 0
    const structs = start < end ? (doc.store.clients.get(client) ?? []) : []
    for (let at = structs.length > 0 ? Y.findIndexSS(structs, start) : 0; at < structs.length; at++) {
      const struct = structs[at]
      if (struct instanceof Y.Item) fresh.push(struct)
      else if (struct instanceof Y.GC) hidesSome = true
    }
  }
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (struct instanceof Y.Item) gone.push(struct)
  })
  return { fresh, gone, hidesSome }
}

export const runsOf = ({ fresh, gone }: Changes, visibility: Visibility): Runs => {
  const inserted = new Set(fresh.filter((item) => isLetters(item) && !item.deleted))
  const deleted = new Set(gone.filter((item) => isLetters(item) && !visibility.isFresh(item)))
  const stands = (item: Y.Item) => isLetters(item) && !item.deleted
  const stood = (item: Y.Item) => isLetters(item) && visibility.sees(item, 'before')
  return {
    inserted: joined(inserted, stands, (text) => isFreshBlock(text, visibility)),
    deleted: joined(deleted, stood, (text) => text._item?.deleted === true),
  }
}

export const isLetters = ({ content }: Y.Item): boolean => content instanceof Y.ContentString
const isFreshBlock = (text: Type, visibility: Visibility): boolean => {
  const isNew = (type: Type | null) => type?._item?.parentSub === null && visibility.isFresh(type._item)
  return isNew(text) || isNew(blockOf(text))
}
const parentOf = (type: Type): Type | null => (type._item?.parent instanceof Y.AbstractType ? type._item.parent : null)
const blockOf = (text: Type): Y.XmlElement | null => {
  const parent = parentOf(text)
  return parent instanceof Y.XmlElement && isTextBlock(parent) ? parent : null
}

/** The text that an edit in this type is an edit of: a title, or a whole rich text. */
export const topOf = (inside: Type): Type => {
  let top = inside
  for (let holder = top._item; holder && holder.parentSub === null; holder = top._item) top = parentOf(top) ?? top
  return top
}

/** Neighbours are one run, unless letters that `bar` stand between them. In the order of their first ids. */
const joined = (items: ReadonlySet<Y.Item>, bars: (item: Y.Item) => boolean, withBlock: (text: Type) => boolean): readonly Run[] => {
  const seen = new Set<Y.Item>()
  const runs: Run[] = []
  for (const item of items) {
    if (seen.has(item) || !(item.parent instanceof Y.AbstractType)) continue
    let first = item
    for (let left = item.left; left && (items.has(left) || !bars(left)); left = left.left) if (items.has(left)) first = left
    const members: Y.Item[] = []
    for (let at: Y.Item | null = first; at && (items.has(at) || !bars(at)); at = at.right)
      if (items.has(at)) {
        members.push(at)
        seen.add(at)
      }
    runs.push(runFrom(members, item.parent, withBlock(item.parent)))
  }
  return runs.sort((a, b) => byId(a.pieces[0], b.pieces[0]))
}
const byId = (a: Id | undefined, b: Id | undefined): number => (a?.client ?? 0) - (b?.client ?? 0) || (a?.clock ?? 0) - (b?.clock ?? 0)

const runFrom = (members: readonly Y.Item[], text: Type, withBlock: boolean): Run => {
  const pieces: Piece[] = []
  const beside: { at: number; length: number; right: Id }[] = []
  let letters = ''
  for (const { id, length, content, rightOrigin } of members) {
    if (rightOrigin) beside.push({ at: letters.length, length, right: { client: rightOrigin.client, clock: rightOrigin.clock } })
    letters += content instanceof Y.ContentString ? content.str : ''
    const last = pieces.at(-1)
    if (last && last.client === id.client && last.clock + last.length === id.clock)
      pieces[pieces.length - 1] = { ...last, length: last.length + length }
    else pieces.push({ client: id.client, clock: id.clock, length })
  }
  return { letters, pieces, text, block: blockOf(text), withBlock, beside }
}

/** Of a part of a run. */
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

/** What a block is to its readers: what it stands in says more than its own name. */
export const kindOf = (block: Type): BlockKind => {
  let kind: BlockKind = block instanceof Y.XmlElement && block.nodeName === 'heading' ? 'heading' : 'paragraph'
  let depth = 0
  for (let around = parentOf(block); around instanceof Y.XmlElement && depth < RICH_TEXT_PLACES.maxDepth; around = parentOf(around)) {
    const { nodeName } = around
    if (nodeName === 'bulletList' || nodeName === 'orderedList') return nodeName
    if (nodeName === 'blockquote') kind = 'blockquote'
    depth += 1
  }
  return kind
}
