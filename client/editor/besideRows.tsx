// Aligns the rows of a text that is only read in both languages: each side reports the blocks that it shows and gets their positions.
import { type Accessor, createContext, createEffect, createMemo, createSignal, onCleanup, type ParentProps, useContext } from 'solid-js'
import type { Language } from '../../shared/bilingual.ts'
import { CLAUSE, type Clause, clauseOf, type NumberedClause } from '../../shared/editor/clauses.ts'
import { FOOTNOTE_REF, type NoteNumbers } from '../../shared/editor/footnotes.ts'
import type { DiffNode } from '../../shared/history/textDiff.ts'
import { isName } from '../../shared/ids.ts'
import { numberRowNotes, numberRows } from '../../shared/pairs/clauseRows.ts'
import type { RowBlock } from '../../shared/pairs/pairRows.ts'
import type { TextRow } from '../../shared/pairs/textRows.ts'

export type Blocks = Readonly<Record<Language, readonly RowBlock[]>>
export interface BesideRows {
  readonly rows: Accessor<readonly TextRow[]>
  /** The row of each outermost block of a side, in their order. */
  readonly placesOf: (side: Language) => readonly number[]
  /** Of numbered paragraphs, counted through both languages. */
  readonly numbersOf: (side: Language) => readonly (NumberedClause | null)[]
  /** Of footnotes, counted through both languages. */
  readonly notes: Accessor<NoteNumbers>
  /** Null when the side shows the text itself again. */
  readonly show: (side: Language, blocks: readonly RowBlock[] | null) => void
}

const Context = createContext<BesideRows>()
/** Undefined where one language stands alone. */
export const useBesideRows = () => useContext(Context)

interface BesideRowsProps {
  /** Of the text itself, for a side that has said nothing yet. */
  readonly blocks: Blocks
  readonly pair: (blocks: Blocks) => readonly TextRow[]
}
export function BesideRowsProvider(props: ParentProps<BesideRowsProps>) {
  const [said, setSaid] = createSignal<Readonly<Record<Language, readonly RowBlock[] | null>>>({ es: null, en: null })
  const rows = createMemo(() => props.pair({ es: said().es ?? props.blocks.es, en: said().en ?? props.blocks.en }))
  const places = {
    es: createMemo(() => placesIn(rows(), 'es')),
    en: createMemo(() => placesIn(rows(), 'en')),
  }
  const numbers = createMemo(() => numberRows(rows()))
  const notes = createMemo(() => numberRowNotes(rows()))
  const numbersOf = (side: Language) => places[side]().map((row) => numbers()[row] ?? null)
  const show: BesideRows['show'] = (side, blocks) => setSaid((before) => ({ ...before, [side]: blocks }))
  return <Context.Provider value={{ rows, placesOf: (side) => places[side](), numbersOf, notes, show }}>{props.children}</Context.Provider>
}
const placesIn = (rows: readonly TextRow[], side: Language) => rows.flatMap((row, index) => (row[side] ? [index] : []))

interface MarkedPositions {
  readonly places: Accessor<readonly number[]>
  readonly numbers: Accessor<readonly (NumberedClause | null)[]>
  readonly notes: Accessor<NoteNumbers>
}
/** The rows of what a marked text shows; null where it stands alone. Dies with its owner. */
export const createMarkedPositions = (side: Language, blocks: Accessor<readonly MarkedBlock[]>): MarkedPositions | null => {
  const beside = useBesideRows()
  if (!beside) return null
  createEffect(() => beside.show(side, blocks()))
  onCleanup(() => beside.show(side, null))
  return { places: () => beside.placesOf(side), numbers: () => beside.numbersOf(side), notes: beside.notes }
}

/** What was deleted pairs as it did, and is not counted. */
export interface MarkedBlock extends RowBlock {
  readonly clause: Clause | null
  readonly notes: readonly string[]
  readonly deleted: boolean
}
export const isDeletedBlock = (block: RowBlock | null): boolean => block !== null && 'deleted' in block && block.deleted === true
export const markedBlock = (node: DiffNode): MarkedBlock => {
  const { type, attrs } = node
  const deleted = attrs?.ychange?.type === 'deleted'
  return {
    id: typeof attrs?.id === 'string' && attrs.id !== '' ? attrs.id : null,
    kind: type,
    text: wordsOf(node),
    clause: type === CLAUSE && !deleted ? clauseOf(attrs?.depth, attrs?.start) : null,
    notes: deleted ? [] : notesIn(node),
    deleted,
  }
}
/** What is gone counts no more. */
const notesIn = ({ type, attrs, content }: DiffNode): readonly string[] => {
  if (attrs?.ychange?.type === 'deleted') return []
  return type === FOOTNOTE_REF ? [attrs?.note].filter(isName) : (content ?? []).flatMap(notesIn)
}
export const wordsOf = (node: DiffNode): string => {
  if (node.type === 'hardBreak') return '\n'
  return node.text ?? (node.content ?? []).map(wordsOf).join('')
}
