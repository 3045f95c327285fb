// Writes an Outcome as a Word document: native styles, headings, lists, footnotes and tables with repeated headers, and the language of each run.
import {
  Document,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  type IRunOptions,
  Packer,
  PageNumber,
  Paragraph,
  TableRow,
  TextRun,
} from 'docx'
import { LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import { drawingSvg } from '../../../shared/outcome/drawingSvg.ts'
import { documentTitle } from '../../../shared/outcome/frame.ts'
import { pageOf, plainOf } from '../../../shared/outcome/languageWriter.ts'
import { DRAWING_WIDTH, type ExportedDocument, type PaperBlock, type PaperSize, type PaperText } from '../../../shared/outcome/model.ts'
import { timelineParts, timelineSvg } from '../../../shared/outcome/timelineSvg.ts'
import { COUNTED_QUOTATION, KIND_STYLE, NUMBERED_STYLES, TEXT_MARKS } from '../../../shared/outcome/wordMarks.ts'
import { PAPER_WORDS } from '../../../shared/outcome/words.ts'
import { type QrCode, qrOf } from '../qr.ts'
import { createLists } from './lists.ts'
import { createOutlines } from './outlines.ts'
import { docxRuns, inOne, type ParagraphWriting, paragraph, plainParagraph, sideParagraphs } from './paragraphs.ts'
import { DOCX_LANG, SANS, SPACES, stylesIn } from './styles.ts'
import { cell, dataTable, factsTable, paragraphBetween, signatureTable, tableOf } from './tables.ts'

/** Twentieths of a point. */
const SIZES: Readonly<Record<PaperSize, { readonly width: number; readonly height: number }>> = {
  a4: { width: 11906, height: 16838 },
  letter: { width: 12240, height: 15840 },
}

const NUMBER = 640

export const writeDocx = async (outcome: ExportedDocument, paper: PaperSize): Promise<Uint8Array<ArrayBuffer>> => {
  const size = SIZES[paper]
  const spaces = SPACES[outcome.isCompact ? 'compact' : 'usual']
  const { margin } = spaces
  const writing: ParagraphWriting = {
    width: size.width - 2 * margin,
    spaces,
    notes: outcome.notes,
    noted: new Set(),
    lists: createLists(),
    inDrawings: createOutlines(),
  }
  const [first = 'es'] = outcome.languages
  const children = [
    ...coverOf(outcome, writing),
    paragraphBetween(writing, TEXT_MARKS.start),
    ...blocksOf(outcome.blocks, writing),
    paragraphBetween(writing, TEXT_MARKS.end),
    ...proofOf(outcome, writing),
  ]
  const small = (text: string, options: Partial<IRunOptions> = {}) =>
    new TextRun({ text, size: 16, color: '4A5A63', font: SANS, ...options })
  const draft = () => (outcome.isDraft ? [small(`\t${plainOf(outcome.draft)}`, { bold: true, color: 'A33B20' })] : [])
  const headOf = (runs: readonly TextRun[]) =>
    new Header({ children: [new Paragraph({ tabStops: [{ type: 'right', position: writing.width }], children: [...runs] })] })
  const foot = new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: 'right', position: writing.width }],
        children: [
          small(`${outcome.foot.words}\t`),
          new TextRun({
            size: 16,
            color: '4A5A63',
            font: SANS,
            children: [
              PageNumber.CURRENT,
              ` ${pageOf(outcome.languages)} `,
              PageNumber.TOTAL_PAGES,
              outcome.foot.hash === '' ? '' : ` · ${outcome.foot.hash}`,
            ],
          }),
        ],
      }),
    ],
  })
  const document = new Document({
    title: documentTitle(outcome),
    creator: plainOf(outcome.group),
    lastModifiedBy: plainOf(outcome.group),
    description: outcome.foot.words,
    styles: stylesIn(first, spaces),
    numbering: { config: writing.lists.config() },
    footnotes: Object.fromEntries(
      outcome.notes.map(({ number, words }) => [
        String(number),
        { children: words.flatMap((side) => side.lines.map((line) => paragraph(line, side.language, writing, { style: 'Footnote' }))) },
      ]),
    ),
    sections: [
      {
        // The first page has the group's name itself.
        properties: {
          titlePage: true,
          page: { size, margin: { top: margin, bottom: margin, left: margin, right: margin, header: 420, footer: 420 } },
        },
        headers: { first: headOf(draft()), default: headOf([small(plainOf(outcome.group)), ...draft()]) },
        footers: { first: foot, default: foot },
        children,
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

type Row = Extract<PaperBlock, { type: 'row' }>

/** Maximum rows on a page without a header that names the languages of the columns. */
const MANY = 9

/** `isFirst`: the first of its part, which has the header with the languages. */
const rowsTable = (rows: readonly Row[], writing: ParagraphWriting, isFirst: boolean): readonly FileChild[] => {
  const [first] = rows
  const sides = first?.words.length ?? 0
  const language = first?.words[0]?.language ?? 'es'
  const isNumbered = rows.some(({ number }) => number !== '')
  const isListed = rows.every(({ number }) => number === '•')
  const wide = Math.floor((writing.width - (isNumbered ? NUMBER : 0)) / Math.max(1, sides))
  const widths = [...(isNumbered ? [NUMBER] : []), ...Array.from({ length: sides }, () => wide)]
  const head =
    (isFirst || rows.length >= MANY) && isMany(rows) && sides > 1 && !isListed
      ? [
          new TableRow({
            tableHeader: true,
            children: [
              ...(isNumbered
                ? [
                    cell(
                      [
                        new Paragraph({
                          style: 'CellHead',
                          children: [new TextRun({ text: NUMBERS[language], language: { value: DOCX_LANG[language] } })],
                        }),
                      ],
                      NUMBER,
                      writing,
                      { line: true },
                    ),
                  ]
                : []),
              ...(first?.words ?? []).map(({ language }) =>
                cell(
                  [
                    new Paragraph({
                      style: 'CellHead',
                      children: [new TextRun({ text: LANGUAGE_NAMES[language], language: { value: DOCX_LANG[language] } })],
                    }),
                  ],
                  wide,
                  writing,
                  { line: true },
                ),
              ),
            ],
          }),
        ]
      : []
  return [
    tableOf(
      [
        ...head,
        ...rows.map((row) => {
          const { number, words, serif, depth = 0 } = row
          const style = serif ? { style: 'Agreed' } : {}
          return new TableRow({
            cantSplit: lettersIn(words) < SHORT,
            children: [
              ...(isNumbered
                ? [
                    cell(
                      [new Paragraph({ ...numberedStyle(row), indent: { left: depth * 80 }, children: [new TextRun({ text: number })] })],
                      NUMBER,
                      writing,
                    ),
                  ]
                : []),
              ...words.map((side) => cell(sideParagraphs(side, writing, style), wide, writing)),
            ],
          })
        }),
      ],
      widths,
    ),
    paragraphBetween(writing),
  ]
}

/** Rows with fewer letters are not split across pages. */
const SHORT = 900

const lettersIn = (said: PaperText) =>
  Math.max(0, ...said.map(({ lines }) => lines.reduce((sum, { runs }) => sum + runs.reduce((all, { text }) => all + text.length, 40), 0)))

const NUMBERS: Readonly<Record<Language, string>> = { es: 'N.º', en: 'No.' }
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { es: 'Español', en: 'English' }

/** In one language a row is a paragraph with its number before it. */
const rowParagraphs = (row: Row, writing: ParagraphWriting, keepNext: boolean): readonly FileChild[] => {
  const { number, words, serif, depth = 0 } = row
  const isShort = lettersIn(words) < SHORT
  return words.flatMap((side) => {
    writing.lists.begin()
    return side.lines.map((line, at) => {
      // A short row is not split across pages.
      const style = {
        ...(serif ? { style: 'Agreed' } : {}),
        keepLines: isShort,
        keepNext: keepNext || (isShort && at < side.lines.length - 1),
      }
      if (number === '' || (line.marker ?? '') !== '') return paragraph(line, side.language, writing, style)
      const left = NUMBER + depth * 200
      if (at > 0) return paragraph(line, side.language, writing, { ...style, indent: { left } })
      return new Paragraph({
        ...style,
        ...numberedStyle(row),
        ...(line.style === 'soft' ? { style: 'Soft' } : {}),
        ...(line.style === 'quote' && row.isCounted ? { style: COUNTED_QUOTATION.id } : {}),
        indent: { left, hanging: NUMBER },
        tabStops: [{ type: 'left', position: left }],
        children: [new TextRun({ text: `${number}\t` }), ...docxRuns(line.runs, side.language, writing)],
      })
    })
  })
}

/** The style says whether the number, which is written as text, belongs to the paragraph or only gives its position. */
const numberedStyle = ({ number, isCounted, serif, depth = 0 }: Row) =>
  serif && number !== '' ? { style: NUMBERED_STYLES[isCounted ? 0 : depth + 1]?.id ?? 'Agreed' } : serif ? { style: 'Agreed' } : {}

const blocksOf = (blocks: readonly PaperBlock[], writing: ParagraphWriting): readonly FileChild[] => {
  const found: FileChild[] = []
  let rows: Row[] = []
  let isNamed = false
  const flush = () => {
    if (rows.length > 0) found.push(...rowsTable(rows, writing, !isNamed))
    isNamed ||= isMany(rows)
    rows = []
  }
  for (const [at, block] of blocks.entries()) {
    // LibreOffice keeps paragraphs on the page of the lines to sign, and no table.
    const isBeforeSigning = blocks[at + 1]?.type === 'signatures'
    if (block.type === 'row' && block.words.length > 1 && !isBeforeSigning) {
      if (rows[0] && rows[0].words.length !== block.words.length) flush()
      rows.push(block)
      continue
    }
    flush()
    if (block.type === 'heading') {
      if (block.level === 1) isNamed = false
      found.push(inOne(block.words, writing, { heading: HEADINGS[block.level] }))
    } else if (block.type === 'row') found.push(...rowParagraphs(block, writing, isBeforeSigning))
    else found.push(...blockOf(block, writing))
  }
  flush()
  return found
}
/** A remark alone needs no header. */
const isMany = (rows: readonly Row[]): boolean => rows.length > 1 || rows.some(({ number }) => number !== '')

/** Lines of a timeline on the first page, which has the title, and on the others. */
const DRAWN_FIRST = 24

const DRAWN = 38

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const

const blockOf = (block: Exclude<PaperBlock, { type: 'heading' | 'row' }>, writing: ParagraphWriting): readonly FileChild[] => {
  switch (block.type) {
    case 'table':
      return [dataTable(block, writing), paragraphBetween(writing)]
    case 'timeline': {
      const wide = writing.width / 20 / 0.75
      return timelineParts(block, DRAWN_FIRST, DRAWN).map((part) => {
        const { svg, width, height } = timelineSvg(part, writing.inDrawings)
        return picture(svg, wide, (wide / width) * height, plainOf(part.about), false)
      })
    }
    case 'drawing': {
      const wide = writing.width / 20 / 0.75
      return [picture(drawingSvg(block, writing.inDrawings), wide, (wide / DRAWING_WIDTH) * block.height, plainOf(block.about), false)]
    }
    case 'signatures':
      return [signatureTable(block, writing), paragraphBetween(writing)]
  }
}

const coverOf = (outcome: ExportedDocument, writing: ParagraphWriting): readonly FileChild[] => [
  inOne(outcome.group, writing, { style: 'Soft' }),
  inOne(outcome.kind, writing, { style: KIND_STYLE, spacing: { before: writing.spaces.afterHeading, after: 60 } }),
  ...outcome.title.map((side) => inOne([side], writing, { heading: HeadingLevel.TITLE })),
  factsTable(outcome.facts, writing.width, writing, outcome),
]

const picture = (svg: string, width: number, height: number, about: string, keepNext = true): Paragraph =>
  new Paragraph({
    keepNext,
    children: [
      new ImageRun({
        type: 'svg',
        data: Buffer.from(svg),
        transformation: { width, height },
        // Word renders the SVG; a program that cannot shows the empty image of the same size.
        fallback: { type: 'png', data: blankPng },
        altText: { title: about, description: about, name: about },
      }),
    ],
  })

/** Width of the code and of its column. */
const QR = 103
const QR_COLUMN = 1_800

/** Kept together, with the code at the right. */
const proofOf = ({ proof, languages }: ExportedDocument, writing: ParagraphWriting): readonly FileChild[] => {
  const beside = proof.address === '' ? 0 : QR_COLUMN
  const left = writing.width - beside
  const said = [
    ...proof.why.flatMap((side) => sideParagraphs(side, writing, { style: 'Soft', keepNext: true })),
    factsTable(proof.facts, left, writing, { keepNext: true }),
    paragraphBetween(writing, undefined, true),
  ]
  const code = () => picture(qrSvg(qrOf(proof.address)), QR, QR, languages.map((language) => PAPER_WORDS.proof.qr[language]).join(' · '))
  return [
    inOne(proof.title, writing, {
      heading: HeadingLevel.HEADING_1,
      spacing: { before: writing.spaces.above[0], after: writing.spaces.afterHeading },
    }),
    ...(beside === 0
      ? said
      : [
          tableOf(
            [new TableRow({ cantSplit: true, children: [cell(said, left, writing), cell([code()], beside, writing)] })],
            [left, beside],
          ),
          paragraphBetween(writing, undefined, true),
        ]),
    ...(proof.heads.length === 0
      ? []
      : [
          dataTable(
            {
              type: 'table',
              about: plainOf(proof.title),
              language: languages[0] ?? LANGUAGES[0] ?? 'es',
              widths: [2.6, 1, 5.8],
              head: proof.headNames,
              rowHeads: true,
              rows: proof.heads.map(({ name, seq, hash }) => [
                name,
                plainParagraph(String(seq), languages),
                plainParagraph(hash.replaceAll('\n', ' '), languages),
              ]),
            },
            writing,
            { isJoined: true },
          ),
        ]),
  ]
}

/** Pictures of a Word document: vectors, and the empty raster image that Word requires beside each of them. */
const qrSvg = ({ size, bars }: QrCode): string => {
  const all = size + 8
  const path = bars.map(({ row, from, length }) => `M${from + 4} ${row + 4}h${length}v1h-${length}z`).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${all} ${all}" width="${all * 4}" height="${all * 4}"><path fill="#fff" d="M0 0h${all}v${all}H0z"/><path d="${path}"/></svg>`
}
/** One transparent pixel. */
const blankPng = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')
