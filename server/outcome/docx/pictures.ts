// Pictures of a Word document: vectors, and the empty raster image that Word requires beside each of them.
import type { QrCode } from '../qr.ts'

export const qrSvg = ({ size, bars }: QrCode): string => {
  const all = size + 8
  const path = bars.map(({ row, from, length }) => `M${from + 4} ${row + 4}h${length}v1h-${length}z`).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${all} ${all}" width="${all * 4}" height="${all * 4}"><path fill="#fff" d="M0 0h${all}v${all}H0z"/><path d="${path}"/></svg>`
}
/** One transparent pixel. */
export const blankPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
