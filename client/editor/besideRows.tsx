// Row alignment of a read-only text in two languages: each side reports its blocks and receives their rows.
import { type Accessor, createContext, createEffect, createMemo, createSignal, onCleanup, type ParentProps, useContext } from 'solid-js'
import type { Language } from '../../shared/bilingual.ts'
import { CLAUSE, type Clause, clauseOf, type NumberedClause } from '../../shared/editor/clauses.ts'
import { FOOTNOTE_REF, type NoteNumbers } from '../../shared/editor/footnotes.ts'
import type { DiffNode } from '../../shared/history/textDiff.ts'
import { isName } from '../../shared/ids.ts'
import { numberRowNotes, numberRows } from '../../shared/pairs/clauseRows.ts'
import type { RowBlock } from '../../shared/pairs/pairRows.ts'
import type { PairedTextRow } from '../../shared/pairs/textRows.ts'

export type Blocks = Readonly<Record<Language, readonly RowBlock[]>>
export interface BesideRows {
  readonly rows: Accessor<readonly PairedTextRow[]>
  /** Row of each top-level block of a side, in order. */
  readonly placesOf: (side: Language) => readonly number[]
  /** Numbers of numbered paragraphs, counted over both languages. */
  readonly numbersOf: (side: Language) => readonly (NumberedClause | null)[]
  /** Numbers of footnotes, counted over both languages. */
  readonly notes: Accessor<NoteNumbers>
  /** Null when the side shows the live text again. */
  readonly show: (side: Language, blocks: readonly RowBlock[] | null) => void
}

const Context = createContext<BesideRows>()
/** Undefined where one language is shown alone. */
export const useBesideRows = () => useContext(Context)

interface BesideRowsProps {
  /** Blocks of the live text, for a side that has not reported yet. */
  readonly blocks: Blocks
  readonly pair: (blocks: Blocks) => readonly PairedTextRow[]
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
const placesIn = (rows: readonly PairedTextRow[], side: Language) => rows.flatMap((row, index) => (row[side] ? [index] : []))

interface MarkedPositions {
  readonly places: Accessor<readonly number[]>
  readonly numbers: Accessor<readonly (NumberedClause | null)[]>
  readonly notes: Accessor<NoteNumbers>
}
/** Rows of a marked text; null if it is shown alone. Removed with its owner. */
export const createMarkedPositions = (side: Language, blocks: Accessor<readonly MarkedBlock[]>): MarkedPositions | null => {
  const beside = useBesideRows()
  if (!beside) return null
  createEffect(() => beside.show(side, blocks()))
  onCleanup(() => beside.show(side, null))
  return { places: () => beside.placesOf(side), numbers: () => beside.numbersOf(side), notes: beside.notes }
}

/** Deleted blocks keep their row and are not counted. */
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
    text: nodeWords(node),
    clause: type === CLAUSE && !deleted ? clauseOf(attrs?.depth, attrs?.start) : null,
    notes: deleted ? [] : notesIn(node),
    deleted,
  }
}
/** Deleted blocks are not counted. */
const notesIn = ({ type, attrs, content }: DiffNode): readonly string[] => {
  if (attrs?.ychange?.type === 'deleted') return []
  return type === FOOTNOTE_REF ? [attrs?.note].filter(isName) : (content ?? []).flatMap(notesIn)
}
export const nodeWords = (node: DiffNode): string => {
  if (node.type === 'hardBreak') return '\n'
  return node.text ?? (node.content ?? []).map(nodeWords).join('')
}
