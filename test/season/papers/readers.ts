// Reads documents with tools that are not Ruta's: words in their order from DOCX (its XML), Markdown and HTML (a parser of pages), words of pages from
// PDF (poppler), rows of cells from CSV and XLSX (its XML). What is struck is between `~~`.
import { inflateRawSync } from 'node:zlib'
import { parseXml, XmlElement, type XmlNode } from '@rgrove/parse-xml'
import { Window } from 'happy-dom'
import { readPdf } from '../../harness/needPoppler.ts'

/** The files of a ZIP, by its directory. */
const unzipped = (bytes: Uint8Array): ReadonlyMap<string, string> => {
  const zip = Buffer.from(bytes)
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  const files = new Map<string, string>()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, comment] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)]
    const start = zip.readUInt32LE(at + 42)
    const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28)
    const packed = zip.subarray(from, from + zip.readUInt32LE(at + 20))
    const content = zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)
    files.set(zip.toString('utf8', at + 46, at + 46 + name), content.toString('utf8'))
    at += 46 + name + extra + comment
  }
  return files
}

const named = (node: XmlNode, name: string): node is XmlElement => node instanceof XmlElement && node.name === name
const inside = (node: XmlElement, name: string): readonly XmlElement[] =>
  node.children.flatMap((child) => (child instanceof XmlElement ? [...(child.name === name ? [child] : []), ...inside(child, name)] : []))

/** Marks that keep the direction of names apart say nothing. */
const bare = (text: string): string => text.replaceAll(/[\u2066-\u2069\u200e\u200f\u00ad]/g, '').replaceAll(/[\u00a0\u202f]/g, ' ')
export const wordsOf = (text: string): readonly string[] => bare(text).split(/\s+/).filter(Boolean)

/** Paragraphs in their order, those of cells too. */
export const docxWords = (bytes: Uint8Array): readonly string[] => {
  const root = parseXml(unzipped(bytes).get('word/document.xml') ?? '').root
  if (!root) throw new Error('no document')
  return inside(root, 'w:p').flatMap((paragraph) => wordsOf(inside(paragraph, 'w:r').map(runText).join('')))
}
const runText = (run: XmlElement): string => {
  const [style] = run.children.filter((child) => named(child, 'w:rPr'))
  const isStruck = style instanceof XmlElement && style.children.some((child) => named(child, 'w:strike'))
  const text = run.children
    .map((child) => {
      if (named(child, 'w:t')) return child.text
      return named(child, 'w:br') || named(child, 'w:tab') ? ' ' : ''
    })
    .join('')
  return isStruck && text.trim() !== '' ? `~~${text}~~` : text
}

/** What a reader of the source reads, without the signs of the format. */
export const markdownLines = (text: string): readonly string[] =>
  text.split('\n').flatMap((line) => {
    if (/^\|(\s*:?-+:?\s*\|)+$/.test(line) || line === '---' || line.trim() === '') return []
    const cells = line.startsWith('|') ? line.replaceAll(/(?<!\\)\|/g, ' ') : line
    const plain = cells
      .replace(/^#+ /, '')
      .replace(/^(> )+/, '')
      .replace(/^- /, '')
      .replaceAll('<br>', ' ')
      // A line that goes on below.
      .replace(/\\$/, '')
      .replaceAll('**', '')
      .replaceAll('`', '')
      .replaceAll(/\\([!-/:-@[-`{-~])/g, '$1')
    return [bare(plain)]
  })
export const markdownWords = (text: string): readonly string[] => markdownLines(text).flatMap(wordsOf)

export interface ReadHtml {
  readonly title: readonly string[]
  /** Without drawings. */
  readonly words: readonly string[]
  readonly drawn: readonly string[]
}
const INLINE = new Set(['span', 'strong', 'em', 'u', 's', 'ins', 'del', 'a', 'sup', 'bdi'])
export const readHtml = (text: string): ReadHtml => {
  const page = new Window()
  const { title, body } = new page.DOMParser().parseFromString(text, 'text/html')
  const drawn: string[] = []
  const said = (node: HtmlNode): string => {
    const name = node.nodeName.toLowerCase()
    if (name === '#text') return node.textContent ?? ''
    if (name === 'figure') {
      drawn.push(...textsOf(node))
      return ' '
    }
    const inside = [...node.childNodes].map(said).join('')
    if (name === 's' || name === 'del') return inside.trim() === '' ? inside : `~~${inside}~~`
    return INLINE.has(name) ? inside : ` ${inside} `
  }
  return { title: wordsOf(title), words: wordsOf(said(body)), drawn }
}
interface HtmlNode {
  readonly nodeName: string
  readonly textContent: string | null
  readonly childNodes: Iterable<HtmlNode>
}
const textsOf = (node: HtmlNode): readonly string[] =>
  node.nodeName.toLowerCase() === '#text' ? wordsOf(node.textContent ?? '') : [...node.childNodes].flatMap(textsOf)

/** Without the head and foot of pages, which the caller names. */
export const pdfWords = (bytes: Uint8Array): readonly string[] => wordsOf(readPdf('pdftotext', ['-raw', '-nopgbrk'], bytes))

/** Strict: a quote stands only around a whole cell, lines end with CR LF. */
export const csvRows = (text: string): readonly (readonly string[])[] => {
  if (!text.startsWith('\uFEFF')) throw new Error('no byte order mark')
  const rows: string[][] = [[]]
  let at = 1
  while (at < text.length) {
    let cell = ''
    if (text[at] === '"') {
      for (at += 1; !(text[at] === '"' && text[at + 1] !== '"'); at += 1) {
        if (at >= text.length) throw new Error('a quote is open')
        cell += text[at]
        if (text[at] === '"') at += 1
      }
      at += 1
    } else {
      while (at < text.length && text[at] !== ',' && text[at] !== '\r') {
        if (text[at] === '"' || text[at] === '\n') throw new Error(`a bare ${JSON.stringify(text[at])}`)
        cell += text[at]
        at += 1
      }
    }
    rows.at(-1)?.push(bare(cell))
    if (text.startsWith('\r\n', at)) {
      at += 2
      if (at < text.length) rows.push([])
    } else if (text[at] === ',') at += 1
    else throw new Error(`after a cell: ${JSON.stringify(text.slice(at, at + 10))}`)
  }
  return rows
}

/** Rows of each sheet, as text; a day is a serial number, as spreadsheets keep it. */
export const xlsxRows = (bytes: Uint8Array): ReadonlyMap<string, readonly (readonly string[])[]> => {
  const files = unzipped(bytes)
  const xml = (name: string): XmlElement => {
    const root = parseXml(files.get(name) ?? '<none/>').root
    if (!root) throw new Error(`no ${name}`)
    return root
  }
  const shared = inside(xml('xl/sharedStrings.xml'), 'si').map((one) =>
    inside(one, 't')
      .map(({ text }) => text)
      .join(''),
  )
  const names = inside(xml('xl/workbook.xml'), 'sheet').map(({ attributes }) => attributes.name ?? '')
  return new Map(
    names.map((name, index) => [
      name,
      inside(xml(`xl/worksheets/sheet${index + 1}.xml`), 'row').map((row) => {
        const cells: string[] = []
        for (const cell of inside(row, 'c')) {
          const column = columnOf(cell.attributes.r ?? 'A1')
          while (cells.length < column) cells.push('')
          cells[column] = bare(cellValue(cell, shared))
        }
        return cells
      }),
    ]),
  )
}
const columnOf = (place: string): number =>
  [...place.replace(/\d+$/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
const cellValue = (cell: XmlElement, shared: readonly string[]): string => {
  const said = (name: string) =>
    inside(cell, name)
      .map(({ text }) => text)
      .join('')
  if (inside(cell, 'f').length > 0) throw new Error('a formula')
  if (cell.attributes.t === 's') return shared[Number(said('v'))] ?? ''
  if (cell.attributes.t === 'inlineStr' || cell.attributes.t === 'str') return said('t') || said('v')
  const value = said('v')
  return cell.attributes.t === undefined || cell.attributes.t === 'n' ? dayOfSerial(value) : value
}
const dayOfSerial = (value: string): string =>
  /^\d{5}$/.test(value) ? new Date(Date.UTC(1899, 11, 30) + Number(value) * 86_400_000).toISOString().slice(0, 10) : value
