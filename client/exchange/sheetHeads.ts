// Puts into a written spreadsheet what SheetJS leaves out: the first row of a table bold and frozen, and pages as wide as the table.
import xlsx from '@e965/xlsx/dist/xlsx.mini.min.js'
import type { DataSheet } from './sheet.ts'

interface Part {
  content: Uint8Array
  size: number
}
/** A ZIP file as SheetJS holds it. */
interface Container {
  read(bytes: Uint8Array, options: object): unknown
  find(file: unknown, path: string): Part | null
  write(file: unknown, options: object): ArrayLike<number>
}
const CFB: Container = xlsx.CFB
const VIEW = '<sheetView workbookViewId="0"/>'
const FROZEN =
  '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView>'

/** `bytes`: as SheetJS wrote them; the sheets in their order. */
export const withHeads = (bytes: Uint8Array, sheets: readonly DataSheet[]): Uint8Array<ArrayBuffer> => {
  const file = CFB.read(bytes, { type: 'array' })
  const bold = edit(file, '/xl/styles.xml', (xml) => {
    const font = Number(/<fonts count="(\d+)"/.exec(xml)?.[1] ?? 0)
    const style = Number(/<cellXfs count="(\d+)"/.exec(xml)?.[1] ?? 0)
    const first = /<font>(.*?)<\/font>/s.exec(xml)?.[1] ?? ''
    const own = xml
      .replace(/<fonts count="\d+">(.*?)<\/fonts>/s, `<fonts count="${font + 1}">$1<font><b/>${first}</font></fonts>`)
      .replace(
        /<cellXfs count="\d+">(.*?)<\/cellXfs>/s,
        `<cellXfs count="${style + 1}">$1<xf numFmtId="0" fontId="${font}" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>`,
      )
    return [own, style]
  })
  sheets.forEach(({ hasHead }, at) => {
    edit(file, `/xl/worksheets/sheet${at + 1}.xml`, (xml) => [wideAsPage(hasHead ? headed(xml, bold ?? 0) : xml), undefined])
  })
  return new Uint8Array(CFB.write(file, { fileType: 'zip', type: 'array', compression: true }))
}

const headed = (xml: string, style: number): string =>
  xml.replace(VIEW, FROZEN).replace(/<row r="1".*?<\/row>/s, (row) => row.replace(/<c r="([A-Z]+1)"/g, `<c r="$1" s="${style}"`))

const wideAsPage = (xml: string): string =>
  xml
    .replace(/(<worksheet[^>]*>)(?!<sheetPr)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    .replace(/(?=<ignoredErrors|<\/worksheet>)/, '<pageSetup orientation="landscape" fitToHeight="0"/>')

const edit = <Found>(file: unknown, path: string, change: (xml: string) => readonly [string, Found]): Found | undefined => {
  const part = CFB.find(file, path)
  if (!part) return undefined
  const [xml, found] = change(new TextDecoder().decode(new Uint8Array(part.content)))
  part.content = new TextEncoder().encode(xml)
  part.size = part.content.length
  return found
}
