// Packages of Office (OPC) and OpenDocument: ZIP files of parts. Each part is looked at, whatever it is called: what is neither text, picture, sound
// nor font of a document is refused, and so is what cannot be looked into.
import { TextDecoder } from 'node:util'
import { constants, createInflateRaw, inflateRawSync, type ZlibOptions } from 'node:zlib'
import { FILE_KINDS, type FileKind } from '../../shared/files/kinds.ts'
import { DEFLATED, entriesOf, localName, packedContent, STORED, type ZipEntry } from '../../shared/files/zipEntries.ts'
import { createMarkupReader, isOnAnotherComputer, isProgramOfOffice, isRelatedToRemote } from './markup.ts'
import { attributesOf, declaredBy, type Tag, valuesOf } from './tags.ts'

/** The part that a package of it has. */
const MAIN_PARTS: Readonly<Record<string, string>> = {
  docx: 'word/document.xml',
  xlsx: 'xl/workbook.xml',
  pptx: 'ppt/presentation.xml',
}
const OPEN_MEDIA = 'application/vnd.oasis.opendocument.'

const XML = /\.(?:xml|rels|vml|rdf)$/
/** Of pictures, sounds, films and fonts; settings of printers and the like (`bin`, `dat`, `data`); signatures and properties. */
const OTHERS =
  /\.(?:png|jpe?g|jpe|jfif|gif|bmp|dib|tiff?|[we]m[fz]|svg|svm|wdp|hdp|jxr|webp|heic|avif|ico|pict?|pct|eps|pdf|mp[34]|m4[av]|mov|wav|wm[av]|avi|mpe?g|aac|webm|mid|odttf|fntdata|[ot]tf|bin|data?|psmdcp|sigs)$/
const PACKAGES = /\.(?:docx|xlsx|pptx|od[tsp])$/
/** Parts of OpenDocument without an ending. */
const WITHOUT_ENDING = /^mimetype$|^layout-cache$|(?:^|\/)(?:object \d+|objectreplacements\/[^/.]+|pictures\/[^/.]+)$/
const PROGRAM_NAMES = /(?:^|\/)(?:vba\w*|oleobject\d*)\.\w+$/
/** Folders of macros, dialogues of macros, controls and add-ins. */
const PROGRAM_FOLDERS = /(?:^|\/)(?:basic|scripts|dialogs|activex|macrosheets|dialogsheets|webextensions)\//
/** Names that lead out of the folder into which they are unpacked, or are read otherwise by others. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: none of these belongs in a name
const ODD_NAME = /(?:^|\/)\.\.?(?:\/|$)|^\/|\/\/|[\\:\u0000-\u001f\u007f]|%(?:2e|2f|5c|00)/i

/** What types of parts and of relations say, where a name says something else: macros, objects of other programs, controls, add-ins, pages. */
const PROGRAM_TYPES =
  /vba|macro|oleobject|activex|afchunk|webextension|attachedtoolbars|relationships\/control$|x-msdownload|script|\/hta$|html|rfc822|\/rtf$/
/** In the text of an OpenDocument: what is called by an event, what another program sends (DDE), and what is encrypted. */
const OPEN_PROGRAMS: ReadonlySet<string> = new Set([
  'event-listener',
  'script',
  'dde-source',
  'dde-connection-decl',
  'encryption-data',
  'encrypted-key',
])
const OPEN_SCRIPT = 'vnd.sun.star.script:'
/** Pictures, objects, frames and sections, which are fetched with the document if they are of another computer. */
const OPEN_FETCHED: ReadonlySet<string> = new Set(['image', 'fill-image', 'background-image', 'object', 'floating-frame', 'section-source'])
const PRESENTATION = 'urn:oasis:names:tc:opendocument:xmlns:presentation:1.0'
/** What a click on a slide does: the show goes on, a sound, a page of this or another document. */
const CLICK_RUNS = /^\s*(?:execute|verb|macro)/
const CLICK_OPENS = /^\s*(?!https?:|mailto:)[a-z][a-z\d+.-]*:/

/** First bytes of programs, archives and compound files (OLE), which hold anything. */
const BEGINNINGS: readonly (readonly number[])[] = [
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x7f, 0x45, 0x4c, 0x46],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xca, 0xfe, 0xba, 0xbe],
  [0x4c, 0, 0, 0, 1, 0x14, 2, 0],
  [0x50, 0x4b, 3, 4],
  [...Buffer.from('MZ')],
  [...Buffer.from('#!')],
  [...Buffer.from('Rar!')],
  [...Buffer.from('7z\u00bc\u00af', 'latin1')],
  [...Buffer.from('MSCF')],
  [...Buffer.from('{\\rtf')],
]
/** Fonts of Office are obscured: their first bytes are random. */
const OBSCURED = /\.(?:odttf|fntdata)$/

/** With those of packages inside it. */
const MOST_PARTS = 3_000
const MOST_READ = 16 * 1024 * 1024
/** Of markup, in pieces. */
const MOST_SCANNED = 128 * 1024 * 1024
const PIECE = 64 * 1024
/** Types and relations. */
const MOST_TYPES = 2 * 1024 * 1024
const MOST_DEPTH = 3
const AT_ONCE = 20
/** Enough for the tables of a compressed part and the first of its bytes. */
const HEAD_PACKED = 320
const HEAD = 8
const PARTIAL = { finishFlush: constants.Z_SYNC_FLUSH }

/** What may still be looked into, of a package and those inside it together. */
interface Left {
  readonly pause: () => Promise<void>
  parts: number
  bytes: number
  scanned: number
}

/** Null: no package that may be attached. `pause` lets others go on. */
export const kindOfPackage = (bytes: Uint8Array, pause: () => Promise<void>): Promise<FileKind | null> =>
  kindWithin(bytes, { pause, parts: MOST_PARTS, bytes: MOST_READ, scanned: MOST_SCANNED }, 0)

const kindWithin = async (bytes: Uint8Array, left: Left, depth: number): Promise<FileKind | null> => {
  const entries = entriesOf(bytes)
  if (!entries || entries.length === 0 || depth > MOST_DEPTH) return null
  left.parts -= entries.length
  if (left.parts < 0) return null
  const names = entries.map(({ name }) => name.toLowerCase())
  if (new Set(names).size < names.length || entries.some((entry) => !isClear(bytes, entry))) return null
  // Its first part says what an OpenDocument is, unpacked.
  const first = entries.toSorted((a, b) => a.local - b.local)[0]
  const media = first?.name === 'mimetype' && first.method === STORED ? textOf(packedContent(bytes, first)) : null
  if (media !== null && !media.startsWith(OPEN_MEDIA)) return null
  if (media === null && !names.includes('[content_types].xml')) return null
  const isOpen = media !== null
  const sizeOf = (isWanted: (name: string, isOpen: boolean) => boolean) =>
    entries.reduce((sum, { name, unpacked }) => sum + (isWanted(name.toLowerCase(), isOpen) ? unpacked : 0), 0)
  left.bytes -= sizeOf(isRead)
  left.scanned -= sizeOf(isScanned)
  if (left.bytes < 0 || left.scanned < 0) return null
  const endings = new Set(names.map((name) => name.slice(name.lastIndexOf('.') + 1)))
  for (const [at, entry] of entries.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) await left.pause()
    if (!(await isPartOfDocument(bytes, entry, { isOpen, endings, left, depth }))) return null
  }
  if (media !== null) return FILE_KINDS.find((kind) => kind.media === media) ?? null
  return FILE_KINDS.find(({ endings }) => names.includes(MAIN_PARTS[endings[0]] ?? '')) ?? null
}

/** Can be unpacked, is called the same everywhere, and is where it seems to be. */
const isClear = (bytes: Uint8Array, entry: ZipEntry): boolean =>
  !entry.isLocked &&
  (entry.method === STORED || entry.method === DEFLATED) &&
  (entry.method === DEFLATED || entry.packed === entry.unpacked) &&
  localName(bytes, entry) === entry.name &&
  !ODD_NAME.test(entry.name.replace(/\/$/, ''))

/** Whether all of it is unpacked at once: packages, and what says types and relations of Office. */
const isRead = (name: string, isOpen: boolean): boolean =>
  PACKAGES.test(name) || (!isOpen && (name.endsWith('.rels') || name === '[content_types].xml'))
/** Whether it is read in pieces. */
const isScanned = (name: string, isOpen: boolean): boolean => (XML.test(name) || name.endsWith('.svg')) && !isRead(name, isOpen)

interface Around {
  readonly isOpen: boolean
  /** Of all parts. */
  readonly endings: ReadonlySet<string>
  readonly left: Left
  readonly depth: number
}
const isPartOfDocument = async (bytes: Uint8Array, entry: ZipEntry, around: Around): Promise<boolean> => {
  const { isOpen, endings, left, depth } = around
  const name = entry.name.toLowerCase()
  if (PROGRAM_FOLDERS.test(name) || PROGRAM_NAMES.test(name)) return false
  if (name.endsWith('/')) return entry.unpacked === 0
  if (PACKAGES.test(name)) {
    const inside = contentOf(bytes, entry)
    const kind = inside && (await kindWithin(inside, left, depth + 1))
    return kind?.endings.some((ending) => name.endsWith(`.${ending}`)) ?? false
  }
  if (!XML.test(name) && !OTHERS.test(name) && !(isOpen && WITHOUT_ENDING.test(name))) return false
  if (!OBSCURED.test(name) && isForeign(headOf(bytes, entry), entry.unpacked)) return false
  if (isScanned(name, isOpen))
    return isScannedWell(bytes, entry, left, name.endsWith('.svg') ? isRefusedDrawing : isOpen ? isProgramOfOpen : isProgramOfOffice)
  if (!isRead(name, isOpen)) return true
  if (entry.unpacked > MOST_TYPES) return false
  const content = contentOf(bytes, entry)
  if (!content) return false
  const reader = createMarkupReader((tag) => isRelatedToRemote(tag) || isOfProgram(tag, endings))
  return reader.read(createDecoder()(content)) && reader.end()
}

/** A type for an ending: SheetJS and others give some for parts that there are none of. */
const isOfProgram = (tag: Tag, endings: ReadonlySet<string>): boolean => {
  const [ending, another] = tag.name === 'default' ? valuesOf(tag, 'extension') : []
  if (ending !== undefined && another === undefined && /^\w+$/.test(ending) && !endings.has(ending)) return false
  return [...valuesOf(tag, 'type'), ...valuesOf(tag, 'contenttype')].some((type) => PROGRAM_TYPES.test(type.trim()))
}

/** Of a drawing (SVG): programs, and what is fetched with it, which only a link is not. */
const isRefusedDrawing = (tag: Tag): boolean =>
  tag.name === 'script' ||
  tag.name === 'foreignobject' ||
  (tag.name !== 'a' && valuesOf(tag, 'href').some(isOnAnotherComputer)) ||
  attributesOf(tag).some(
    ({ prefix, name, value }) => (prefix === '' && /^on\w/.test(name)) || value.replace(/[\t\r\n]/g, '').includes('javascript:'),
  )
const isProgramOfOpen = (tag: Tag): boolean => {
  const isClick = tag.name === 'event-listener' && tag.prefix === 'presentation'
  if ((OPEN_PROGRAMS.has(tag.name) && !isClick) || callsScript(tag) || isOtherPresentation(tag)) return true
  const links = valuesOf(tag, 'href').map((link) => link.trim())
  if (links.some((link) => link.startsWith('macro:'))) return true
  if (isClick) return valuesOf(tag, 'action').some((action) => CLICK_RUNS.test(action)) || links.some((link) => CLICK_OPENS.test(link))
  return OPEN_FETCHED.has(tag.name) && links.some((link) => isOnAnotherComputer(link) || /^(?:cid|data):/.test(link))
}
const callsScript = (tag: Tag): boolean =>
  tag.text.includes('&') ? attributesOf(tag).some(({ value }) => value.includes(OPEN_SCRIPT)) : tag.text.includes(OPEN_SCRIPT)
/** Clicks are known by their prefix. */
const isOtherPresentation = (tag: Tag): boolean =>
  declaredBy(tag).some(([prefix, namespace]) => prefix === 'presentation' && namespace !== PRESENTATION)

const isScannedWell = async (bytes: Uint8Array, entry: ZipEntry, left: Left, isRefused: (tag: Tag) => boolean): Promise<boolean> => {
  const reader = createMarkupReader(isRefused)
  const decode = createDecoder()
  let size = 0
  try {
    for await (const piece of piecesOf(bytes, entry)) {
      size += piece.length
      if (size > entry.unpacked || !reader.read(decode(piece))) return false
      await left.pause()
    }
  } catch {
    // Damaged: nobody can say what is in it.
    return false
  }
  return reader.end()
}
async function* piecesOf(bytes: Uint8Array, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const packed = packedContent(bytes, entry)
  if (entry.method === STORED) for (let at = 0; at < packed.length; at += PIECE) yield packed.subarray(at, at + PIECE)
  else {
    const unpacking = createInflateRaw({ chunkSize: PIECE })
    unpacking.end(packed)
    yield* unpacking
  }
}

/** Also what does not show its first bytes. */
const isForeign = (head: Uint8Array | null, unpacked: number): boolean =>
  head === null ||
  head.length < Math.min(HEAD, unpacked) ||
  BEGINNINGS.some((beginning) => beginning.every((byte, at) => head[at] === byte)) ||
  PAGE.test(textOf(head.subarray(0, 64)))
const PAGE = /^[\s\u00ef\u00bb\u00bf]*<(?:!doctype\s+html|html|script|hta)/i

const headOf = (bytes: Uint8Array, entry: ZipEntry): Uint8Array | null => {
  const packed = packedContent(bytes, entry).subarray(0, HEAD_PACKED)
  return entry.method === STORED ? packed : inflated(packed, PARTIAL)
}
/** All of it, and no more than it declares; null if it cannot be unpacked so. */
const contentOf = (bytes: Uint8Array, entry: ZipEntry): Uint8Array | null => {
  const packed = packedContent(bytes, entry)
  return entry.method === STORED ? packed : inflated(packed, { maxOutputLength: Math.max(1, entry.unpacked) })
}
const inflated = (packed: Uint8Array, options: ZlibOptions): Uint8Array | null => {
  try {
    return inflateRawSync(packed, options)
  } catch {
    // Damaged, or larger than it declares: nobody can say what is in it.
    return null
  }
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
/** UTF-16 is known by its first bytes; all other encodings that are read have the bytes of ASCII for what tags consist of. */
const createDecoder = () => {
  let decoder: TextDecoder | null | undefined
  return (piece: Uint8Array): string => {
    if (decoder === undefined) decoder = utf16Of(piece)
    return decoder ? decoder.decode(piece, { stream: true }) : textOf(piece)
  }
}
const utf16Of = ([first, second]: Uint8Array): TextDecoder | null => {
  const [mark, other] = [0xff, 0xfe]
  const isLittle = (first === mark && second === other) || (first === LESS && second === 0)
  const isBig = (first === other && second === mark) || (first === 0 && second === LESS)
  return isLittle ? new TextDecoder('utf-16le') : isBig ? new TextDecoder('utf-16be') : null
}
const LESS = 0x3c
