// An Outcome as a PDF, built by the rules of PDF/UA: a structure tree, the language of each element, heads of tables, bookmarks, embedded
// fonts, and artifacts for all that only decorates. Its bytes go to `write` as they are made.
import PDFDocument from 'pdfkit'
import { documentTitle } from '../../../shared/outcome/frame.ts'
import { pageOf, plainOf } from '../../../shared/outcome/languageWriter.ts'
import type { ExportedDocument, PaperBlock, PaperFact, PaperSide, PaperSize, PaperText } from '../../../shared/outcome/model.ts'
import type { DocumentPreview } from '../../../shared/outcome/preview.ts'
import { PAPER_WORDS } from '../../../shared/outcome/words.ts'
import { qrOf } from '../qr.ts'
import { drawCoverFacts, drawFacts } from './drawFacts.ts'
import { drawingHeight, drawShapes } from './drawShapes.ts'
import { drawSignatures, signaturesHeight } from './drawSignatures.ts'
import { drawTable, tableBegin } from './drawTable.ts'
import { drawTimeline, TIMELINE_BEGIN } from './drawTimeline.ts'
import {
  createSheets,
  type Doc,
  type Element,
  fittedLine,
  GAP,
  heightOf,
  MARGIN,
  PDF_LANG,
  type PdfColumn,
  type Sheets,
  TEXTS,
  TORN_AT,
  TYPES,
} from './paper.ts'
import { recordFirstPage } from './recordPage.ts'
import { INK, type PdfType, stretchOf } from './setLines.ts'

const GUTTER = 30
const QR = 77

export const writePdf = (
  outcome: ExportedDocument,
  paper: PaperSize,
  write: (bytes: Uint8Array) => void,
  begun: (sheets: Sheets) => void = () => undefined,
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
      info: {
        Title: documentTitle(outcome),
        Author: plainOf(outcome.group),
        Subject: outcome.foot.words,
        Creator: 'Ruta',
        Producer: 'Ruta',
      },
      font: null,
    } as never) as Doc
    let pages = 0
    // pdfkit pushes its pieces, some for each structure element, into a stream: they would all wait there for the end of this call.
    const head: Uint8Array | null = doc.read()
    if (head) write(head)
    doc.push = (bytes: Uint8Array | null) => {
      if (bytes) write(bytes)
      else resolve({ pages })
      return true
    }
    try {
      const sheets = createSheets(doc, paper)
      begun(sheets)
      sheets.gutter = outcome.blocks.some((block) => block.type === 'row' && block.number !== '') || outcome.notes.length > 0 ? GUTTER : 0
      if (outcome.isCompact) sheets.texts = TEXTS.compact
      cover(sheets, outcome)
      const marks = createBookmarks(doc)
      const blocks = [...outcome.blocks, ...notesOf(outcome)]
      for (const [at, block] of blocks.entries()) {
        if (block.type === 'heading') sheets.need(beginOf(sheets, blocks.slice(at, at + MOST_KEPT)))
        drawBlock(sheets, block, marks)
      }
      proof(sheets, outcome, marks)
      pages = doc.bufferedPageRange().count
      headsAndFeet(sheets, outcome, pages)
      doc.end()
    } catch (error) {
      reject(error)
    }
  })

/** Of the PDF that `writePdf` makes; its bytes are dropped. */
export const drawFirstPage = async (outcome: ExportedDocument, paper: PaperSize): Promise<DocumentPreview> => {
  let page: Omit<DocumentPreview, 'pages'> = { width: 0, height: 0, shapes: [] }
  const { pages } = await writePdf(
    outcome,
    paper,
    () => undefined,
    (sheets) => {
      const { width, height } = sheets.doc.page
      page = { width, height, shapes: recordFirstPage(sheets) }
    },
  )
  return { pages, ...page }
}

const notesOf = ({ notes, notesTitle }: ExportedDocument): readonly PaperBlock[] =>
  notes.length === 0
    ? []
    : [
        { type: 'heading', level: 1, words: notesTitle },
        ...notes.map(({ number, words }): PaperBlock => ({ type: 'row', number: String(number), words, serif: true })),
      ]

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
  sheets.columns(columns, { after: options.after ?? sheets.texts.after, keep: options.keep ?? false })
}

/** A draft and its final version differ by the word at the head of each page alone. */
const cover = (sheets: Sheets, { group, kind, title, facts }: ExportedDocument) => {
  const { root } = sheets
  sheets.artifact(() => {
    const { doc } = sheets
    doc
      .lineWidth(2)
      .strokeColor(INK.brand)
      .moveTo(sheets.left, sheets.y)
      .lineTo(sheets.left + 48, sheets.y)
      .stroke()
  })
  sheets.y += 10
  drawSaid(sheets, root, group, TYPES.group)
  drawSaid(sheets, root, kind, TYPES.kind, { after: 4 })
  drawSaid(sheets, sheets.child(root, 'H1'), title, TYPES.title, {
    tag: 'Span',
    after: 10,
  })
  drawCoverFacts(sheets, root, facts)
  sheets.y += 4
  sheets.rule(sheets.left, sheets.y, sheets.width, INK.hair)
  sheets.y += 6
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

/** A heading, the headings directly below it, and the first block after them. */
const MOST_KEPT = 4

/** Space that blocks need at the end of a page: a heading is never alone there. */
const beginOf = (sheets: Sheets, [block, ...rest]: readonly PaperBlock[]): number => {
  switch (block?.type) {
    case 'heading':
      return (
        sheets.texts.above[block.level] +
        heightIn(sheets, block.words, sheets.texts.headings[block.level], true) +
        sheets.texts.below +
        beginOf(sheets, rest)
      )
    case 'row': {
      const high = heightIn(
        sheets,
        block.words,
        sheets.texts[block.serif ? 'serif' : 'sans'],
        block.number === '' && block.words.length === 1,
      )
      const [next] = rest
      // What is said of the signatures stands above them.
      if (next?.type === 'signatures') return high + sheets.texts.after + signaturesHeight(next)
      return high < sheets.texts.tornFrom ? high : TORN_AT
    }
    case 'table':
      return tableBegin(sheets, block)
    case 'timeline':
      return TIMELINE_BEGIN
    case 'drawing':
      return drawingHeight(sheets, block)
    case 'signatures':
      return signaturesHeight(block)
    default:
      return 0
  }
}
const heightIn = (sheets: Sheets, said: PaperText, type: PdfType, hangs: boolean): number =>
  Math.max(0, ...columnsFor(sheets, said, { hangs }).map(({ side, width }) => heightOf(sheets.set(side.lines, width, type))))
const drawBlock = (sheets: Sheets, block: PaperBlock, marks: Bookmarks): void => {
  switch (block.type) {
    case 'heading': {
      if (sheets.y > MARGIN.top) sheets.y += sheets.texts.above[block.level]
      marks.add(block.level, plainOf(block.words))
      const type = sheets.texts.headings[block.level]
      drawSaid(sheets, sheets.child(sheets.root, `H${block.level + 1}`), block.words, type, {
        tag: 'Span',
        after: sheets.texts.below,
        keep: true,
      })
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
      drawSignatures(sheets, block)
      return
  }
}

const drawRow = (sheets: Sheets, { number, words, serif = false, depth = 0 }: Extract<PaperBlock, { type: 'row' }>) => {
  const type = sheets.texts[serif ? 'serif' : 'sans']
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
    markerAt: 0,
    marker: null,
    isEntry: false,
    isTitle: false,
  }
  const own = sheets.child(row, 'P')
  const inset = depth * 10
  const columns = columnsFor(sheets, words, { inset }).map(({ side, x: at, width }): PdfColumn => {
    const paragraphs = sheets.set(side.lines, width, type)
    return { x: at, paragraphs, ...sheets.tagged(row, paragraphs, side.language) }
  })
  sheets.columns([{ x: sheets.left + inset, paragraphs: [set], elements: [own], markers: [null] }, ...columns])
}

/** Beside its code. */
const proof = (sheets: Sheets, outcome: ExportedDocument, marks: Bookmarks) => {
  const { title, why, facts, heads, headNames, address } = outcome.proof
  // With its title, code and table on one page.
  sheets.need((outcome.isCompact ? 150 : 163) + heads.length * 26)
  if (sheets.y > MARGIN.top) {
    sheets.y += 6
    sheets.rule(sheets.left, sheets.y, sheets.width, INK.rule)
  }
  const { width } = sheets
  const top = sheets.y + 12
  sheets.width = width - QR - GAP
  drawBlock(sheets, { type: 'heading', level: 1, words: title }, marks)
  drawSaid(sheets, sheets.root, why, TYPES.small, { after: 6 })
  drawFacts(sheets, sheets.root, [...facts, ...unknownLetters(sheets, outcome)], sheets.width)
  if (address !== '') drawCode(sheets, { address, x: sheets.left + width - QR, y: top }, outcome)
  if (heads.length > 0) {
    const [first = 'es'] = outcome.languages
    const code = (text: string): PaperText => [{ language: first, lines: [{ runs: [{ text }] }] }]
    drawTable(sheets, {
      type: 'table',
      about: plainOf(title),
      language: first,
      widths: [2, 1, 5],
      head: headNames,
      rowHeads: true,
      rows: heads.map(({ name, seq, hash }) => [name, code(String(seq)), code(hash)]),
    })
  }
  sheets.width = width
}
const drawCode = (
  sheets: Sheets,
  { address, x, y }: { readonly address: string; readonly x: number; readonly y: number },
  { languages }: ExportedDocument,
) => {
  const figure = sheets.child(sheets.root, 'Figure', {
    alt: languages.map((language) => PAPER_WORDS.proof.qr[language]).join(' · '),
    bbox: [x, y, x + QR, y + QR],
  })
  sheets.mark(figure, () => {
    const { size, bars } = qrOf(address)
    const square = QR / (size + 8)
    sheets.doc.fillColor('#000000')
    for (const { row, from, length } of bars) sheets.doc.rect(x + (from + 4) * square, y + (row + 4) * square, length * square, square)
    sheets.doc.fill()
  })
}
/** Letters that no font of this document has. */
const unknownLetters = (sheets: Sheets, { languages }: ExportedDocument): readonly PaperFact[] => {
  if (sheets.fonts.unknown.size === 0) return []
  const codes = [...sheets.fonts.unknown]
    .slice(0, 40)
    .map((letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
  const [first = 'es'] = languages
  const wordsOf = (text: string): PaperText => [{ language: first, lines: [{ runs: [{ text }] }] }]
  return [{ name: wordsOf(PAPER_WORDS.proof.letters[first]), value: wordsOf(codes.join(' ')) }]
}

/** On every page, as an artifact. */
const headsAndFeet = (sheets: Sheets, { group, isDraft, draft, foot, languages }: ExportedDocument, pages: number) => {
  const { doc, left, width } = sheets
  const words = { head: plainOf(group), draft: plainOf(draft) }
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
    sheets.draw(fittedLine(sheets, foot.words, width - 130, TYPES.small), left, y)
    right([`${page + 1} ${pageOf(languages)} ${pages}`, foot.hash].filter(Boolean).join(' · '), y, TYPES.small)
    doc.endMarkedContent()
  }
}
