// What parts of Office packages say that runs programs or reads from other computers: DDE, fields that link or include, actions of clicks, relations
// to remote parts. All texts are in lower case.

const TAG = `<(?:[^<>"']|"[^"<]*"|'[^'<]*')*>`
/** With comments and the characters of CDATA. */
const TOKENS = new RegExp(`<!--[\\s\\S]*?-->|<!\\[cdata\\[([\\s\\S]*?)\\]\\]>|(${TAG})|([^<]+)(?=<)`, 'y')
/** Links to programs (DDE) and to objects (OLE) of workbooks, clicks in presentations, and declarations behind which words could hide. */
const RUN = /<(?:[\w.-]+:)?(?:ddelink|olelink)[\s/>]|\saction\s*=\s*["']\s*ppaction:\/\/(?:program|macro|ole)|<!(?:doctype|entity)/
/** The characters that stand as numbers. */
export const withCharacters = (text: string): string =>
  text.includes('&#')
    ? text.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/g, (_all, hex: string | undefined, decimal: string | undefined) => {
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
        return code < 0x80 ? String.fromCharCode(code).toLowerCase() : ' '
      })
    : text
export const isProgramOfOffice = (tag: string): boolean => RUN.test(tag)

const NAME = /^<(\/?)(?:[\w.-]+:)?([\w.-]+)/

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
  const add = (words: string) => {
    if ((instructions.at(-1)?.length ?? 0) < MOST_INSTRUCTION)
      instructions.push(`${instructions.pop() ?? ''}${words}`.replace(/\s+/g, ' ').slice(0, MOST_INSTRUCTION))
  }
  const look = (instruction: string) => {
    isRefused ||= runsOrFetches(instruction.trimStart())
  }
  return {
    text(words: string) {
      if (isInstruction) add(words)
    },
    tag(tag: string) {
      const [, closing, name] = NAME.exec(tag) ?? []
      if (name === 'instrtext' || name === 'delinstrtext') isInstruction = closing === '' && !tag.endsWith('/>')
      else if (name === 'fldsimple') look(attribute(tag, 'instr'))
      else if (name === 'fldchar') {
        const type = attribute(tag, 'fldchartype')
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
      return isRefused
    },
  }
}
/** DDE and LINK start programs; a text or a picture is fetched as soon as the document is opened, from wherever the instruction says. */
const runsOrFetches = (instruction: string): boolean => {
  if (/^(?:dde(?:auto)?|link)(?![\w-])/.test(instruction)) return true
  const [, words] = /^(?:include(?:text|picture)?|import)(?![\w-])([\s\S]*)$/.exec(instruction) ?? []
  if (words === undefined) return false
  const source = words.trimStart().replace(/^"/, '').replaceAll('\\\\', '\\')
  // What another field says is not known.
  return source === '' || /^(?:[\s"]|\\(?!\\))/.test(source) || REMOTE.test(source)
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
const attribute = (tag: string, name: keyof typeof ATTRIBUTES): string => {
  const [, double, single] = ATTRIBUTES[name].exec(tag) ?? []
  return withCharacters(double ?? single ?? '')
}
const attributeOf = (name: string) => new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
const ATTRIBUTES = {
  instr: attributeOf('instr'),
  fldchartype: attributeOf('fldchartype'),
  targetmode: attributeOf('targetmode'),
  type: attributeOf('type'),
  target: attributeOf('target'),
}

/** A longer tag or comment is in no part that Office writes: pictures may be in an attribute. */
const MOST_UNREAD = 4 * 1024 * 1024
/** A tag with characters that stand as numbers: to read them takes longer. */
const MOST_NUMBERED = 256 * 1024
/** Of a text: longer than a character that stands as a number. */
const KEPT = 16

/** Reads the markup of a part in pieces; `isRefused` is asked of each tag. */
export const createMarkupReader = (isRefused: (tag: string) => boolean) => {
  const fields = createFields()
  let unread = ''
  return {
    /** False: the part is refused. */
    read(piece: string): boolean {
      const isWithin = unread.startsWith('<') && !piece.includes('>')
      unread += piece
      if (isWithin) return unread.length <= MOST_UNREAD
      let at = 0
      TOKENS.lastIndex = 0
      for (let token = TOKENS.exec(unread); token; token = TOKENS.exec(unread)) {
        at = TOKENS.lastIndex
        const [, characters, tag, text] = token
        if (tag !== undefined) {
          if ((tag.length > MOST_NUMBERED && tag.includes('&#')) || isRefused(withCharacters(tag))) return false
          fields.tag(tag)
        } else fields.text(characters ?? withCharacters(text ?? ''))
      }
      const isText = at < unread.length && unread[at] !== '<'
      const end = isText ? Math.max(at, unread.length - KEPT) : at
      if (isText) fields.text(withCharacters(unread.slice(at, end)))
      unread = unread.slice(end)
      return unread.length <= MOST_UNREAD && !fields.isTooDeep()
    },
    /** Whether all of it was read, and may stay. */
    end: (): boolean => !unread.includes('<') && !fields.isRefused(),
  }
}

const RELATION = /<(?:[\w.-]+:)?relationship\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*>/g
/** What is opened with the document, without being asked for. */
const OPENED = /\/(?:attachedtemplate|frame|subdocument|package|image|mailmergesource|mailmergeheadersource)$/
/** On another computer: by a protocol, or by the name of a computer. A disk of one's own is none, nor what was part of a mail. */
const REMOTE = /^(?!file:|cid:|data:)[a-z][a-z\d+.-]+:|^(?:file:)?[\\/]{2}(?:[^\\/]|[\\/]{2})/

export const isRelatedToRemote = (relations: string): boolean =>
  [...relations.matchAll(RELATION)].some(
    ([tag]) =>
      attribute(tag, 'targetmode').trim() === 'external' &&
      OPENED.test(attribute(tag, 'type').trim()) &&
      REMOTE.test(attribute(tag, 'target').trim().replaceAll('%5c', '\\').replaceAll('%2f', '/')),
  )
