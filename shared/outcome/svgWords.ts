// How words of a drawing become SVG: as text in the font of the page, or, where the reader may not have that font, by another writer as outlines.
import { escapeXml } from './escapeXml.ts'

export interface SvgWords {
  readonly x: number
  /** Of the baseline. */
  readonly y: number
  readonly words: string
  readonly size: number
  readonly bold: boolean
  readonly align?: 'start' | 'middle' | 'end'
}
export type WriteSvgWords = (words: SvgWords) => string
export const SVG_INK = '#1b2a33'

export const svgText: WriteSvgWords = ({ x, y, words, size, bold, align = 'start' }) =>
  `<text x="${x}" y="${y}" font-size="${size}"${bold ? ' font-weight="600"' : ''}${align === 'start' ? '' : ` text-anchor="${align}"`} fill="${SVG_INK}">${escapeXml(words)}</text>`
