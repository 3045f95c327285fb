// Renders a table: its header once in the structure and repeated on each page, rows, and rules.
import type { PaperTable, PaperText } from '../../../shared/outcome/model.ts'
import { type Element, heightOf, MARGIN, PDF_LANG, type PdfColumn, type Sheets, TYPES } from './paper.ts'
import { INK, type PdfType } from './setLines.ts'

const PAD = 4

/** Geometry of a row: columns, longest lines, rule below. */
const rowHeight = (sheets: Sheets, { widths }: PaperTable, row: readonly PaperText[], type: PdfType): number => {
  const sum = widths.reduce((all, width) => all + width, 0)
  const high = row.map((said, at) =>
    said.reduce(
      (all, side) => all + heightOf(sheets.set(side.lines, ((widths[at] ?? 1) / sum) * sheets.width - PAD * 2, type)),
      said.length > 1 ? 4 : 0,
    ),
  )
  return Math.max(0, ...high) + 2 + sheets.texts.inTables
}
/** The header row is on the page of the first row. */
export const tableBegin = (sheets: Sheets, table: PaperTable): number => {
  const [first = []] = table.rows
  const high = rowHeight(sheets, table, first, TYPES.cell) + (table.head ? rowHeight(sheets, table, table.head, TYPES.head) : 0)
  return Math.min(high, (sheets.bottom - MARGIN.top) * 0.9)
}

export const drawTable = (sheets: Sheets, table: PaperTable) => {
  sheets.need(tableBegin(sheets, table))
  const element = sheets.child(sheets.root, 'Table', { lang: PDF_LANG[table.language], title: table.about })
  const sum = table.widths.reduce((all, width) => all + width, 0)
  let x = sheets.left
  const places = table.widths.map((share) => {
    const width = (share / sum) * sheets.width
    const place = { x: x + PAD / 2, width: width - PAD * 2 }
    x += width
    return place
  })
  const cellsOf = (
    row: readonly PaperText[],
    parent: Element | null,
    type: PdfType,
    tagOf: (at: number) => { readonly tag: string; readonly scope?: string },
  ): readonly PdfColumn[] =>
    places.map(({ x: at, width }, index): PdfColumn => {
      const said = row[index] ?? []
      const { tag, scope } = tagOf(index)
      const sets = said.map((side, index) => {
        const set = sheets.set(side.lines, width, type)
        // Several lines in one language are separated from those of the other.
        return index > 0 && set.length > 1 ? set.map((one, at) => (at === 0 ? { ...one, before: one.before + 4 } : one)) : set
      })
      const paragraphs = sets.flat()
      if (!parent) return { x: at, paragraphs, elements: [], markers: [] }
      const options = scope ? { scope } : {}
      const [only] = said
      // A cell of one paragraph is its own element: a table of thousands of rows has half as many.
      if (only && paragraphs.length === 1 && !paragraphs[0]?.isEntry)
        return { x: at, paragraphs, elements: [sheets.child(parent, tag, { ...options, lang: PDF_LANG[only.language] })], markers: [null] }
      const cell = sheets.child(parent, tag, options)
      const tagged = said.map(({ language }, index) => sheets.tagged(cell, sets[index] ?? [], language))
      return {
        x: at,
        paragraphs,
        elements: tagged.flatMap(({ elements }) => elements),
        markers: tagged.flatMap(({ markers }) => markers),
      }
    })
  const { head } = table
  if (head) {
    sheets.columns(
      cellsOf(head, sheets.child(sheets.child(element, 'THead'), 'TR'), TYPES.head, () => ({ tag: 'TH', scope: 'Column' })),
      { keep: true, after: sheets.texts.inTables },
    )
    sheets.rule(sheets.left, sheets.y, sheets.width, INK.rule)
    sheets.y += sheets.texts.inTables
    sheets.onTurn = () => {
      // Repeated heads are decoration (artifacts), so that a screen reader reads them once.
      const again = cellsOf(head, null, TYPES.head, () => ({ tag: 'TH' }))
      sheets.artifact(() => {
        for (const { x: at, paragraphs } of again) {
          let y = sheets.y
          for (const { lines, leading, before } of paragraphs) {
            y += before
            for (const line of lines) {
              sheets.draw(line, at, y + leading * 0.76)
              y += leading
            }
          }
        }
      })
      sheets.y += Math.max(...again.map(({ paragraphs }) => heightOf(paragraphs))) + sheets.texts.inTables
      sheets.rule(sheets.left, sheets.y, sheets.width, INK.rule)
      sheets.y += sheets.texts.inTables
    }
  }
  const body = sheets.child(element, 'TBody')
  for (const row of table.rows) {
    const cells = cellsOf(row, sheets.child(body, 'TR'), TYPES.cell, (at) =>
      at === 0 && table.rowHeads ? { tag: 'TH', scope: 'Row' } : { tag: 'TD' },
    )
    const high = Math.max(0, ...cells.map(({ paragraphs }) => heightOf(paragraphs)))
    sheets.columns(cells, { keep: high < (sheets.bottom - MARGIN.top) * 0.8, after: 2 })
    sheets.rule(sheets.left, sheets.y, sheets.width, INK.hair)
    sheets.y += sheets.texts.inTables
  }
  sheets.onTurn = null
}
