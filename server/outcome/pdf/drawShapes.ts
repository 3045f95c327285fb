// Renders a drawing as PDF vectors: one figure with alternative text, on a page where it fits completely.

import { plainOf } from '../../../shared/outcome/languageWriter.ts'
import { DRAWING_WIDTH, type Drawing } from '../../../shared/outcome/model.ts'
import { fittedLine, type Sheets, TYPES } from './paper.ts'
import { INK } from './setLines.ts'

const scaleOf = ({ width }: Sheets): number => width / DRAWING_WIDTH
export const drawingHeight = (sheets: Sheets, { height }: Drawing): number => height * scaleOf(sheets) + 8

export const drawShapes = (sheets: Sheets, drawing: Drawing): void => {
  sheets.need(drawingHeight(sheets, drawing))
  const { doc, left } = sheets
  const top = sheets.y
  const scale = scaleOf(sheets)
  const at = ([x, y]: readonly [number, number]): [number, number] => [left + x * scale, top + y * scale]
  const figure = sheets.child(sheets.root, 'Figure', {
    alt: plainOf(drawing.about),
    bbox: [left, top, left + sheets.width, top + drawing.height * scale],
  })
  sheets.mark(figure, () => {
    for (const shape of drawing.shapes) {
      if (shape.type === 'words') {
        const { size, bold = false, align = 'start', most } = shape
        const type = { ...TYPES.small, size: size * scale, color: INK.text, bold }
        const line = fittedLine(sheets, shape.words, most === undefined ? Number.POSITIVE_INFINITY : most * scale, type)
        const [x, y] = at(shape.at)
        sheets.draw(line, align === 'start' ? x : align === 'end' ? x - line.width : x - line.width / 2, y)
        continue
      }
      const [first, ...others] = shape.points.map(at)
      if (!first) continue
      doc.moveTo(...first)
      for (const point of others) doc.lineTo(...point)
      if (shape.type === 'area') doc.fillColor(shape.color).fill()
      else {
        doc.lineWidth(shape.width * scale).strokeColor(shape.color)
        if (shape.dash) doc.dash(3, { space: 2 }).stroke().undash()
        else doc.stroke()
      }
    }
  })
  sheets.y += drawingHeight(sheets, drawing)
}
