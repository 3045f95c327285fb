// A rich text as lines to render in parallel with its other language: one per paragraph, heading and list item. Total (SPEC I10).
import * as Y from 'yjs'
import { topBlocks } from '../../shared/editor/blocks.ts'
import { CLAUSE, numberClauses } from '../../shared/editor/clauses.ts'
import { FOOTNOTE, FOOTNOTE_REF, type NoteNumbers, numberNotes } from '../../shared/editor/footnotes.ts'
import { RICH_TEXT_SCHEMA } from '../../shared/editor/richText.ts'
import { tableShape } from '../../shared/editor/tableShape.ts'

export interface ShownRun {
  readonly text: string
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly strike: boolean
  /** Number of a footnote, in place of text. */
  readonly note?: string
}
export interface ShownBlock {
  /** Permanent id; null for a block that a stock Yjs client wrote without one. */
  readonly id: string | null
  readonly kind: 'paragraph' | 'heading'
  /** For the first line of a list item. */
  readonly marker: string
  /** Indentation from lists and quotations around it. */
  readonly depth: number
  readonly runs: readonly ShownRun[]
  /** For a table cell: its position. */
  readonly cell?: ShownCell
}
export interface ShownCell {
  readonly table: Y.XmlElement
  readonly row: number
  readonly column: number
  readonly isHead: boolean
}

/** `numbers` (of top-level blocks) and `notes` are given if both languages share one count. */
export const shownBlocks = (
  fragment: Y.XmlFragment,
  numbers = ownNumbers(fragment),
  notes = numberNotes(topBlocks(fragment).map((block) => block.notes)),
): readonly ShownBlock[] => {
  const found: ShownBlock[] = []
  const visit = (parent: Y.XmlFragment, depth: number, marker: string) => {
    let waiting = marker
    let place = -1
    for (const child of parent.toArray()) {
      if (!(child instanceof Y.XmlElement) || depth > RICH_TEXT_SCHEMA.maxDepth) continue
      place += 1
      const number = depth === 0 && child.nodeName === CLAUSE ? numbers[place] : null
      if (isLine(child)) {
        const id: unknown = child.getAttribute('id')
        found.push({
          id: typeof id === 'string' ? id : null,
          kind: child.nodeName === 'heading' ? 'heading' : 'paragraph',
          marker: child.nodeName === FOOTNOTE ? (notes.get(String(id)) ?? '–').toString() : (number?.number ?? waiting),
          depth: number?.depth ?? (child.nodeName === FOOTNOTE ? 1 : depth),
          runs: runsOf(child, notes),
        })
        waiting = ''
      } else if (child.nodeName === 'bulletList' || child.nodeName === 'orderedList') {
        child.toArray().forEach((item, index) => {
          if (item instanceof Y.XmlElement) visit(item, depth + 1, child.nodeName === 'bulletList' ? '•' : `${index + startOf(child)}.`)
        })
      } else if (child.nodeName === 'table') found.push(...cellsOf(child, depth, notes))
      else visit(child, depth + 1, '')
    }
  }
  visit(fragment, 0, '')
  return found
}

/** A block per cell, empty or not, row by row. */
const cellsOf = (table: Y.XmlElement, depth: number, notes: NoteNumbers): readonly ShownBlock[] => {
  const header: unknown = table.getAttribute('header')
  return tableShape(table).rows.flatMap(({ cells, beside }, row) =>
    [...cells, ...beside].map((cell, column): ShownBlock => {
      const id: unknown = cell?.getAttribute('id')
      const at = { table, row, column, isHead: row === 0 && header === true }
      return {
        id: typeof id === 'string' ? id : null,
        kind: 'paragraph',
        marker: '',
        depth,
        runs: cell ? runsOf(cell, notes) : [],
        cell: at,
      }
    }),
  )
}

const ownNumbers = (fragment: Y.XmlFragment) => numberClauses(topBlocks(fragment).map(({ clause }) => clause ?? null))

export const shownBlockWords = (block: ShownBlock | null): string => block?.runs.map(({ text }) => text).join('') ?? ''

/** The block of the fragment that contains a Y type; null if the type is elsewhere. */
export const blockAround = (type: unknown, fragment: Y.XmlFragment): string | null => {
  let block: string | null = null
  for (let at = type; at instanceof Y.AbstractType; at = at.parent) {
    if (at === fragment) return block
    const id: unknown = at instanceof Y.XmlElement && isLine(at) ? at.getAttribute('id') : null
    if (typeof id === 'string') block ??= id
  }
  return null
}

const isLine = (element: Y.XmlElement) => RICH_TEXT_SCHEMA.nodes[element.nodeName]?.text === true
const startOf = (list: Y.XmlElement): number => {
  const start: unknown = list.getAttribute('start')
  return typeof start === 'number' ? start : 1
}
const runsOf = (line: Y.XmlElement, notes: NoteNumbers): ShownRun[] =>
  line.toArray().flatMap((child): ShownRun[] => {
    if (child instanceof Y.XmlElement && child.nodeName === FOOTNOTE_REF)
      return [{ ...PLAIN, text: '', note: String(notes.get(String(child.getAttribute('note'))) ?? '–') }]
    if (child instanceof Y.XmlElement) return child.nodeName === 'hardBreak' ? [{ ...PLAIN, text: '\n' }] : []
    if (!(child instanceof Y.XmlText)) return []
    const parts: { insert?: unknown; attributes?: Readonly<Record<string, unknown>> }[] = child.toDelta()
    return parts.flatMap(({ insert, attributes = {} }) => {
      const has = (mark: string) => Object.hasOwn(attributes, mark)
      return typeof insert === 'string'
        ? [{ text: insert, bold: has('bold'), italic: has('italic'), underline: has('underline'), strike: has('strike') }]
        : []
    })
  })
const PLAIN = { bold: false, italic: false, underline: false, strike: false }
