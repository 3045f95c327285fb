// Pages with tagged content: current position, page breaks, and structure elements. Everything is drawn inside an element or an artifact, as PDF/UA
// requires.
import type PDFDocument from 'pdfkit'
import type { Language } from '../../../shared/bilingual.ts'
import type { PaperLine, PaperSize } from '../../../shared/outcome/model.ts'
import { createFonts, type Fonts } from './fonts.ts'
import { INK, type PdfStretch, type PdfType, type SetLine, type SetParagraph, setParagraphs } from './setLines.ts'

export type Doc = InstanceType<typeof PDFDocument>
export type Element = ReturnType<Doc['struct']>

export const PDF_LANG: Readonly<Record<Language, string>> = { es: 'es-CO', en: 'en-US' }
export const MARGIN = { top: 48, bottom: 44, side: 44 } as const
const SIZES: Readonly<Record<PaperSize, readonly [number, number]>> = { a4: [595.28, 841.89], letter: [612, 792] }
/** Between columns. */
export const GAP = 18
/** A block that may be split begins on a page if at least this much space is left. */
export const TORN_AT = 40

export interface PdfColumn {
  readonly x: number
  readonly paragraphs: readonly SetParagraph[]
  /** Structure element of each paragraph's lines. */
  readonly elements: readonly Element[]
  readonly markers: readonly (Element | null)[]
}

export interface Sheets {
  readonly doc: Doc
  readonly fonts: Fonts
  readonly root: Element
  readonly left: number
  /** Of what is drawn: narrower beside a figure. */
  width: number
  readonly bottom: number
  /** Width for row numbers, before the first column. */
  gutter: number
  texts: Texts
  y: number
  /** Starts a new page if less than this is left. */
  need(height: number): void
  turn(): void
  /** Called on each new page: repeated table headers. */
  onTurn: (() => void) | null
  child(parent: Element, type: string, options?: Readonly<Record<string, unknown>>): Element
  mark(element: Element, draw: () => void): void
  artifact(draw: () => void): void
  draw(line: SetLine, x: number, baseline: number): void
  stretch(stretch: PdfStretch, x: number, baseline: number): void
  rule(x: number, y: number, width: number, color: string): void
  set(lines: readonly PaperLine[], width: number, type: PdfType): readonly SetParagraph[]
  /** Elements for paragraphs: `P`, or list items. */
  tagged(parent: Element, paragraphs: readonly SetParagraph[], language: Language, type?: string): Pick<PdfColumn, 'elements' | 'markers'>
  columns(columns: readonly PdfColumn[], options?: ColumnOptions): void
}

/** Of running text: its types, the space after each part, around headings and between rows of tables, and up to which height a block is never split. */
interface Texts {
  readonly sans: PdfType
  readonly serif: PdfType
  readonly after: number
  readonly above: Readonly<Record<1 | 2 | 3, number>>
  readonly headings: Readonly<Record<1 | 2 | 3, PdfType>>
  readonly below: number
  readonly inTables: number
  readonly tornFrom: number
}
interface ColumnOptions {
  readonly keep?: boolean
  readonly after?: number
}

export const heightOf = (paragraphs: readonly SetParagraph[]): number =>
  paragraphs.reduce((sum, { before, leading, lines }) => sum + before + leading * lines.length, 0)

/** Number of lines on this page, without widows and orphans. */
export const fittingLines = (left: number, isWhole: boolean, room: number): number => {
  const most = Math.max(0, Math.floor(room + 0.001))
  if (left <= most) return left
  const kept = left - most === 1 ? most - 1 : most
  return isWhole && kept < 2 ? 0 : Math.max(0, kept)
}

export const createSheets = (doc: Doc, paper: PaperSize): Sheets => {
  const [wide, high] = SIZES[paper]
  const fonts = createFonts(doc as never)
  const root = doc.struct('Document')
  const tags = new WeakMap<Element, string>()
  doc.addStructure(root)
  const margins = { top: 0, bottom: 0, left: 0, right: 0 }
  const addPage = () => doc.addPage({ size: [wide, high], margins })

  const sheets: Sheets = {
    doc,
    fonts,
    root,
    left: MARGIN.side,
    width: wide - 2 * MARGIN.side,
    bottom: high - MARGIN.bottom,
    gutter: 0,
    texts: TEXTS.usual,
    y: MARGIN.top,
    onTurn: null,
    need(height) {
      if (sheets.y + height > sheets.bottom) sheets.turn()
    },
    turn() {
      addPage()
      sheets.y = MARGIN.top
      sheets.onTurn?.()
    },
    child(parent, type, options = {}) {
      const element = doc.struct(type as never, options as never)
      parent.add(element)
      tags.set(element, type)
      return element
    },
    mark(element, draw) {
      const content = doc.markStructureContent(tags.get(element) as never)
      draw()
      doc.endMarkedContent()
      element.add(content)
    },
    artifact(draw) {
      doc.markContent('Artifact' as never, { type: 'Layout' } as never)
      draw()
      doc.endMarkedContent()
    },
    stretch({ ink, text, width }, x, baseline) {
      const at = baseline - ink.rise
      doc.fillColor(ink.color)
      fonts.show({ font: ink.font, text }, { x, baseline: at, size: ink.size })
      if (!ink.underline && !ink.strike) return
      doc.lineWidth(0.5).strokeColor(ink.color)
      for (const y of [...(ink.underline ? [at + 1.6] : []), ...(ink.strike ? [at - ink.size * 0.26] : [])])
        doc
          .moveTo(x, y)
          .lineTo(x + width, y)
          .stroke()
    },
    draw(line, x, baseline) {
      let at = x
      for (const stretch of line.stretches) {
        sheets.stretch(stretch, at, baseline)
        at += stretch.width
      }
    },
    rule(x, y, width, color) {
      sheets.artifact(() =>
        doc
          .lineWidth(0.5)
          .strokeColor(color)
          .moveTo(x, y)
          .lineTo(x + width, y)
          .stroke(),
      )
    },
    set: (lines, width, type) => setParagraphs(fonts, lines, width, type),
    tagged: (parent, paragraphs, language, type = 'P') => tag(sheets, parent, paragraphs, { language, type }),
    columns: (columns, options = {}) => drawColumns(sheets, columns, options),
  }
  addPage()
  return sheets
}

const tag = (
  sheets: Sheets,
  parent: Element,
  paragraphs: readonly SetParagraph[],
  { language, type }: { readonly language: Language; readonly type: string },
): Pick<PdfColumn, 'elements' | 'markers'> => {
  const options = { lang: PDF_LANG[language] }
  let list: Element | null = null
  const all = paragraphs.map(({ isEntry }) => {
    if (!isEntry || type !== 'P') {
      list = null
      return { element: sheets.child(parent, type, options), marker: null }
    }
    list ??= sheets.child(parent, 'L', options)
    const entry = sheets.child(list, 'LI')
    const marker = sheets.child(entry, 'Lbl')
    return { element: sheets.child(entry, 'LBody', options), marker }
  })
  return { elements: all.map(({ element }) => element), markers: all.map(({ marker }) => marker) }
}

/** A title and the first lines of what it is about: two, or all three, of which none may be alone. */
const besideNext = (paragraph: SetParagraph, next: SetParagraph | undefined): number => {
  if (!paragraph.isTitle || !next) return 0
  const least = next.lines.length > 3 ? 2 : next.lines.length
  return heightOf([paragraph]) + next.before + next.leading * least
}

/** Side by side from the same height on, over as many pages as the longest one needs. */
const drawColumns = (sheets: Sheets, columns: readonly PdfColumn[], { keep = false, after = sheets.texts.after }: ColumnOptions) => {
  const height = Math.max(0, ...columns.map(({ paragraphs }) => heightOf(paragraphs)))
  const room = sheets.bottom - sheets.y
  if (height > room && (keep || height < sheets.texts.tornFrom || room < TORN_AT) && sheets.y > MARGIN.top) sheets.turn()
  const places = columns.map(() => ({ paragraph: 0, line: 0 }))
  const isLeft = () => columns.some((column, at) => (places[at]?.paragraph ?? 0) < column.paragraphs.length)
  while (isLeft()) {
    const top = sheets.y
    let lowest = top
    let moved = false
    columns.forEach((column, index) => {
      const place = places[index]
      if (!place) return
      let y = top
      while (place.paragraph < column.paragraphs.length) {
        const paragraph = column.paragraphs[place.paragraph]
        const element = column.elements[place.paragraph]
        if (!paragraph || !element) break
        const { leading, indent, lines } = paragraph
        if (place.line === 0 && y > top) y += paragraph.before
        if (y > MARGIN.top && y + besideNext(paragraph, column.paragraphs[place.paragraph + 1]) > sheets.bottom) break
        const fitting = fittingLines(lines.length - place.line, place.line === 0, (sheets.bottom - y) / leading)
        if (fitting === 0) break
        const drawn = lines.slice(place.line, place.line + fitting)
        const { marker } = paragraph
        const beside = column.markers[place.paragraph]
        const start = y
        if (place.line === 0 && marker && beside)
          sheets.mark(beside, () => sheets.stretch(marker, column.x + paragraph.markerAt, start + leading * 0.76))
        if (drawn.some(({ stretches }) => stretches.length > 0))
          sheets.mark(element, () => {
            for (const [at, line] of drawn.entries()) sheets.draw(line, column.x + indent, start + leading * (at + 0.76))
          })
        y += leading * fitting
        moved = true
        place.line += fitting
        if (place.line < lines.length) break
        place.paragraph += 1
        place.line = 0
      }
      lowest = Math.max(lowest, y)
    })
    sheets.y = lowest
    if (isLeft()) {
      if (!moved && top <= MARGIN.top) throw new Error('a line is higher than a page')
      sheets.turn()
    }
  }
  sheets.y += after
}

export const TYPES = {
  title: { family: 'sans', size: 18, leading: 23, color: INK.text, bold: true },
  kind: { family: 'sans', size: 13, leading: 18, color: INK.brand, bold: true },
  group: { family: 'sans', size: 10, leading: 14, color: INK.soft },
  h1: { family: 'sans', size: 13, leading: 17, color: INK.text, bold: true },
  h2: { family: 'sans', size: 11, leading: 15, color: INK.text, bold: true },
  h3: { family: 'sans', size: 10, leading: 14, color: INK.soft, bold: true },
  sans: { family: 'sans', size: 10, leading: 13.5, color: INK.text },
  serif: { family: 'serif', size: 10, leading: 14, color: INK.text },
  cell: { family: 'sans', size: 8.25, leading: 10.5, color: INK.text },
  head: { family: 'sans', size: 8, leading: 10.5, color: INK.soft, bold: true },
  small: { family: 'sans', size: 8, leading: 11, color: INK.soft },
} as const satisfies Readonly<Record<string, PdfType>>

export const TEXTS = {
  usual: {
    sans: TYPES.sans,
    serif: TYPES.serif,
    after: 6,
    above: { 1: 12, 2: 7, 3: 7 },
    headings: { 1: TYPES.h1, 2: TYPES.h2, 3: TYPES.h3 },
    below: 5,
    inTables: 3,
    tornFrom: 130,
  },
  compact: {
    sans: { ...TYPES.sans, size: 9.25, leading: 11.75 },
    serif: { ...TYPES.serif, size: 9.25, leading: 12 },
    after: 4,
    above: { 1: 8, 2: 5, 3: 5 },
    headings: { 1: { ...TYPES.h1, leading: 15 }, 2: { ...TYPES.h2, leading: 13 }, 3: { ...TYPES.h3, leading: 12 } },
    below: 2,
    inTables: 1.5,
    tornFrom: 50,
  },
} satisfies Readonly<Record<string, Texts>>

/** As much as fits on one line. */
export const fittedLine = (sheets: Sheets, text: string, width: number, type: PdfType): SetLine => {
  const lineOf = (words: string): SetLine =>
    sheets.set([{ runs: [{ text: words.replaceAll('\n', ' ') }] }], Number.POSITIVE_INFINITY, type)[0]?.lines[0] ?? {
      stretches: [],
      width: 0,
    }
  let line = lineOf(text)
  for (let cut = text; line.width > width && cut.length > 1; line = lineOf(`${cut}…`))
    cut = cut.slice(0, Math.floor(cut.length * 0.9)).trimEnd()
  return line
}
