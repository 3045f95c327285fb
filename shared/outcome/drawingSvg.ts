// Renders a drawing as SVG, for Word and HTML: the same shapes as in the PDF. Pure.
import { escapeXml } from './escapeXml.ts'
import { plainOf } from './languageWriter.ts'
import { DRAWING_WIDTH, type Drawing, type DrawingPoint, type DrawingShape } from './model.ts'
import { svgText, type WriteSvgWords } from './svgWords.ts'

/** Average width of a letter at size 1: SVG output cannot measure text. */
const LETTER = 0.52

export const drawingSvg = ({ about, height, shapes }: Drawing, write: WriteSvgWords = svgText): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${DRAWING_WIDTH} ${height}" width="${DRAWING_WIDTH}" height="${height}" role="img" aria-label="${escapeXml(plainOf(about))}" font-family="'Source Sans 3', Calibri, Carlito, sans-serif">${shapes.map((shape) => shapeOf(shape, write)).join('')}</svg>`

const places = (points: readonly DrawingPoint[]): string => points.map(([x, y]) => `${short(x)},${short(y)}`).join(' ')
const short = (n: number): string => String(rounded(n))
const rounded = (n: number): number => Math.round(n * 100) / 100

const shapeOf = (shape: DrawingShape, write: WriteSvgWords): string => {
  switch (shape.type) {
    case 'line':
      return `<polyline points="${places(shape.points)}" fill="none" stroke="${shape.color}" stroke-width="${shape.width}"${shape.dash ? ' stroke-dasharray="3 2"' : ''}/>`
    case 'area':
      return `<polygon points="${places(shape.points)}" fill="${shape.color}"/>`
    case 'words': {
      const { at, words, size, bold, align = 'start', most } = shape
      const letters = [...words]
      const fits = most === undefined ? letters.length : Math.max(1, Math.floor(most / (size * LETTER)))
      const said = letters.length > fits ? `${letters.slice(0, fits - 1).join('')}…` : words
      return write({ x: rounded(at[0]), y: rounded(at[1]), words: said, size, bold: bold === true, align })
    }
  }
}
