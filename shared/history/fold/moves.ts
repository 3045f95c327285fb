// Text that an entry only moved: letters that it deleted and inserted again, or that the same person had deleted before and restores. They keep
// their authors. A function of the log alone: its state between entries is stored with the events (SPEC I5). Only letters that existed, were deleted
// by the same person and match one by one are moved, each to one position at a time.

import * as Y from 'yjs'
import { isBroughtBack } from '../../broughtBack.ts'
import type { AccountId } from '../../ids.ts'
import type { LogEntry } from '../../log/entryReader.ts'
import type { ChangedItems } from '../../yjs/changedItems.ts'
import { containerItem, type Id, type YjsItem, type YjsType } from '../../yjs/item.ts'
import { typeIn } from '../../yjs/itemContent.ts'
import type { MovedChange } from '../events.ts'
import type { EntryUpdates } from './entryUpdates.ts'
import { blockIdOf, blockKind, isLetters, type LetterRun, letterRuns, type Piece, piecesIn, topOf } from './letterRuns.ts'
import { matchRuns, type RunMatch } from './matchRuns.ts'
import { createMovedRanges, type MovedRange, type MovedRanges, rootOf } from './movedRanges.ts'
import { partOf, type RemovedRun, type RemovedTextFound, type RemovedTexts } from './removedTexts.ts'
import { undoneMoves } from './undoneMoves.ts'
import { isTextBlock, type VisibleItems } from './visibility.ts'

export interface FoldedMoves {
  /** By new ids, in order. */
  readonly ranges: readonly MovedRange[]
  readonly index: MovedRanges
  /** Moves by text. */
  readonly byText: ReadonlyMap<YjsType, readonly MovedChange[]>
}
const NO_MOVES: FoldedMoves = { ranges: [], index: createMovedRanges(), byText: new Map() }

export interface MovesAsked {
  readonly changes: ChangedItems
  readonly visibility: VisibleItems
  readonly entry: LogEntry
  readonly updates: EntryUpdates
  /** Of all previous entries. */
  readonly moved: MovedRanges
  readonly removed: RemovedTexts
  readonly ownerOf: (client: number) => AccountId | null
}

export const readMoves = (asked: MovesAsked): FoldedMoves => {
  const { changes, visibility, entry, moved, removed } = asked
  // Bringing back what another person has written deletes and moves nothing.
  if (isBroughtBack(entry) || !mayMove(asked)) return NO_MOVES
  const { inserted, deleted } = letterRuns(changes, visibility)
  const blocks = movedBlocks(changes, visibility)
  if (inserted.length + deleted.length + blocks.length === 0) return NO_MOVES
  const draft = createMovedChanges(asked)
  const ranges: MovedRange[] = blocks.map(({ from, to }) => ({ seq: entry.seq, from: idOf(from), to: idOf(to), length: 1 }))
  const movedTo = new Map(blocks.map(({ from, to }) => [to, from]))
  for (const { from, to } of blocks) draft.block(from, to)

  const whole = matchRuns(inserted.map(matchable), deleted.map(matchable), entry.kind === 'sync')
  const matches = [...whole, ...undoneMoves({ inserted, deleted }, whole, moved)]
  for (const match of matches) {
    const [into, out] = [inserted[match.inserted], deleted[match.deleted]]
    if (!into || !out) continue
    const pieces = piecesIn(out.pieces, match.from, match.length)
    ranges.push(...paired(piecesIn(into.pieces, match.at, match.length), pieces, entry.seq))
    const letters = into.letters.slice(match.at, match.at + match.length)
    const isOfBlock = into.block !== null && out.block !== null && movedTo.get(into.block) === out.block
    draft.letters(into, isOfBlock ? 'block' : howOf(into, out), letters, pieces)
  }
  const [byInserted, byDeleted] = [Map.groupBy(matches, (one) => one.inserted), Map.groupBy(matches, (one) => one.deleted)]
  for (const [index, run] of inserted.entries())
    for (const rest of restsOf(run.letters.length, byInserted.get(index) ?? []))
      for (const { at, found, how } of broughtBack(run, rest, asked)) {
        const pieces = piecesIn(found.run.pieces, found.from, found.length)
        ranges.push(...paired(piecesIn(run.pieces, at, found.length), pieces, entry.seq))
        draft.letters(run, how, run.letters.slice(at, at + found.length), pieces)
        removed.take(found)
      }
  removed.add({
    seq: entry.seq,
    author: entry.author,
    runs: deleted.flatMap((run, index) => leftOf(run, byDeleted.get(index) ?? [])).filter(isOthers(asked)),
  })
  if (ranges.length === 0) return NO_MOVES
  const sorted = ranges.sort((a, b) => a.to.client - b.to.client || a.to.clock - b.to.clock)
  for (const range of sorted) moved.add(range)
  return { ranges: sorted, index: createMovedRanges(sorted), byText: draft.byText() }
}

/** Fast path for typing and for setting values: no text was deleted, and none deleted earlier can have been restored. */
const mayMove = ({ changes: { fresh, gone }, removed, entry }: MovesAsked): boolean =>
  gone.some((item) => isLetters(item) || blockIn(item) !== null) || (removed.has(entry.author) && fresh.some(isLetters))

const matchable = ({ letters, withBlock, block, text }: LetterRun) => ({
  letters,
  withBlock,
  name: blockIdOf(block),
  within: topOf(text),
})
const idOf = (block: Y.XmlElement): Id => containerItem(block)?.id ?? { client: 0, clock: 0 }

interface MovedBlock {
  readonly from: Y.XmlElement
  readonly to: Y.XmlElement
}
/** Blocks removed and added with the same id: Yjs can neither rename nor move an element. */
const movedBlocks = ({ fresh, gone: deleted }: ChangedItems, visibility: VisibleItems): readonly MovedBlock[] => {
  const gone = new Map<string, Y.XmlElement>()
  for (const item of deleted) {
    const block = visibility.isFresh(item) ? null : blockIn(item)
    const name = block && blockIdOf(block)
    if (block && name) gone.set(name, block)
  }
  if (gone.size === 0) return []
  const found: MovedBlock[] = []
  for (const item of fresh) {
    const to = item.deleted ? null : blockIn(item)
    const from = to && gone.get(blockIdOf(to) ?? '')
    if (!to || !from || topOf(to) !== topOf(from)) continue
    gone.delete(blockIdOf(to) ?? '')
    found.push({ from, to })
  }
  return found
}
const blockIn = (item: YjsItem): Y.XmlElement | null => {
  const type = typeIn(item)
  return type instanceof Y.XmlElement ? type : null
}

/** Both in the same order, in ranges without gaps. */
const paired = (into: readonly Piece[], out: readonly Piece[], seq: number): readonly MovedRange[] => {
  const ranges: MovedRange[] = []
  let [i, o, usedIn, usedOut] = [0, 0, 0, 0]
  for (let [to, from] = [into[i], out[o]]; to && from; [to, from] = [into[i], out[o]]) {
    const length = Math.min(to.length - usedIn, from.length - usedOut)
    ranges.push({
      seq,
      to: { client: to.client, clock: to.clock + usedIn },
      from: { client: from.client, clock: from.clock + usedOut },
      length,
    })
    usedIn += length
    usedOut += length
    if (usedIn === to.length) [i, usedIn] = [i + 1, 0]
    if (usedOut === from.length) [o, usedOut] = [o + 1, 0]
  }
  return ranges
}

const howOf = (into: LetterRun, out: LetterRun): MovedChange['how'] => {
  if (into.withBlock && !out.withBlock) return 'split'
  return out.withBlock && !into.withBlock ? 'joined' : 'moved'
}

/** A short match elsewhere may be a common word that was pasted: only the newest deletion counts as its source. */
const SHORTEST_PASTE = 8

interface Brought {
  /** Offsets in the inserted run. */
  readonly at: number
  readonly found: RemovedTextFound
  readonly how: 'back' | 'moved'
}
/**
 * Text that this person deleted earlier: undo restores each letter right before its old position, which typing never does; cut text is pasted as a
 * whole. Each match must be taken before the next is requested.
 */
function* broughtBack(run: LetterRun, { from, to }: Span, { removed, entry, updates }: MovesAsked): Generator<Brought> {
  let isUndone = false
  for (const { at, length, right } of run.beside) {
    if (at < from || at >= to) continue
    const there = removed.at(entry.author, right, Math.min(length, to - at))
    const was = there?.run.letters.slice(there.from, there.from + there.length) ?? ''
    if (!there || !run.letters.startsWith(was, at)) continue
    isUndone = true
    yield { at, found: there, how: 'back' }
  }
  if (isUndone) return
  const letters = run.letters.slice(from, to)
  const isLong = letters.length >= SHORTEST_PASTE
  if (letters.length < 2 && !run.withBlock) return
  if (!isLong && entry.kind === 'sync') return
  // Text inserted letter by letter was typed, whatever it repeats.
  if (!updates.cameAtOnce(piecesIn(run.pieces, from, to - from))) return
  const name = blockIdOf(run.block)
  // A block recreated by undo has the id of the deleted one.
  const isAgain = (one: RemovedRun) => run.withBlock && (one.withBlock || (name !== null && one.name === name))
  const whole = removed.whole(entry.author, letters, (one) => !isLong && !isAgain(one))
  if (whole) yield { at: from, found: whole, how: 'moved' }
  if (whole || !run.withBlock || name === null) return
  // Others may have moved a part of it meanwhile, which undo then duplicates.
  let open = letters
  for (let found = removed.within(entry.author, open, name); found; found = removed.within(entry.author, open, name)) {
    const at = open.indexOf(found.run.letters)
    open = `${open.slice(0, at)}${'\0'.repeat(found.length)}${open.slice(at + found.length)}`
    yield { at: from + at, found, how: 'back' }
  }
}

interface Span {
  readonly from: number
  readonly to: number
}
/** The rest of an inserted run that repeats nothing deleted by the same entry. */
const restsOf = (length: number, matches: readonly RunMatch[]): readonly Span[] => {
  const rests: Span[] = []
  let reached = 0
  for (const match of [...matches].sort((a, b) => a.at - b.at)) {
    rests.push({ from: reached, to: match.at })
    reached = match.at + match.length
  }
  return [...rests, { from: reached, to: length }].filter(({ from, to }) => from < to)
}

/** The rest of a deleted run that was not inserted again. */
const leftOf = (run: LetterRun, matches: readonly RunMatch[]): readonly RemovedRun[] => {
  const whole: RemovedRun = { letters: run.letters, pieces: run.pieces, withBlock: run.withBlock, name: blockIdOf(run.block) }
  const left: RemovedRun[] = []
  let reached = 0
  for (const { from, length } of [...matches].sort((a, b) => a.from - b.from)) {
    left.push(partOf(whole, reached, from))
    reached = from + length
  }
  return [...left, partOf(whole, reached, run.letters.length)].filter(({ letters }) => letters !== '')
}

/** Text that people delete of their own is theirs again when they restore it. */
const isOthers =
  ({ moved, ownerOf, entry }: MovesAsked) =>
  ({ pieces }: RemovedRun): boolean =>
    writersOf(pieces, moved, ownerOf).some((writer) => writer !== entry.author)

const writersOf = (pieces: readonly Piece[], moved: MovedRanges, ownerOf: MovesAsked['ownerOf']): readonly (AccountId | null)[] => {
  const writers = new Set<AccountId | null>()
  for (const { client, clock, length } of pieces)
    for (let at = clock; at < clock + length; ) {
      const root = rootOf(moved, client, at)
      writers.add(ownerOf(root.client))
      at += Math.max(1, Math.min(root.length, moved.next(client, at) - at))
    }
  return [...writers]
}

/** Number of letters shown to identify a text. */
const LONGEST_EXCERPT = 80

const createMovedChanges = ({ moved, ownerOf }: MovesAsked) => {
  type MovedChangeDraft = { -readonly [Key in keyof MovedChange]: MovedChange[Key] } & {
    readonly writing: Set<AccountId>
    last: LetterRun | null
  }
  const byText = new Map<YjsType, Map<string, MovedChangeDraft>>()
  const ofBlock = new Map<YjsType, MovedChangeDraft>()
  const draftOf = (text: YjsType, how: MovedChange['how'], from: MovedChange['from'], to: MovedChange['to']): MovedChangeDraft => {
    const top = topOf(text)
    const drafts = byText.get(top) ?? new Map<string, MovedChangeDraft>()
    byText.set(top, drafts)
    const key = `${how} ${from} ${to}`
    const draft = drafts.get(key) ?? {
      type: 'moved',
      how,
      from,
      to,
      letters: 0,
      blocks: 0,
      text: '',
      writers: [],
      writing: new Set(),
      last: null,
    }
    drafts.set(key, draft)
    return draft
  }
  return {
    block(from: Y.XmlElement, to: Y.XmlElement) {
      if (!isTextBlock(to)) return
      const [was, is] = [blockKind(from), blockKind(to)]
      const draft = was === is ? draftOf(to, 'moved', null, null) : draftOf(to, 'kind', was, is)
      draft.blocks += 1
      ofBlock.set(to, draft)
    },
    letters(run: LetterRun, how: MovedChange['how'] | 'block', letters: string, pieces: readonly Piece[]) {
      const own = how === 'block' && run.block ? ofBlock.get(run.block) : undefined
      const draft = own ?? draftOf(run.text, how === 'block' ? 'moved' : how, null, null)
      draft.letters += letters.length
      if (draft.text.length < LONGEST_EXCERPT)
        draft.text = excerpt(`${draft.text}${draft.last === null || draft.last === run ? '' : ' … '}${letters}`)
      draft.last = run
      for (const writer of writersOf(pieces, moved, ownerOf)) if (writer !== null) draft.writing.add(writer)
    },
    byText: (): FoldedMoves['byText'] =>
      new Map(
        [...byText].map(([text, drafts]) => [
          text,
          [...drafts.values()]
            .filter(({ letters, blocks }) => letters + blocks > 0)
            .map(({ writing, last: _, ...change }): MovedChange => ({ ...change, writers: [...writing].sort() }))
            .sort((a, b) => compareText(keyOf(a), keyOf(b))),
        ]),
      ),
  }
}
const keyOf = ({ how, from, to }: MovedChange) => `${how} ${from} ${to}`
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
/** Whole characters. */
const excerpt = (text: string): string => [...text].slice(0, LONGEST_EXCERPT).join('')
