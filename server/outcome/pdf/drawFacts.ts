// Renders facts: a name and its value, on the cover two beside each other.
import type { PaperFact, PaperText } from '../../../shared/outcome/model.ts'
import { type Element, GAP, heightOf, type PdfColumn, type Sheets, TYPES } from './paper.ts'
import type { PdfType } from './setLines.ts'

/** Two beside each other, unless one is longer. */
export const drawCoverFacts = (sheets: Sheets, parent: Element, facts: readonly PaperFact[]) => {
  const half = (sheets.width - GAP) / 2
  const isShort = (fact: PaperFact | undefined): fact is PaperFact =>
    fact !== undefined && factHeight(sheets, fact, half, SHORT_NAME) <= TWO_LINES
  for (let at = 0; at < facts.length; ) {
    const [first, second] = [facts[at], facts[at + 1]]
    if (!first) return
    if (isShort(first) && isShort(second)) {
      const sides = [first, second].map((fact, index) =>
        factColumns(sheets, parent, fact, { x: sheets.left + index * (half + GAP), width: half, name: SHORT_NAME }),
      )
      sheets.columns(sides.flat(), { keep: true, after: 5 })
      at += 2
    } else {
      sheets.columns(factColumns(sheets, parent, first, { x: sheets.left, width: sheets.width, name: SHORT_NAME }), {
        keep: true,
        after: 5,
      })
      at += 1
    }
  }
}
const SHORT_NAME = 88
/** In both languages. */
const TWO_LINES = 2 * TYPES.cell.leading + 1
const factHeight = (sheets: Sheets, { value }: PaperFact, width: number, name: number): number =>
  value.reduce((sum, side) => sum + heightOf(sheets.set(side.lines, width - name, TYPES.cell)), 0)

const NAME = 130
/** Name and value, one below the other. */
export const drawFacts = (sheets: Sheets, parent: Element, facts: readonly PaperFact[], width: number) => {
  for (const fact of facts)
    sheets.columns(factColumns(sheets, parent, fact, { x: sheets.left, width, name: NAME }), { keep: true, after: 5 })
}
interface FactBox {
  readonly x: number
  readonly width: number
  readonly name: number
}
const factColumns = (sheets: Sheets, parent: Element, { name, value }: PaperFact, box: FactBox): readonly PdfColumn[] => {
  const line = sheets.child(parent, 'Div')
  const columnOf = (said: PaperText, x: number, width: number, type: PdfType): PdfColumn => {
    const sides = said.map((side) => {
      const paragraphs = sheets.set(side.lines, width, type)
      return { paragraphs, ...sheets.tagged(line, paragraphs, side.language) }
    })
    return {
      x,
      paragraphs: sides.flatMap(({ paragraphs }) => paragraphs),
      elements: sides.flatMap(({ elements }) => elements),
      markers: sides.flatMap(({ markers }) => markers),
    }
  }
  return [columnOf(name, box.x, box.name - 10, TYPES.head), columnOf(value, box.x + box.name, box.width - box.name, TYPES.cell)]
}
