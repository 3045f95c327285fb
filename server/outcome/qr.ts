// A QR code as dark modules, drawn as rectangles by each format.
import qrcode from 'qrcode-generator'

export interface QrCode {
  /** Modules per side. */
  readonly size: number
  /** Row by row: first module, and length. */
  readonly bars: readonly { readonly row: number; readonly from: number; readonly length: number }[]
}

export const qrOf = (text: string): QrCode => {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const size = code.getModuleCount()
  const bars: { row: number; from: number; length: number }[] = []
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!code.isDark(row, column)) continue
      const last = bars.at(-1)
      if (last && last.row === row && last.from + last.length === column) last.length += 1
      else bars.push({ row, from: column, length: 1 })
    }
  }
  return { size, bars }
}
