// Words of drawings in a Word document, as outlines of the font of the PDFs: an SVG cannot embed one, and Word would set another.
import PDFDocument from 'pdfkit'
import { SVG_INK, type WriteSvgWords } from '../../../shared/outcome/svgWords.ts'
import { createFonts } from '../pdf/fonts.ts'

export const createOutlines = (): WriteSvgWords => {
  const fonts = createFonts(new PDFDocument({ autoFirstPage: false }))
  return ({ x, y, words, size, bold, align = 'start' }) => {
    const pieces = fonts.split(words, { family: 'sans', bold, italic: false })
    const width = pieces.reduce((sum, piece) => sum + fonts.width(piece, size), 0)
    let at = align === 'start' ? x : align === 'end' ? x - width : x - width / 2
    const outlines = pieces.map((piece) => {
      const outline = fonts.outline(piece, { x: at, baseline: y, size })
      at += fonts.width(piece, size)
      return outline
    })
    return `<path d="${outlines.join('')}" fill="${SVG_INK}"/>`
  }
}
