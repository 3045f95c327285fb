// An Outcome as a PDF, built by the rules of PDF/UA: a structure tree, the language of each element, heads of tables, bookmarks, embedded
// fonts, and artifacts for all that only decorates. Its bytes go to `write` as they are made.
import PDFDocument from 'pdfkit'
import { documentTitle } from '../../../shared/outcome/frame.ts'
import { pageOf, plainOf } from '../../../shared/outcome/languageWriter.ts'
import type { ExportedDocument, PaperBlock, PaperFact, PaperSide, PaperSize, PaperText } from '../../../shared/outcome/model.ts'
import { PAPER_WORDS } from '../../../shared/outcome/words.ts'
import { qrOf } from '../qr.ts'
import { drawingHeight, drawShapes } from './drawShapes.ts'
import { drawTable, tableBegin } from './drawTable.ts'
import { drawTimeline, TIMELINE_BEGIN } from './drawTimeline.ts'
import {
  createSheets,
  type Doc,
  type Element,
  fittedLine,
  heightOf,
  MARGIN,
  PDF_LANG,
  type PdfColumn,
  type Sheets,
  TORN_AT,
  TORN_FROM,
  TYPES,
} from './paper.ts'
import { INK, type PdfType, stretchOf } from './setLines.ts'

const GUTTER = 30
const GAP = 18
const QR = 77

export const writePdf = (
  outcome: ExportedDocument,
  paper: PaperSize,
  write: (bytes: Uint8Array) => void,
): Promise<{ readonly pages: number }> =>
  new Promise((resolve, reject) => {
    const [first = 'es'] = outcome.languages
    const doc = new PDFDocument({
      autoFirstPage: false,
      bufferPages: true,
      tagged: true,
      subset: 'PDF/UA',
      pdfVersion: '1.7',
      lang: PDF_LANG[first],
      displayTitle: true,
      info: { Title: documentTitle(outcome), Author: plainOf(outcome.group), Subject: outcome.foot, Creator: 'Ruta', Producer: 'Ruta' },
      font: null,
    } as never) as Doc
    doc.on('data', write)
    doc.on('error', reject)
    let pages = 0
    doc.on('end', () => resolve({ pages }))
    try {
      const sheets = createSheets(doc, paper)
      sheets.gutter = outcome.blocks.some((block) => block.type === 'row' && block.number !== '') || outcome.notes.length > 0 ? GUTTER : 0
      cover(sheets, outcome)
      const marks = createBookmarks(doc)
      const blocks = [...outcome.blocks, ...notesOf(outcome)]
      for (const [at, block] of blocks.entries()) {
        if (block.type === 'heading') sheets.need(beginOf(sheets, blocks.slice(at, at + MOST_KEPT)))
        drawBlock(sheets, block, marks)
      }
      // Documents that are signed by hand have their verification on a separate page.
      if (outcome.cover === 'page' && sheets.y > MARGIN.top) sheets.turn()
      proof(sheets, outcome, marks)
      pages = doc.bufferedPageRange().count
      headsAndFeet(sheets, outcome, pages)
      doc.end()
    } catch (error) {
      reject(error)
    }
  })

const notesOf = ({ notes, notesTitle }: ExportedDocument): readonly PaperBlock[] =>
  notes.length === 0
    ? []
    : [
        { type: 'heading', level: 1, words: notesTitle },
        ...notes.map(({ number, words }): PaperBlock => ({ type: 'row', number: String(number), words, serif: true })),
      ]

const typeOf = (serif: boolean): PdfType => (serif ? TYPES.serif : TYPES.sans)

interface ColumnBox {
  readonly side: PaperSide
  readonly x: number
  readonly width: number
}
/** Columns have the same positions on all pages; hanging indents begin at the margin, before the numbers. */
const columnsFor = ({ left, width, gutter }: Sheets, said: PaperText, { hangs = false, inset = 0 } = {}): readonly ColumnBox[] => {
  const kept = said.length > 1 || !hangs ? gutter : 0
  const each = (width - kept - GAP * (said.length - 1)) / Math.max(1, said.length)
  return said.map((side, at) => {
    const before = (at === 0 && hangs ? kept : 0) - inset
    return { side, x: left + kept + at * (each + GAP) - before, width: each + before }
  })
}

/** Content in each language, side by side. `type`: structure element of its paragraphs. */
const drawSaid = (
  sheets: Sheets,
  parent: Element,
  said: PaperText,
  type: PdfType,
  options: { readonly tag?: string; readonly hangs?: boolean; readonly after?: number; readonly keep?: boolean } = {},
) => {
  const columns = columnsFor(sheets, said, { hangs: options.hangs ?? true }).map(({ side, x: at, width: wide }): PdfColumn => {
    const paragraphs = sheets.set(side.lines, wide, type)
    return { x: at, paragraphs, ...sheets.tagged(parent, paragraphs, side.language, options.tag) }
  })
  sheets.columns(columns, { after: options.after ?? 6, keep: options.keep ?? false })
}

const cover = (sheets: Sheets, { group, kind, title, isDraft, draft, facts, cover: how }: ExportedDocument) => {
  const { root } = sheets
  if (how === 'page') sheets.y += 120
  sheets.artifact(() => {
    const { doc } = sheets
    doc
      .lineWidth(2)
      .strokeColor(INK.brand)
      .moveTo(sheets.left, sheets.y)
      .lineTo(sheets.left + 48, sheets.y)
      .stroke()
  })
  sheets.y += 14
  drawSaid(sheets, root, group, TYPES.group)
  drawSaid(sheets, root, kind, TYPES.kind, { after: 4 })
  drawSaid(sheets, sheets.child(root, 'H1'), title, how === 'page' ? TYPES.title : { ...TYPES.title, size: 18, leading: 23 }, {
    tag: 'Span',
    after: 12,
  })
  if (isDraft) drawSaid(sheets, root, draft, { ...TYPES.kind, color: '#a33b20' }, { after: 10 })
  drawFacts(sheets, root, facts, sheets.width)
  sheets.y += 8
  if (how === 'page') sheets.turn()
  else {
    sheets.rule(sheets.left, sheets.y, sheets.width, INK.hair)
    sheets.y += 10
  }
}

const NAME = 130
/** Name and value, one below the other. */
const drawFacts = (sheets: Sheets, parent: Element, facts: readonly PaperFact[], width: number) => {
  for (const { name, value } of facts) {
    const line = sheets.child(parent, 'Div')
    const names = name.flatMap((side) => sheets.set(side.lines, NAME - 10, TYPES.head))
    const nameTags = name.map((side) => sheets.tagged(line, sheets.set(side.lines, NAME - 10, TYPES.head), side.language))
    const values = value.map((side) => ({ side, set: sheets.set(side.lines, width - NAME, TYPES.cell) }))
    const valueTags = values.map(({ side, set }) => sheets.tagged(line, set, side.language))
    sheets.columns(
      [
        { x: sheets.left, paragraphs: names, elements: nameTags.flatMap(({ elements }) => elements), markers: names.map(() => null) },
        {
          x: sheets.left + NAME,
          paragraphs: values.flatMap(({ set }) => set),
          elements: valueTags.flatMap(({ elements }) => elements),
          markers: valueTags.flatMap(({ markers }) => markers),
        },
      ],
      { keep: true, after: 5 },
    )
  }
}

interface Bookmarks {
  add(level: number, title: string): void
}
const createBookmarks = (doc: Doc): Bookmarks => {
  const parents: PDFKit.PDFOutline[] = [doc.outline]
  return {
    add(level, title) {
      const parent = parents[Math.min(level - 1, parents.length - 1)] ?? doc.outline
      parents.length = Math.min(level, parents.length)
      parents.push(parent.addItem(title))
    },
  }
}

const HEADINGS = { 1: TYPES.h1, 2: TYPES.h2, 3: TYPES.h3 } as const
/** The space above a heading that is not at the top of a page. */
const ABOVE = { 1: 12, 2: 7, 3: 7 } as const
/** A heading, the headings directly below it, and the first block after them. */
const MOST_KEPT = 4

/** Space that blocks need at the end of a page: a heading is never alone there. */
const beginOf = (sheets: Sheets, [block, ...rest]: readonly PaperBlock[]): number => {
  switch (block?.type) {
    case 'heading':
      return ABOVE[block.level] + heightIn(sheets, block.words, HEADINGS[block.level], true) + 5 + beginOf(sheets, rest)
    case 'row': {
      const high = heightIn(sheets, block.words, typeOf(block.serif ?? false), block.number === '' && block.words.length === 1)
      return high < TORN_FROM ? high : TORN_AT
    }
    case 'table':
      return tableBegin(sheets, block)
    case 'timeline':
      return TIMELINE_BEGIN
    case 'drawing':
      return drawingHeight(sheets, block)
    case 'signatures':
      return SIGNATURE
    default:
      return 0
  }
}
const heightIn = (sheets: Sheets, said: PaperText, type: PdfType, hangs: boolean): number =>
  Math.max(0, ...columnsFor(sheets, said, { hangs }).map(({ side, width }) => heightOf(sheets.set(side.lines, width, type))))
const drawBlock = (sheets: Sheets, block: PaperBlock, marks: Bookmarks): void => {
  switch (block.type) {
    case 'page':
      if (sheets.y > MARGIN.top) sheets.turn()
      return
    case 'heading': {
      if (sheets.y > MARGIN.top) sheets.y += ABOVE[block.level]
      marks.add(block.level, plainOf(block.words))
      const type = HEADINGS[block.level]
      drawSaid(sheets, sheets.child(sheets.root, `H${block.level + 1}`), block.words, type, { tag: 'Span', after: 5, keep: true })
      return
    }
    case 'row':
      drawRow(sheets, block)
      return
    case 'table':
      drawTable(sheets, block)
      sheets.y += 8
      return
    case 'timeline':
      drawTimeline(sheets, block)
      return
    case 'drawing':
      drawShapes(sheets, block)
      return
    case 'signatures':
      for (const { of } of block.places) drawSignature(sheets, of, block.fields)
      return
  }
}

const drawRow = (sheets: Sheets, { number, words, serif = false, depth = 0 }: Extract<PaperBlock, { type: 'row' }>) => {
  const type = typeOf(serif)
  const row = sheets.child(sheets.root, 'Div')
  if (number === '') {
    // List items are aligned below their paragraph.
    const isEntry = words.some(({ lines }) => (lines[0]?.marker ?? '') !== '')
    drawSaid(sheets, row, words, type, { hangs: words.length === 1 && !isEntry })
    return
  }
  const label = stretchOf(sheets.fonts, number, type)
  const set = {
    lines: [{ stretches: [label], width: label.width }],
    leading: type.leading,
    before: 0,
    indent: 0,
    marker: null,
    isEntry: false,
  }
  const own = sheets.child(row, 'P')
  const inset = depth * 10
  const columns = columnsFor(sheets, words, { inset }).map(({ side, x: at, width }): PdfColumn => {
    const paragraphs = sheets.set(side.lines, width, type)
    return { x: at, paragraphs, ...sheets.tagged(row, paragraphs, side.language) }
  })
  sheets.columns([{ x: sheets.left + inset, paragraphs: [set], elements: [own], markers: [null] }, ...columns])
}

const SIGNATURE = 165

const drawSignature = (sheets: Sheets, of: PaperText, fields: readonly PaperText[]) => {
  sheets.need(SIGNATURE)
  sheets.y += 10
  const place = sheets.child(sheets.root, 'Div')
  // Above the signature lines, not in the columns of the rows.
  const { gutter } = sheets
  sheets.gutter = 0
  drawSaid(sheets, place, of, TYPES.h2, { after: 30 })
  sheets.gutter = gutter
  const width = (sheets.width - GAP) / 2
  for (let at = 0; at < fields.length; at += 2) {
    const pair = fields.slice(at, at + 2)
    pair.forEach((_, index) => {
      sheets.rule(sheets.left + index * (width + GAP), sheets.y, width, INK.rule)
    })
    sheets.y += 2
    sheets.columns(
      pair.map((field, index): PdfColumn => {
        const sides = field.map((side) => {
          const paragraphs = sheets.set(side.lines, width, TYPES.small)
          return { paragraphs, ...sheets.tagged(place, paragraphs, side.language) }
        })
        return {
          x: sheets.left + index * (width + GAP),
          paragraphs: sides.flatMap(({ paragraphs }) => paragraphs),
          elements: sides.flatMap(({ elements }) => elements),
          markers: sides.flatMap(({ markers }) => markers),
        }
      }),
      { keep: true, after: 30 },
    )
  }
}

const proof = (
  sheets: Sheets,
  { proof: { title, why, facts, heads, headNames, address }, languages }: ExportedDocument,
  marks: Bookmarks,
) => {
  sheets.need(230)
  if (sheets.y > MARGIN.top) {
    sheets.y += 10
    sheets.rule(sheets.left, sheets.y, sheets.width, INK.rule)
  }
  drawBlock(sheets, { type: 'heading', level: 1, words: title }, marks)
  drawSaid(sheets, sheets.root, why, TYPES.small, { after: 8 })
  const top = sheets.y
  if (address !== '') {
    const figure = sheets.child(sheets.root, 'Figure', {
      alt: languages.map((language) => PAPER_WORDS.proof.qr[language]).join(' · '),
      bbox: [sheets.left + sheets.width - QR, top, sheets.left + sheets.width, top + QR],
    })
    sheets.mark(figure, () => {
      const { size, bars } = qrOf(address)
      const square = QR / (size + 8)
      const [x, y] = [sheets.left + sheets.width - QR + 4 * square, top + 4 * square]
      sheets.doc.fillColor('#000000')
      for (const { row, from, length } of bars) sheets.doc.rect(x + from * square, y + row * square, length * square, square)
      sheets.doc.fill()
    })
  }
  drawFacts(sheets, sheets.root, facts, sheets.width - QR - GAP)
  if (sheets.fonts.unknown.size > 0) {
    const codes = [...sheets.fonts.unknown]
      .slice(0, 40)
      .map((letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    const words = languages.map((language) => ({ language, lines: [{ runs: [{ text: PAPER_WORDS.proof.letters[language] }] }] }))
    drawFacts(
      sheets,
      sheets.root,
      [{ name: words.slice(0, 1), value: [{ language: languages[0] ?? 'es', lines: [{ runs: [{ text: codes.join(' ') }] }] }] }],
      sheets.width - QR - GAP,
    )
  }
  sheets.y = Math.max(sheets.y, top + QR) + 8
  if (heads.length > 0)
    drawTable(sheets, {
      type: 'table',
      about: plainOf(title),
      language: languages[0] ?? 'es',
      widths: [3, 1, 5],
      head: headNames,
      rowHeads: true,
      rows: heads.map(({ name, seq, hash }) => {
        const code = (text: string): PaperText => [{ language: languages[0] ?? 'es', lines: [{ runs: [{ text }] }] }]
        return [name, code(String(seq)), code(hash)]
      }),
    })
}

/** On every page, as an artifact. */
const headsAndFeet = (sheets: Sheets, { group, kind, isDraft, draft, foot, languages }: ExportedDocument, pages: number) => {
  const { doc, left, width } = sheets
  const words = { head: plainOf(group), kind: plainOf(kind), draft: plainOf(draft) }
  for (let page = 0; page < pages; page++) {
    doc.switchToPage(page)
    doc.markContent('Artifact' as never, { type: 'Pagination' } as never)
    const right = (text: string, y: number, type: PdfType) => {
      const line = fittedLine(sheets, text, width, type)
      sheets.draw(line, left + width - line.width, y)
    }
    if (page > 0) sheets.draw(fittedLine(sheets, words.head, width - 150, TYPES.small), left, 38)
    if (isDraft) right(words.draft, 38, { ...TYPES.small, color: '#a33b20', bold: true })
    const y = doc.page.height - 32
    sheets.draw(fittedLine(sheets, `${words.kind} · ${foot}`, width - 80, TYPES.small), left, y)
    right(`${page + 1} ${pageOf(languages)} ${pages}`, y, TYPES.small)
    doc.endMarkedContent()
  }
}
