// Tables of a Word document: data with repeated headers, facts, and signature lines.
import {
  Bookmark,
  BorderStyle,
  type FileChild,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import { plainTextIn } from '../../../shared/outcome/languageWriter.ts'
import type { PaperBlock, PaperFact, PaperTable, PaperText } from '../../../shared/outcome/model.ts'
import { inOne, type ParagraphWriting, sideParagraphs } from './paragraphs.ts'

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }

const LINE = { style: BorderStyle.SINGLE, size: 6, color: '8D9AA2' }
const HAIR = { style: BorderStyle.SINGLE, size: 4, color: 'C5CED3' }

const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE }

export const cell = (
  children: readonly FileChild[],
  width: number,
  { spaces: { inCell } }: ParagraphWriting,
  more: { readonly line?: boolean } = {},
): TableCell =>
  new TableCell({
    children: children as Paragraph[],
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.TOP,
    // Text is aligned with that around the table.
    margins: { top: inCell, bottom: inCell, left: 0, right: 180 },
    borders: more.line ? { top: NONE, left: NONE, right: NONE, bottom: HAIR } : { top: NONE, left: NONE, right: NONE, bottom: NONE },
  })

export const tableOf = (rows: readonly TableRow[], widths: readonly number[]): Table =>
  new Table({
    rows: [...rows],
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    borders: NO_BORDERS,
  })

/** Separates two adjacent tables, which would be merged. May contain a bookmark. */
export const paragraphBetween = ({ spaces: { between } }: ParagraphWriting, mark?: string, keepNext = false) =>
  new Paragraph({
    keepNext,
    spacing: { before: 0, after: 0, line: between, lineRule: 'exact' },
    children: mark === undefined ? [] : [new Bookmark({ id: mark, children: [] })],
  })

/** `isJoined`: both languages in one line. */
export const dataTable = (
  { widths, head, rows, rowHeads, about }: PaperTable,
  writing: ParagraphWriting,
  { isJoined = false }: { readonly isJoined?: boolean } = {},
): Table => {
  const paragraphsOf = (said: PaperText, style: string): readonly Paragraph[] => {
    if (said.length === 0) return [new Paragraph({ style: 'Cell' })]
    return isJoined ? [inOne(said, writing, { style })] : said.flatMap((side) => sideParagraphs(side, writing, { style }))
  }
  const sum = widths.reduce((all, width) => all + width, 0)
  const wide = widths.map((share) => Math.floor((share / sum) * writing.width))
  const rowOf = (cells: readonly PaperText[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((said, at) => cell(paragraphsOf(said, isHead ? 'CellHead' : 'Cell'), wide[at] ?? 1000, writing, { line: true })),
    })
  return new Table({
    rows: [...(head ? [rowOf(head, true)] : []), ...rows.map((row) => rowOf(row, false))],
    columnWidths: wide,
    layout: TableLayoutType.FIXED,
    width: { size: wide.reduce((all, width) => all + width, 0), type: WidthType.DXA },
    borders: NO_BORDERS,
    tableLook: { firstRow: head !== null, firstColumn: rowHeads === true, noHBand: true, noVBand: true },
    caption: about,
  } as ConstructorParameters<typeof Table>[0])
}

/** A line to sign for each delegation, with what is written by hand beside its name. On one page. */
export const signatureTable = ({ name, fields, places }: Extract<PaperBlock, { type: 'signatures' }>, writing: ParagraphWriting): Table => {
  const wide = Math.floor(writing.width / (fields.length + 1))
  /** The line is that of a paragraph: those of a cell would be one line over all columns. */
  const signCell = (said: PaperText, style: string, isLast: boolean) =>
    new TableCell({
      children:
        said.length === 0
          ? [new Paragraph({ style, keepNext: !isLast, border: { bottom: { ...LINE, space: 1 } } })]
          : said.flatMap((side) => sideParagraphs(side, writing, { style, keepNext: !isLast })),
      width: { size: wide, type: WidthType.DXA },
      verticalAlign: VerticalAlign.BOTTOM,
      margins: { left: 0, right: 180, top: writing.spaces.inCell, bottom: writing.spaces.inCell },
      borders: { top: NONE, left: NONE, right: NONE, bottom: NONE },
    })
  const rows = [
    new TableRow({ cantSplit: true, tableHeader: true, children: [name, ...fields].map((said) => signCell(said, 'CellHead', false)) }),
    ...places.map(
      ({ of }, at) =>
        new TableRow({
          cantSplit: true,
          height: { value: writing.spaces.signLine, rule: HeightRule.ATLEAST },
          children: [of, ...fields.map((): PaperText => [])].map((said) => signCell(said, 'Cell', at === places.length - 1)),
        }),
    ),
  ]
  return tableOf(
    rows,
    Array.from({ length: fields.length + 1 }, () => wide),
  )
}

const NAMES = { 1: 2600, 2: 1900 } as const
/** Letters of a fact that may stand beside another. */
const SHORT = 70
/** `keepNext`: on the same page as the following block. `isCompact`: two facts in a row, if all are short. */
export const factsTable = (
  facts: readonly PaperFact[],
  width: number,
  writing: ParagraphWriting,
  { keepNext = false, isCompact = false }: { readonly keepNext?: boolean; readonly isCompact?: boolean } = {},
): Table => {
  const isShort = facts.every(({ value }) => value.every(({ language }) => plainTextIn(value, language).length <= SHORT))
  const beside = isCompact && isShort ? 2 : 1
  const name = NAMES[beside]
  const widths = Array.from({ length: beside }, () => [name, Math.floor(width / beside) - name]).flat()
  const rows = Array.from({ length: Math.ceil(facts.length / beside) }, (_, at) => facts.slice(at * beside, (at + 1) * beside))
  return tableOf(
    rows.map((row) => {
      const said = row.flatMap((fact) => [fact.name, fact.value])
      return new TableRow({
        children: widths.map((wide, at) => {
          const text = said[at] ?? []
          const style = at % 2 === 0 ? { style: 'CellHead' } : { style: 'Cell', keepNext }
          return cell(
            text.length === 0 ? [new Paragraph({ style: 'Cell' })] : text.flatMap((side) => sideParagraphs(side, writing, style)),
            wide,
            writing,
          )
        }),
      })
    }),
    widths,
  )
}
