// What parts of Office packages say that runs programs or reads from other computers: DDE, fields that link or include, actions of clicks, relations
// to remote parts. All texts are in lower case.

import { attributesOf, DECLARATION, TAG, type Tag, tagOf, valuesOf, withCharacters } from './tags.ts'

/** Tags, text, instructions to programs, the characters of CDATA, comments. None begins inside another, also where a piece ends. */
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

/** Reads the instructions of fields in a part of Word, which may be split into any number of runs, and nested. */
const createFields = () => {
  /** Of the fields that are open, the innermost last; the first one is for what stands in none. */
  const instructions = ['']
  let isInstruction = false
  let isRefused = false
  let isTooDeep = false
  const names = createNames()
  const add = (words: string) => {
    if ((instructions.at(-1)?.length ?? 0) < MOST_INSTRUCTION)
      instructions.push(`${instructions.pop() ?? ''}${words}`.replace(/\s+/g, ' ').slice(0, MOST_INSTRUCTION))
  }
  const look = (instruction: string) => {
    isRefused ||= runsOrFetches(instruction.trimStart())
  }
  return {
    text(words: string) {
      if (isInstruction) add(withCharacters(words))
    },
    /** As they are. */
    characters(words: string) {
      if (isInstruction) add(words)
    },
    tag(tag: Tag) {
      names.declare(tag)
      const { name } = tag
      if (!FIELDS.has(name)) return
      names.use(tag)
      if (name === 'fldsimple') valuesOf(tag, 'instr').forEach(look)
      else if (name !== 'fldchar') isInstruction = !tag.isClosing && !tag.text.endsWith('/>')
      else if (!tag.isClosing) {
        const [type, another] = valuesOf(tag, 'fldchartype')
        isRefused ||= another !== undefined || !FIELD_PARTS.has(type ?? '')
        if (type === 'begin') {
          instructions.push('')
          isTooDeep ||= instructions.length > MOST_NESTED
        }
        if (type !== 'begin' && instructions.length > 1) {
          const instruction = instructions.pop() ?? ''
          look(instruction)
          // What a field shows is part of the instruction that it stands in.
          add(shownBy(instruction))
          if (type === 'separate') instructions.push('')
        }
      }
    },
    isTooDeep: () => isTooDeep,
    isRefused: () => {
      instructions.forEach(look)
      return isRefused || names.areUnclear()
    },
  }
}
const FIELD_PARTS: ReadonlySet<string> = new Set(['begin', 'separate', 'end'])
const FIELDS: ReadonlySet<string> = new Set(['instrtext', 'delinstrtext', 'fldsimple', 'fldchar'])

/**
 * Words that stand in elements of the same name but of another namespace would change what an instruction seems to say: those of fields have one
 * prefix in a part, and it stands for one namespace.
 */
const createNames = () => {
  const namespaces = new Map<string, string>()
  const several = new Set<string>()
  const used = new Set<string>()
  return {
    declare(tag: Tag) {
      if (!tag.text.includes('xmlns')) return
      for (const { prefix, name, value } of attributesOf(tag)) {
        if (prefix !== 'xmlns' && (prefix !== '' || name !== 'xmlns')) continue
        const declared = prefix === '' ? '' : name
        if ((namespaces.get(declared) ?? value) !== value) several.add(declared)
        namespaces.set(declared, value)
      }
    },
    use({ prefix }: Tag) {
      used.add(prefix)
    },
    areUnclear: () => used.size > 1 || [...used].some((prefix) => several.has(prefix)),
  }
}
/** DDE and LINK start programs; a text or a picture is fetched as soon as the document is opened, from wherever the instruction says. */
const runsOrFetches = (instruction: string): boolean => {
  if (/^(?:dde(?:auto)?|link)(?![\w-])/.test(instruction)) return true
  const [, words] = /^(?:include(?:text|picture)?|import)(?![\w-])([\s\S]*)$/.exec(instruction) ?? []
  if (words === undefined) return false
  const source = words.trimStart().replace(/^"/, '').replaceAll('\\\\', '\\')
  // What another field says is not known.
  return source === '' || /^(?:[\s"]|\\(?!\\))/.test(source) || isOnAnotherComputer(source)
}
/** QUOTE shows its words, and numbers as the characters that they stand for. */
const shownBy = (instruction: string): string => {
  const [, words] = /^\s*quote\s+([\s\S]*)$/.exec(instruction) ?? []
  if (words === undefined) return ''
  return words
    .replaceAll('"', '')
    .replace(/\b(\d{2,3})\b\s*/g, (_all, code: string) => String.fromCharCode(Number(code)))
    .toLowerCase()
}

/** A longer tag or comment is in no part that Office writes: pictures may be in an attribute. */
const MOST_UNREAD = 4 * 1024 * 1024
/** A tag with characters that stand as numbers or names: to read them takes longer. */
const MOST_NUMBERED = 256 * 1024

/** Reads the markup of a part in pieces; `isRefused` is asked of each tag. */
export const createMarkupReader = (isRefused: (tag: Tag) => boolean) => {
  const fields = createFields()
  let unread = ''
  return {
    /** False: the part is refused. */
    read(piece: string): boolean {
      // In no encoding that was known by its first bytes.
      if (piece.includes('\0')) return false
      const isWithin = unread.startsWith('<') && !piece.includes('>')
      unread += piece
      if (isWithin) return unread.length <= MOST_UNREAD
      let at = 0
      TOKENS.lastIndex = 0
      for (let token = TOKENS.exec(unread); token; token = TOKENS.exec(unread)) {
        at = TOKENS.lastIndex
        const [, tag, slash, name, text, program, characters] = token
        if (program !== undefined && !isEncodingKnown(program)) return false
        if (tag !== undefined) {
          const parsed = tagOf(tag, slash, name)
          if ((tag.length > MOST_NUMBERED && tag.includes('&')) || isRefused(parsed)) return false
          fields.tag(parsed)
        } else if (text !== undefined) fields.text(text)
        else if (characters !== undefined) fields.characters(characters)
      }
      const isText = at < unread.length && unread[at] !== '<'
      const end = isText ? endOfCharacters(unread, at) : at
      if (isText) fields.text(unread.slice(at, end))
      unread = unread.slice(end)
      return unread.length <= MOST_UNREAD && !fields.isTooDeep()
    },
    /** Whether all of it was read, and may stay. */
    end: (): boolean => !unread.includes('<') && !fields.isRefused(),
  }
}
/** Before a character whose name or number is not all there yet. */
const endOfCharacters = (text: string, from: number): number => {
  const last = text.lastIndexOf('&')
  return last >= from && !text.includes(';', last) ? last : text.length
}
/** In others, tags may be written with other bytes than those of ASCII. */
const isEncodingKnown = (program: string): boolean =>
  !/^<\?xml\s/.test(program) || [...program.matchAll(/encoding\s*=\s*["']([^"']*)/g)].every(([, name = '']) => KNOWN_ENCODINGS.test(name))
const KNOWN_ENCODINGS = /^(?:utf-?8|utf-16(?:le|be)?|(?:us-)?ascii|iso-8859-\d+|windows-\d+)$/

/** What is opened with the document, without being asked for. */
const OPENED = /\/(?:attachedtemplate|frame|subdocument|package|image|mailmergesource|mailmergeheadersource)$/
export const isRelatedToRemote = (tag: Tag): boolean =>
  tag.name === 'relationship' &&
  valuesOf(tag, 'targetmode').some((mode) => mode.trim() === 'external') &&
  valuesOf(tag, 'type').some((type) => OPENED.test(type.trim())) &&
  valuesOf(tag, 'target').some(isOnAnotherComputer)

/** By a protocol, or by the name of a computer. A disk of one's own is none, nor what was part of a mail. */
const REMOTE = /^(?!file:|cid:|data:)[a-z][a-z\d+.-]+:|^(?:file:)?[\\/]{2}(?:[^\\/]|[\\/]{2})/
export const isOnAnotherComputer = (target: string): boolean =>
  REMOTE.test(
    target
      .trim()
      .replace(/[\t\r\n]/g, '')
      .replaceAll('%5c', '\\')
      .replaceAll('%2f', '/'),
  )
