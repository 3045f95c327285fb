// A rich text for export: a row per block, both languages with common numbers of paragraphs and footnotes. Unreadable content is replaced by a note.
// Total (SPEC I10).
import * as Y from 'yjs'
import { LANGUAGES, type Language } from '../bilingual.ts'
import { type TopBlock, topBlocks } from '../editor/blocks.ts'
import type { NumberedClause } from '../editor/clauses.ts'
import { FOOTNOTE, FOOTNOTE_REF, type NoteNumbers } from '../editor/footnotes.ts'
import { isHref, RICH_TEXT_SCHEMA } from '../editor/richText.ts'
import { tableShape } from '../editor/tableShape.ts'
import { numberRowNotes, numberRows } from '../pairs/clauseRows.ts'
import type { Confirmations } from '../pairs/confirmations.ts'
import { numbersOf } from '../pairs/numbersOf.ts'
import { textRows } from '../pairs/textRows.ts'
import { printable } from '../printable.ts'
import { runOf } from './languageWriter.ts'
import type { Footnote, PaperBlock, PaperLine, PaperRun, PaperSide, PaperText } from './model.ts'
import { PAPER_WORDS } from './words.ts'

export interface RichPart {
  readonly blocks: readonly PaperBlock[]
  readonly notes: readonly Footnote[]
}
type Bodies = Readonly<Record<Language, Y.XmlFragment | null>>
interface Reading {
  readonly bodies: Bodies
  readonly confirmed: Confirmations
  readonly languages: readonly Language[]
  /** Number of footnotes before this text. */
  readonly after?: number
  /** Level of a top-level heading. */
  readonly level?: 1 | 2
  /** Paragraphs have the numbers that the screen shows beside them, unless the text has numbered paragraphs of its own. */
  readonly counts?: boolean
  /** Lines about the paragraphs, which are counted from 0 on each side. */
  readonly notes?: ParagraphNotes
}
export interface ParagraphNotes {
  /** Under it. */
  under(language: Language, place: number): readonly PaperLine[]
  /** Between it and the one before it, a row each; also after the last one. */
  before(language: Language, place: number): readonly (readonly PaperLine[])[]
}
const NO_NOTES: ParagraphNotes = { under: () => [], before: () => [] }

/** Blocks of each side: tables are separate, all others are in rows. */
export const richPart = ({
  bodies,
  confirmed,
  languages,
  after = 0,
  level = 2,
  counts = false,
  notes: said = NO_NOTES,
}: Reading): RichPart => {
  const sides = { es: elementsIn(bodies.es), en: elementsIn(bodies.en) }
  const rows = textRows([...sides.es.keys()], [...sides.en.keys()], confirmed)
  const clauses = numberRows(rows)
  const numbers = counts && clauses.every((clause) => clause === null) ? numbersOf(rows) : []
  const noteNumbers = shifted(numberRowNotes(rows), after)
  const known = new Set(noteNumbers.values())
  const places = { es: placesIn(sides.es), en: placesIn(sides.en) }
  const blocks: PaperBlock[] = []
  const notes = new Map<number, PaperSide[]>()
  const noted = (words: PaperText) => (words.some(({ lines }) => lines.length > 0) ? [{ type: 'row', number: '', words } as const] : [])
  const before = (language: Language, place: number | undefined): readonly PaperBlock[] =>
    (place === undefined ? [] : said.before(language, place)).flatMap((lines) =>
      noted(languages.map((side) => ({ language: side, lines: side === language ? lines : [] }))),
    )
  rows.forEach((row, at) => {
    const numbered = rowNumber(clauses[at] ?? null, numbers[at] ?? null)
    const elementIn = (language: Language): Y.XmlElement | null => {
      const block = row[language]
      return (block && sides[language].get(block)) ?? null
    }
    const isEmpty = LANGUAGES.every((language) => isBlank(elementIn(language), noteNumbers))
    const held = languages.map((language) => {
      const block = row[language]
      const place = block ? places[language].get(block) : undefined
      blocks.push(...before(language, place))
      const element = elementIn(language)
      return {
        language,
        // An empty paragraph beside words keeps the place of what is missing.
        element: !isEmpty && isBlank(element, noteNumbers) ? null : element,
        under: place === undefined ? [] : said.under(language, place),
      }
    })
    if (isEmpty && held.every(({ under: own }) => own.length === 0)) return
    const own = held.every(({ element }) => element === null || element.nodeName === 'orderedList') ? UNNUMBERED : numbered
    const under = () => noted(held.map(({ language, under: lines }) => ({ language, lines })))
    const elements = held.flatMap(({ element }) => element ?? [])
    if (elements.length === 0) {
      // Only the other language has it.
      blocks.push({ type: 'row', ...numbered, words: held.map(({ language, under: own }) => missing(language, own)), serif: true })
      return
    }
    if (elements.every(({ nodeName }) => nodeName === FOOTNOTE)) {
      for (const { language, element, under } of held) {
        if (!element) continue
        const note = noteNumbers.get(String(element.getAttribute('id')))
        const lines = [{ runs: runsOf(element, noteNumbers) }, ...under]
        if (note === undefined) blocks.push({ type: 'row', number: '–', words: [{ language, lines }], serif: true })
        else notes.set(note, [...(notes.get(note) ?? []), { language, lines }])
      }
      return
    }
    if (elements.some(({ nodeName }) => nodeName === 'table')) {
      for (const { language, element } of held) blocks.push(...(element ? blocksOf(element, language, noteNumbers) : []))
      blocks.push(...under())
      return
    }
    const isHeading = elements.every(({ nodeName }) => nodeName === 'heading')
    const words: PaperText = held.map(({ language, element, under: own }) =>
      element
        ? { language, lines: [...linesOf(element, language, noteNumbers), ...(isHeading ? [] : own)] }
        : missing(language, isHeading ? [] : own),
    )
    if (isHeading) {
      const own = elements[0]?.getAttribute('level')
      const deep = Math.min(3, level + (typeof own === 'number' ? own : 1) - 1)
      blocks.push({ type: 'heading', level: deep === 1 ? 1 : deep === 2 ? 2 : 3, words }, ...under())
    } else blocks.push({ type: 'row', ...own, words, serif: true })
  })
  for (const language of languages) blocks.push(...before(language, places[language].size))
  // A reference without a note has a number, and its note says that it has no text.
  const told = [...known]
    .sort((a, b) => a - b)
    .map((number): Footnote => {
      const found = notes.get(number) ?? []
      return { number, words: languages.map((language) => found.find((side) => side.language === language) ?? missing(language)) }
    })
  return { blocks, notes: told }
}

/** A list has numbers of its own: its place beside them would be a second one. */
const UNNUMBERED = { number: '', depth: 0 }

const rowNumber = (clause: NumberedClause | null, counted: string | number | null) =>
  clause
    ? { number: clause.number, depth: clause.depth - 1 }
    : { number: String(counted ?? ''), depth: 0, ...(counted === null ? {} : { isCounted: true }) }

const shifted = (numbers: NoteNumbers, by: number): NoteNumbers =>
  by === 0 ? numbers : new Map([...numbers].map(([id, number]) => [id, number + by]))

const missing = (language: Language, under: readonly PaperLine[] = []): PaperSide => ({
  language,
  lines: [{ runs: [{ text: PAPER_WORDS.missing[language] }], style: 'soft' }, ...under],
})

const isBlank = (element: Y.XmlElement | null, notes: NoteNumbers): boolean => {
  if (element === null) return true
  if (element.nodeName === 'table' || element.nodeName === FOOTNOTE) return false
  return linesOf(element, 'es', notes).every(({ runs }) => runs.every(({ text, note }) => text.trim() === '' && note === undefined))
}

/** In order, each with the data of its row. */
const elementsIn = (fragment: Y.XmlFragment | null): ReadonlyMap<TopBlock, Y.XmlElement | null> => {
  if (!fragment) return new Map()
  const elements = fragment.toArray().filter((child) => child instanceof Y.XmlElement)
  return new Map(topBlocks(fragment).map((block, at) => [block, elements[at] ?? null]))
}

/** From 0; content that no editor can write has none, as in a diff. */
const placesIn = (elements: ReadonlyMap<TopBlock, Y.XmlElement | null>): ReadonlyMap<TopBlock, number> =>
  new Map([...elements.keys()].filter(({ kind }) => RICH_TEXT_SCHEMA.top.includes(kind)).map((block, place) => [block, place]))

const blocksOf = (element: Y.XmlElement, language: Language, notes: NoteNumbers): readonly PaperBlock[] => {
  if (element.nodeName !== 'table')
    return [{ type: 'row', number: '', words: [{ language, lines: linesOf(element, language, notes) }], serif: true }]
  const { columns, rows } = tableShape(element)
  const wide = Math.max(columns.length, ...rows.map(({ cells, beside }) => cells.length + beside.length))
  if (wide === 0 || rows.length === 0) return []
  const cells = rows.map((row) =>
    Array.from({ length: wide }, (_, at): PaperText => {
      const cell = [...row.cells, ...row.beside][at]
      return [{ language, lines: [{ runs: cell ? runsOf(cell, notes) : [] }] }]
    }),
  )
  const isHeaded = element.getAttribute('header') as unknown as boolean
  const [head = null, ...rest] = cells
  return [
    {
      type: 'table',
      about: PAPER_WORDS.table[language],
      language,
      widths: Array.from({ length: wide }, () => 1),
      head: isHeaded === true ? head : null,
      rows: isHeaded === true ? rest : cells,
    },
  ]
}

/** One for a paragraph; for a list one per item, indented by depth. */
const linesOf = (top: Y.XmlElement, language: Language, notes: NoteNumbers): readonly PaperLine[] => {
  const found: PaperLine[] = []
  const visit = (element: Y.XmlElement, depth: number, marker: string | null, style: PaperLine['style']): void => {
    const place = RICH_TEXT_SCHEMA.nodes[element.nodeName]
    if (!place || depth > RICH_TEXT_SCHEMA.maxDepth) {
      const words = lettersIn(element)
      const said = PAPER_WORDS.unreadable[language]
      found.push({ runs: [{ text: words === '' ? said : `${said} ` }, ...(words === '' ? [] : [runOf(words)])], style: 'soft', depth })
    } else if (place.text) {
      const own = { runs: runsOf(element, notes), style: element.nodeName === 'heading' ? 'heading' : style, depth } as const
      found.push(marker === null ? { ...own, marker: '', continues: true } : { ...own, marker })
    } else if (element.nodeName === 'bulletList' || element.nodeName === 'orderedList') {
      const start: unknown = element.getAttribute('start')
      const first = typeof start === 'number' ? start : 1
      children(element).forEach((item, at) => {
        let own: string | null = element.nodeName === 'bulletList' ? '•' : `${first + at}.`
        for (const child of children(item)) {
          const isList = child.nodeName === 'bulletList' || child.nodeName === 'orderedList'
          visit(child, isList ? depth + 1 : depth, isList ? '' : own, style)
          if (!isList) own = null
        }
      })
    } else {
      const inside = element.nodeName === 'blockquote' ? 'quote' : style
      for (const child of children(element)) visit(child, depth + (inside === 'quote' ? 1 : 0), '', inside)
    }
  }
  visit(top, 0, '', 'plain')
  return found
}
const children = (element: Y.XmlElement): readonly Y.XmlElement[] => element.toArray().filter((child) => child instanceof Y.XmlElement)

const runsOf = (line: Y.XmlElement, notes: NoteNumbers): readonly PaperRun[] =>
  line.toArray().flatMap((child): PaperRun[] => {
    if (child instanceof Y.XmlElement && child.nodeName === FOOTNOTE_REF) {
      const note = notes.get(String(child.getAttribute('note')))
      return note === undefined ? [] : [{ text: '', note }]
    }
    if (child instanceof Y.XmlElement) return child.nodeName === 'hardBreak' ? [{ text: '\n' }] : [{ text: lettersIn(child) }]
    if (!(child instanceof Y.XmlText)) return []
    const parts: { insert?: unknown; attributes?: Readonly<Record<string, unknown>> }[] = child.toDelta()
    return parts.flatMap(({ insert, attributes = {} }) => {
      if (typeof insert !== 'string') return []
      const has = (mark: string) => (Object.hasOwn(attributes, mark) ? { [mark]: true } : {})
      return [
        { text: printable(insert), ...has('bold'), ...has('italic'), ...has('underline'), ...has('strike'), ...linkOf(attributes.link) },
      ]
    })
  })
/** In ASCII (punycode, percent encoding); an invalid URL becomes text. */
const linkOf = (link: unknown): { readonly href?: string } => {
  const href = typeof link === 'object' && link !== null && 'href' in link && isHref(link.href) ? URL.parse(link.href)?.href : undefined
  return href === undefined ? {} : { href }
}

const lettersIn = (element: Y.XmlElement): string =>
  printable(
    element
      .toArray()
      .map((child) =>
        child instanceof Y.XmlText ? Y.Text.prototype.toString.call(child) : child instanceof Y.XmlElement ? lettersIn(child) : '',
      )
      .join(' '),
  ).trim()
