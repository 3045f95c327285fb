// What a file is, by its content. The packages of Office and OpenDocument are zip files whose directory, at their end, names their parts.
import { FILE_KINDS, type FileKind } from '../../shared/files/kinds.ts'

export interface Ends {
  /** The first bytes, 64 at least where there are so many. */
  readonly head: Uint8Array
  /** The last ones: of a package, with its directory. */
  readonly tail: Uint8Array
}

/** By the bytes with which a file of it begins; null: any. */
const BEGINNINGS: Readonly<Record<string, readonly (number | null)[]>> = {
  'application/pdf': [...ascii('%PDF-')],
  'image/png': [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/gif': [...ascii('GIF8'), null, 0x61],
  'image/webp': [...ascii('RIFF'), null, null, null, null, ...ascii('WEBP')],
}
const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** The part that a package of it has. */
const PARTS: Readonly<Record<string, string>> = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml', pptx: 'ppt/presentation.xml' }
/** Programs inside a package, also controls and sheets of macros: none is taken, whatever its letters are. */
const PROGRAMS = [
  'vbaproject.bin',
  'basic/',
  'scripts/',
  'word/activex/',
  'xl/activex/',
  'ppt/activex/',
  'xl/macrosheets/',
  '.exe',
  '.dll',
  '.js',
]
const OPEN_MEDIA = 'application/vnd.oasis.opendocument.'

function ascii(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0))
}
const begins = ({ head }: Ends, bytes: readonly (number | null)[]) => bytes.every((byte, at) => byte === null || head[at] === byte)

/** Null: nothing that may be attached. */
export const kindOfContent = (ends: Ends): FileKind | null => {
  if (!begins(ends, ZIP)) return FILE_KINDS.find(({ media }) => BEGINNINGS[media] && begins(ends, BEGINNINGS[media])) ?? null
  const [head, tail] = [ends.head, ends.tail].map((bytes) => Buffer.from(bytes).toString('latin1')) as [string, string]
  const names = namesIn(tail)
  if (!names || names.some(isProgram)) return null
  // Its first part says what an OpenDocument is, unpacked.
  const open = /^.{30}mimetype([\w./+-]+?)PK/s.exec(head)?.[1]
  if (open && !open.startsWith(OPEN_MEDIA)) return null
  if (open) return FILE_KINDS.find(({ media }) => media === open) ?? null
  if (!names.includes('[Content_Types].xml')) return null
  return FILE_KINDS.find(({ endings }) => names.includes(PARTS[endings[0]] ?? '')) ?? null
}

const isProgram = (name: string): boolean =>
  PROGRAMS.some((program) => (program.endsWith('/') ? name.toLowerCase().startsWith(program) : name.toLowerCase().endsWith(program)))

const END = 'PK\u0005\u0006'
/** Of the entries of a zip file's directory; null where it begins before what is looked at, or there is none. */
const namesIn = (tail: string): readonly string[] | null => {
  const end = tail.lastIndexOf(END)
  if (end < 0 || Buffer.from(tail.slice(end, end + 16).padEnd(16, '\u00ff'), 'latin1').readUInt32LE(12) > end) return null
  const names: string[] = []
  for (let at = tail.indexOf('PK\u0001\u0002'); at >= 0; at = tail.indexOf('PK\u0001\u0002', at + 4)) {
    const length = tail.charCodeAt(at + 28) + tail.charCodeAt(at + 29) * 256
    names.push(tail.slice(at + 46, at + 46 + length))
  }
  return names
}
