// What a person changes in the preview of a Word import: a row goes to the other side, is joined with its neighbour, or its sides are set apart. Pure.
import { Fragment, type Node } from '@tiptap/pm/model'
import { LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import { newBlockId, type Random } from '../../../shared/ids.ts'
import { renameNotes } from '../../editor/footnotes/notes.ts'
import type { WordPair, WordPairs, WordPiece } from '../../editor/wordBlocks.ts'

export const ROW_VERBS = ['toEs', 'toEn', 'swap', 'joinAbove', 'joinBelow', 'apart'] as const
export type RowVerb = (typeof ROW_VERBS)[number]
export interface RowChoice {
  readonly at: number
  readonly verb: RowVerb
}
type Pairs = readonly WordPair[]

/** The verbs that are offered for a row; moving needs two sides. */
export const rowVerbs = (pairs: Pairs, at: number, isBilingual: boolean): readonly RowVerb[] => {
  const pair = pairs[at]
  if (!pair) return []
  const isFull = pair.es !== null && pair.en !== null
  const offered: Readonly<Record<RowVerb, boolean>> = {
    toEs: isBilingual && pair.es === null,
    toEn: isBilingual && pair.en === null,
    swap: isBilingual && isFull,
    joinAbove: mayJoin(pairs[at - 1], pair),
    joinBelow: mayJoin(pair, pairs[at + 1]),
    apart: isFull,
  }
  return ROW_VERBS.filter((verb) => offered[verb])
}

/** The pairs after the choice, and which row it is then; null if the verb is not for this row. */
export const chooseRow = (
  read: WordPairs,
  { at, verb }: RowChoice,
  random: Random,
): { readonly read: WordPairs; readonly at: number } | null => {
  const { pairs } = read
  const changed = (from: number, count: number, now: Pairs) => ({
    read: { ...read, pairs: pairs.toSpliced(from, count, ...now) },
    at: from,
  })
  const pair = pairs[at]
  if (!pair || !rowVerbs(pairs, at, true).includes(verb)) return null
  if (verb === 'joinAbove' || verb === 'joinBelow') {
    const first = verb === 'joinAbove' ? at - 1 : at
    const [one, two] = pairs.slice(first, first + 2)
    return one && two ? changed(first, 2, [joined(one, two)]) : null
  }
  if (verb === 'apart') {
    const { es, en } = pair
    if (!es || !en) return null
    const id = newBlockId(random)
    return changed(at, 1, [
      { ...pair, en: null },
      { id, es: null, en: withOwnNotes(named(en, id), es.notes, random) },
    ])
  }
  const moved = (piece: WordPiece | null, to: Language) => {
    const there = pairs.flatMap((other) => (other === pair ? [] : (other[to]?.notes ?? [])))
    return piece && withOwnNotes(piece, there, random)
  }
  return changed(at, 1, [{ ...pair, es: moved(pair.en, 'es'), en: moved(pair.es, 'en') }])
}

const mayJoin = (one: WordPair | undefined, two: WordPair | undefined): boolean =>
  one !== undefined &&
  two !== undefined &&
  LANGUAGES.every((language) => {
    const [before, after] = [one[language]?.block, two[language]?.block]
    return !before || !after || areJoinable(before, after)
  })
/** Words are joined with words, and a list or a quotation with its like. */
const areJoinable = (before: Node, after: Node): boolean =>
  before.isTextblock ? after.isTextblock : before.type === after.type && before.type.name !== TABLE

const joined = (one: WordPair, two: WordPair): WordPair => {
  const side = (language: Language): WordPiece | null => {
    const [before, after] = [one[language], two[language]]
    if (!before || !after) return before ?? (after && named(after, one.id))
    return { block: joinedBlock(before.block, after.block), notes: [...before.notes, ...after.notes] }
  }
  return { id: one.id, es: side('es'), en: side('en') }
}
const joinedBlock = (before: Node, after: Node): Node => {
  const isSpaced = !before.isTextblock || /\s$/.test(wordsIn(before)) || /^\s/.test(wordsIn(after))
  const space = isSpaced ? Fragment.empty : Fragment.from(before.type.schema.text(' '))
  return before.copy(before.content.append(space).append(after.content))
}
const wordsIn = (block: Node): string =>
  block.textBetween(0, block.content.size, '', ({ type }) => (type.name === 'hardBreak' ? '\n' : '*'))
const TABLE = 'table'
const named = ({ block, notes }: WordPiece, id: string): WordPiece => ({
  block: block.type.create({ ...block.attrs, id }, block.content, block.marks),
  notes,
})
/** Footnotes of a row have one id in both languages; beside another footnote with its id, one gets a new id. */
const withOwnNotes = ({ block, notes }: WordPiece, others: readonly Node[], random: Random): WordPiece => {
  const isTaken = (note: Node) => others.some((other) => other !== note && other.attrs.id === note.attrs.id)
  const names = new Map(notes.filter(isTaken).map((note) => [String(note.attrs.id), newBlockId(random)]))
  const nameOf = (note: string) => names.get(note) ?? note
  return {
    block: names.size === 0 ? block : renameNotes(block, nameOf),
    notes: notes.map((note) =>
      isTaken(note) ? note.type.create({ ...note.attrs, id: nameOf(String(note.attrs.id)) }, note.content, note.marks) : note,
    ),
  }
}

/** How many rows have both languages, and how many only one. */
export const countRows = (pairs: Pairs): Readonly<Record<'both' | Language, number>> => ({
  both: pairs.filter(({ es, en }) => es !== null && en !== null).length,
  es: pairs.filter(({ en }) => en === null).length,
  en: pairs.filter(({ es }) => es === null).length,
})
