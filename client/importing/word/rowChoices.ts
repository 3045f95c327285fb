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
    joinAbove: joined(pairs[at - 1], pair) !== null,
    joinBelow: joined(pair, pairs[at + 1]) !== null,
    apart: isFull,
  }
  return ROW_VERBS.filter((verb) => offered[verb])
}

/** The pairs after the choice, and which row it is then; null if the verb is not offered. */
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
  if (!pair) return null
  if (verb === 'joinAbove' || verb === 'joinBelow') {
    const first = verb === 'joinAbove' ? at - 1 : at
    const whole = joined(pairs[first], pairs[first + 1])
    return whole && changed(first, 2, [whole])
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

const joined = (one: WordPair | undefined, two: WordPair | undefined): WordPair | null => {
  if (!one || !two) return null
  const side = (language: Language): WordPiece | null | undefined => {
    const [before, after] = [one[language], two[language]]
    if (!before || !after) return before ?? (after && named(after, one.id))
    const block = joinedBlock(before.block, after.block)
    return block ? { block, notes: [...before.notes, ...after.notes] } : undefined
  }
  const [es, en] = LANGUAGES.map(side)
  return es === undefined || en === undefined ? null : { id: one.id, es, en }
}
/** Words are joined with words, and a list or a quotation with its like; null for anything else. */
const joinedBlock = (before: Node, after: Node): Node | null => {
  if (before.isTextblock && after.isTextblock) {
    const space = before.type.schema.text(' ')
    return before.copy(before.content.append(Fragment.from(space)).append(after.content))
  }
  return before.type === after.type && before.type.name !== TABLE ? before.copy(before.content.append(after.content)) : null
}
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
