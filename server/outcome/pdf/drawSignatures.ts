// Renders the lines to sign: a row for each delegation.
import { plainOf } from '../../../shared/outcome/languageWriter.ts'
import type { PaperBlock, PaperText } from '../../../shared/outcome/model.ts'
import { type Element, GAP, heightOf, type PdfColumn, type Sheets, TYPES } from './paper.ts'
import { INK, type PdfType } from './setLines.ts'

type Signatures = Extract<PaperBlock, { type: 'signatures' }>
const SIGN_HEAD = 24
const SIGN_LINE = 32
export const signaturesHeight = ({ places }: Signatures): number => SIGN_HEAD + SIGN_LINE * Math.min(places.length, 8)

/** A line to sign for each delegation, with what is written by hand beside its name. */
export const drawSignatures = (sheets: Sheets, { name, fields, places }: Signatures) => {
  sheets.need(signaturesHeight({ type: 'signatures', name, fields, places }))
  const table = sheets.child(sheets.root, 'Table', { title: plainOf(name) })
  const width = (sheets.width - GAP * fields.length) / (fields.length + 1)
  const xOf = (at: number) => sheets.left + at * (width + GAP)
  const cellOf = (said: PaperText, at: number, parent: Element, type: PdfType, scope: string): PdfColumn => {
    const cell = sheets.child(parent, 'TH', { scope })
    const sides = said.map((side) => {
      const paragraphs = sheets.set(side.lines, width, type)
      return { paragraphs, ...sheets.tagged(cell, paragraphs, side.language) }
    })
    return {
      x: xOf(at),
      paragraphs: sides.flatMap(({ paragraphs }) => paragraphs),
      elements: sides.flatMap(({ elements }) => elements),
      markers: sides.flatMap(({ markers }) => markers),
    }
  }
  const head = sheets.child(sheets.child(table, 'THead'), 'TR')
  sheets.columns(
    [name, ...fields].map((said, at) => cellOf(said, at, head, TYPES.head, 'Column')),
    { keep: true, after: 2 },
  )
  const body = sheets.child(table, 'TBody')
  for (const { of } of places) {
    sheets.need(SIGN_LINE)
    const row = sheets.child(body, 'TR')
    const below = sheets.y + SIGN_LINE
    const cell = cellOf(of, 0, row, TYPES.cell, 'Row')
    // On the line.
    sheets.y = below - heightOf(cell.paragraphs) - 2
    sheets.columns([cell], { keep: true, after: 0 })
    sheets.y = below
    for (const at of fields.keys()) {
      sheets.child(row, 'TD')
      sheets.rule(xOf(at + 1), sheets.y, width, INK.rule)
    }
  }
  sheets.y += 2 * sheets.texts.after
}
