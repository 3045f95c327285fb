// What parts of Office packages say that runs programs or reads from other computers: DDE, fields that link or include, actions of clicks, relations
// to remote parts.

import { DECLARATION, declaredBy, TAG, type Tag, tagOf, valuesOf, withReferences } from './tags.ts'

/** Tags, text, processing instructions, CDATA sections, comments. None begins inside another, also where a piece ends. */
const TOKENS = new RegExp(
  `(${TAG}|${DECLARATION})|([^<]+)(?=<)|(<\\?[\\s\\S]*?\\?>)|<!\\[cdata\\[([\\s\\S]*?)\\]\\]>|<!--[\\s\\S]*?-->`,
  'y',
)

/** Links to programs (DDE) and to objects (OLE) of workbooks, clicks in presentations, and declarations behind which words could hide. */
export const isProgramOfOffice = (tag: Tag): boolean =>
  tag.text.startsWith('<!') ||
  tag.name === 'ddelink' ||
  tag.name === 'olelink' ||
  valuesOf(tag, 'action').some((action) => /^\s*ppaction:\/\/(?:program|macro|ole)/.test(action))

/** Of an instruction: its first word decides. */
const MOST_INSTRUCTION = 2_000
/** Word nests fields twenty deep. */
const MOST_NESTED = 100
/** In an instruction: a field inside it, as what that one will show is not known. */
const SHOWN = '\ufffd'
/** In an instruction: a paragraph, tab or line break, which may be read as a space or as nothing. */
const BREAK = '\ufffe'
const BREAKS: ReadonlySet<string> = new Set(['p', 'tab', 'ptab', 'br', 'cr'])

interface Level {
  /** Not what its field shows. */
  readonly isInstruction: boolean
  /** Its words with those that are tracked as deleted, and without them. */
  readings: readonly [all: string, kept: string]
}

/** Reads the instructions of fields in a part of Word, which may be split into any number of runs, and nested. */
const createFields = () => {
  /** Of the fields that are open, the innermost last; the first one is for what stands in none. */
  const levels: Level[] = [{ isInstruction: false, readings: ['', ''] }]
  /** The element whose text is part of an instruction. */
  let element = ''
  let isRefused = false
  /** How many elements are open that are tracked as deleted. */
  let deletions = 0
  /** While any instruction is open: the fields' prefix, and how many elements of other prefixes are open that were opened since it began. */
  let isWithin = false
  let prefix = ''
  let others = 0
  const equations = createEquations()
  const add = (words: string, isKept = true) => {
    const level = levels.at(-1)
    if (!level) return
    const [all, kept] = level.readings
    level.readings = [joined(all, words), isKept ? joined(kept, words) : kept]
  }
  const addShown = () => {
    if (levels.at(-1)?.isInstruction) add(SHOWN, deletions === 0)
  }
  const look = (instruction: string) => {
    isRefused ||= ['', ' '].some((space) => runsOrFetches(instruction.replaceAll(BREAK, space).trimStart()))
  }
  const fieldChar = (type: string) => {
    if (type === 'begin') {
      addShown()
      if (levels.length > MOST_NESTED) isRefused = true
      else levels.push({ isInstruction: true, readings: ['', ''] })
    } else if (levels.length > 1) {
      levels.pop()?.readings.forEach(look)
      if (type === 'separate') levels.push({ isInstruction: false, readings: ['', ''] })
    }
    isWithin = levels.some(({ isInstruction }) => isInstruction)
  }
  /**
   * Word leaves out what is in elements that it does not know (`mc:Choice`, `mc:Ignorable`), and a text box has its own fields: while an instruction is
   * open, a part of a field inside such an element, or in another namespace, would change what the instruction seems to say.
   */
  const isAmbiguous = (tag: Tag, isField: boolean): boolean => {
    if (tag.prefix !== prefix && !equations.has(tag.prefix) && !tag.text.endsWith('/>')) others += tag.isClosing ? -1 : 1
    return others < 0 || (isField && (others > 0 || tag.prefix !== prefix)) || declaredBy(tag).some(([declared]) => declared === prefix)
  }
  return {
    text(words: string) {
      if (element !== '') add(withReferences(words), element === 'instrtext')
    },
    cdata(words: string) {
      if (element !== '') add(words, element === 'instrtext')
    },
    tag(tag: Tag) {
      equations.declare(tag)
      const { name } = tag
      const isField = FIELDS.has(name)
      const isEmpty = tag.text.endsWith('/>')
      if (name === 'del' && !isEmpty) deletions += tag.isClosing ? -1 : 1
      if (!isField && !isWithin) return
      if (!isWithin) {
        prefix = tag.prefix
        others = 0
      }
      isRefused ||= isAmbiguous(tag, isField)
      if (!isField) {
        if (!levels.at(-1)?.isInstruction) return
        if (BREAKS.has(name)) add(BREAK)
        // Words that are shown stand in no instruction that Office writes.
        if (name === 't') element = tag.isClosing || isEmpty ? '' : name
        return
      }
      if (name === 'fldsimple') {
        valuesOf(tag, 'instr').forEach(look)
        if (!tag.isClosing) addShown()
      } else if (name !== 'fldchar') element = tag.isClosing || isEmpty ? '' : name
      else if (!tag.isClosing) {
        const [type = '', another] = valuesOf(tag, 'fldchartype')
        isRefused ||= another !== undefined || !FIELD_PARTS.has(type)
        fieldChar(type)
      }
    },
    isRefused: () => isRefused,
    /** Whether all of them may stay. */
    end: (): boolean => {
      for (const { readings } of levels) readings.forEach(look)
      return !isRefused
    },
  }
}
const FIELD_PARTS: ReadonlySet<string> = new Set(['begin', 'separate', 'end'])
const FIELDS: ReadonlySet<string> = new Set(['instrtext', 'delinstrtext', 'fldsimple', 'fldchar'])
const joined = (said: string, words: string): string =>
  said.length < MOST_INSTRUCTION
    ? `${said}${words}`.replace(/[\s\ufffe]{2,}|\s/g, (run) => (/\s/.test(run) ? ' ' : BREAK)).slice(0, MOST_INSTRUCTION)
    : said
/** The number of an equation is a field inside it. Word reads its elements, if their prefix has no other namespace anywhere. */
const createEquations = () => {
  let isDeclared = false
  let isAmbiguous = false
  return {
    declare(tag: Tag) {
      if (!tag.written.includes('xmlns:m')) return
      for (const [prefix, namespace] of declaredBy(tag))
        if (prefix === 'm') {
          isDeclared = true
          isAmbiguous ||= !MATH.has(namespace)
        }
    },
    has: (prefix: string): boolean => prefix === 'm' && isDeclared && !isAmbiguous,
  }
}
const MATH: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/officeDocument/2006/math',
  'http://purl.oclc.org/ooxml/officeDocument/math',
])

/** DDE and LINK start programs; a text or a picture is fetched as soon as the document is opened, from wherever the instruction says. */
const runsOrFetches = (instruction: string): boolean => {
  if (/^(?:dde(?:auto)?|link)(?![\w-])/.test(instruction)) return true
  const shown = instruction.indexOf(SHOWN)
  if (shown >= 0 && REFUSED_WORDS.some((word) => word.startsWith(instruction.slice(0, shown)))) return true
  const [, words] = /^(?:include(?:text|picture)?|import)(?![\w-])([\s\S]*)$/.exec(instruction) ?? []
  if (words === undefined) return false
  const source = words.trimStart().replace(QUOTATION_MARK, '').replaceAll('\\\\', '\\')
  // Of a single backslash, too, Word reads what follows it.
  const unescaped = words
    .trimStart()
    .replace(QUOTATION_MARK, '')
    .replace(/\\([\s\S])/g, '$1')
  return source === '' || /^(?:[\s"]|\\(?!\\))/.test(source) || SHOWN_COMPUTER.test(source) || [source, unescaped].some(isOnAnotherComputer)
}
const REFUSED_WORDS = ['ddeauto', 'link', 'includetext', 'includepicture', 'import']
/** Also a typographic one: in UTF-16, in windows-1252, and in the bytes of UTF-8. */
const QUOTATION_MARK = /^(?:["\u0093\u0094\u201c-\u201f]|\u00e2\u0080[\u009c-\u009f])/
/** What a field inside it shows decides where the source is. */
const SHOWN_COMPUTER = new RegExp(`^(?:file:)?[/\\\\]*[^/\\\\"]*${SHOWN}`)

/** A longer tag or comment is in no part that Office writes: pictures may be in an attribute. */
const MOST_UNREAD = 4 * 1024 * 1024
/** A tag with references: to read them takes longer. */
const MOST_WITH_REFERENCES = 256 * 1024

/** Reads the markup of a part in pieces; `isRefused` is asked of each tag. */
export const createMarkupReader = (isRefused: (tag: Tag) => boolean) => {
  const fields = createFields()
  let isBegun = false
  /** In lower case, and as it is written: of the same length. */
  let unread = ''
  let written = ''
  /** How much of `unread` ended within a token when it was read last. */
  let tried = 0
  const readAll = (): boolean => {
    let at = 0
    TOKENS.lastIndex = 0
    for (let token = TOKENS.exec(unread); token; token = TOKENS.exec(unread)) {
      const from = at
      at = TOKENS.lastIndex
      const [, tag, slash, name, text, processing, cdata] = token
      if (processing !== undefined && !isEncodingKnown(processing)) return false
      if (tag !== undefined) {
        const parsed = tagOf(tag, written.slice(from, at), slash, name)
        if ((tag.length > MOST_WITH_REFERENCES && tag.includes('&')) || isRefused(parsed)) return false
        fields.tag(parsed)
      } else if (text !== undefined) fields.text(text)
      else if (cdata !== undefined) fields.cdata(cdata)
    }
    const isText = at < unread.length && unread[at] !== '<'
    const end = isText ? endOfReferences(unread, at) : at
    if (isText) fields.text(unread.slice(at, end))
    unread = unread.slice(end)
    written = written.slice(end)
    tried = unread.length
    return unread.length <= MOST_UNREAD && !fields.isRefused()
  }
  return {
    /** False: the part is refused. */
    read(piece: string): boolean {
      // In no encoding that was known by its first bytes.
      if (piece.includes('\0')) return false
      if (!isBegun) {
        const first = FIRST.exec(piece)?.[0]
        if (first !== undefined && first !== '<') return false
        isBegun = first !== undefined
      }
      const added = piece.replaceAll(LONGER, 'i')
      unread += added.toLowerCase()
      written += added
      // A long token is not read again from its start for each piece, only when there is twice as much of it.
      return (unread.length < 2 * tried && unread.length <= MOST_UNREAD) || readAll()
    },
    /** Whether all of it was read, and may stay. */
    end: (): boolean => readAll() && !unread.includes('<') && fields.end(),
  }
}
/** The only character (İ) that becomes two in lower case. */
const LONGER = '\u0130'
/** Of a part of XML, after spaces and a byte order mark. */
const FIRST = /[^\s\u00ef\u00bb\u00bf]/
/** Before a reference that is not all there yet. */
const endOfReferences = (text: string, from: number): number => {
  const last = text.lastIndexOf('&')
  return last >= from && !text.includes(';', last) ? last : text.length
}
/** In others, tags may be written with other bytes than those of ASCII. */
const isEncodingKnown = (processing: string): boolean =>
  !/^<\?xml\s/.test(processing) ||
  [...processing.matchAll(/encoding\s*=\s*["']([^"']*)/g)].every(([, name = '']) => KNOWN_ENCODINGS.test(name))
const KNOWN_ENCODINGS = /^(?:utf-?8|utf-16(?:le|be)?|(?:us-)?ascii|iso-8859-\d+|windows-\d+)$/

/** What is opened with the document, without being asked for. */
const OPENED = /\/(?:attachedtemplate|frame|subdocument|package|image|mailmergesource|mailmergeheadersource)$/
export const isRelatedToRemote = (tag: Tag): boolean =>
  tag.name === 'relationship' &&
  valuesOf(tag, 'targetmode').some((mode) => mode.trim() === 'external') &&
  valuesOf(tag, 'type').some((type) => OPENED.test(type.trim())) &&
  valuesOf(tag, 'target').some(isOnAnotherComputer)

/** By a protocol, or by the name of a computer. A disk of one's own is none, nor what was part of a mail. */
const REMOTE = /^(?!file:|cid:|data:)[a-z][a-z\d+.-]+:|^(?:file:)?(?:[\\/]{2}(?:[^\\/]|[\\/]{2})|[\\/]*\?\?[\\/])/
export const isOnAnotherComputer = (target: string): boolean =>
  REMOTE.test(
    target
      .trim()
      .replace(/[\t\r\n]/g, '')
      .replaceAll('%5c', '\\')
      .replaceAll('%2f', '/'),
  )
