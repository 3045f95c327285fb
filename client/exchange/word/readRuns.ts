// Reads the runs of a paragraph: formatting, links, fields and notes; and collects the text that comments refer to.
import type { Language } from '../../../shared/bilingual.ts'
import { isHref } from '../../../shared/editor/richText.ts'
import { equationIn } from './equation.ts'
import type { DocxRun, Loss } from './model.ts'
import type { Relationship } from './parts.ts'
import { isCrossReference, linkIn, symbolOf } from './runs.ts'
import type { StyleSheet } from './styles.ts'
import { changeOf, type Tracked, type WordChange } from './tracked.ts'
import { childOf, childrenOf, elementsIn, findAll, isOn, isPicture, settingIn, type Xml, xmlWords } from './xml.ts'

export type Relationships = ReadonlyMap<string, Relationship>
type Look = Pick<DocxRun, 'bold' | 'italic' | 'underline' | 'strike' | 'language' | 'isRaised'>
/** Target of the runs, and their context. */
interface Reading {
  readonly runs: DocxRun[]
  readonly links: Relationships
  readonly paragraph: Xml | undefined
  href: string | null
  /** The instruction of a field (`w:instrText`), and its result. */
  readonly fields: { instruction: string; isShown: boolean; before: string | null; from: number; known: number }[]
  /** The words of cross-references. */
  readonly references: string[]
  /** Text boxes follow the paragraph that they are anchored to. */
  readonly boxes: Xml[]
  readonly inNote: boolean
}
export const emptyReading = (links: Relationships, paragraph?: Xml, inNote = false): Reading => ({
  runs: [],
  links,
  paragraph,
  href: null,
  fields: [],
  references: [],
  boxes: [],
  inNote,
})

/** What a text cannot represent, counted. */
type Losses = Record<Loss, number>

interface Around {
  readonly styles: StyleSheet
  readonly tracked: Tracked
  readonly losses: Losses
  /** The name of the note of a reference; null if there is none. */
  readonly noteOf: (reference: Xml) => string | null
}
interface RunReader {
  readonly readInline: (parent: Xml, reading: Reading, change: WordChange | null) => void
  /** The text that each open comment refers to. */
  readonly about: ReadonlyMap<string, string>
}

export const createRunReader = ({ styles, tracked, losses, noteOf }: Around): RunReader => {
  const about = new Map<string, string>()
  const open = new Set<string>()

  const lookOf = createLooks(styles)
  const put = (text: string, look: Look, reading: Reading, note: string | null = null) => {
    for (const comment of open) about.set(comment, `${about.get(comment) ?? ''}${text}`.slice(0, 300))
    if (text === '' && note === null) return
    const isLink = reading.href !== null
    reading.runs.push({ ...look, underline: look.underline && !isLink, text, href: reading.href, note })
  }
  const readRun = (run: Xml, reading: Reading, change: WordChange | null): void => {
    const properties = childOf(run, 'w:rPr')
    if (isOn(properties, 'w:vanish') === true) {
      losses.hidden += xmlWords(run) === '' ? 0 : 1
      return
    }
    const look = lookOf(properties, reading)
    const isIn = change === null || tracked.counts(change.type)
    const say = (text: string) => {
      if (change) tracked.record(change, text)
      if (isIn) put(text, look, reading)
    }
    const isInstruction = reading.fields.some(({ isShown }) => !isShown)
    for (const part of elementsIn(run)) {
      switch (part.name) {
        case 'w:t':
        case 'w:delText':
          if (!isInstruction) say(xmlWords(part))
          break
        case 'w:tab':
        case 'w:ptab':
          say('\t')
          break
        case 'w:br':
        case 'w:cr':
          if (!/^(page|column)$/.test(part.attributes['w:type'] ?? '')) say('\n')
          break
        case 'w:noBreakHyphen':
          say('\u2011')
          break
        case 'w:sym':
          say(symbolOf(part.attributes['w:char'] ?? ''))
          break
        case 'w:instrText': {
          const field = reading.fields.at(-1)
          if (field) field.instruction += xmlWords(part)
          break
        }
        case 'w:fldChar':
          readField(part.attributes['w:fldCharType'] ?? '', reading, losses)
          break
        case 'w:footnoteReference':
        case 'w:endnoteReference':
          if (isIn && !reading.inNote) refer(part, look, reading)
          break
        default:
          readObject(part, reading, losses)
      }
    }
  }
  const refer = (part: Xml, look: Look, reading: Reading): void => {
    const name = noteOf(part)
    if (name !== null) put('', { ...look, isRaised: false }, reading, name)
  }
  const readInline = (parent: Xml, reading: Reading, change: WordChange | null): void => {
    for (const part of elementsIn(parent)) {
      switch (part.name) {
        case 'w:r':
          readRun(part, reading, change)
          break
        case 'w:ins':
        case 'w:moveTo':
          readInline(part, reading, changeOf('inserted', part))
          break
        case 'w:del':
        case 'w:moveFrom':
          readInline(part, reading, changeOf('deleted', part))
          break
        case 'w:hyperlink':
        case 'w:fldSimple': {
          const [before, from, known] = [reading.href, reading.runs.length, reading.references.length]
          const target = targetOf(part, reading)
          if (target !== null) reading.href = hrefOf(target, losses)
          readInline(part, reading, change)
          reading.href = before
          if (target === null && isInside(part)) addReference(reading, from, known)
          break
        }
        case 'w:commentRangeStart':
          open.add(part.attributes['w:id'] ?? '')
          break
        case 'w:commentRangeEnd':
          open.delete(part.attributes['w:id'] ?? '')
          break
        case 'm:oMath':
        case 'm:oMathPara':
          losses.equations += 1
          put(equationIn(part), lookOf(undefined, reading), reading)
          break
        case 'mc:AlternateContent':
          readInline(childOf(part, 'mc:Choice') ?? childOf(part, 'mc:Fallback') ?? part, reading, change)
          break
        case 'w:sdt':
          readInline(childOf(part, 'w:sdtContent') ?? part, reading, change)
          break
        case 'w:smartTag':
        case 'w:customXml':
        case 'w:dir':
        case 'w:bdo':
          readInline(part, reading, change)
          break
      }
    }
  }

  return { readInline, about }
}

/** How a run looks, by its own properties and by its styles. */
const createLooks =
  (styles: StyleSheet) =>
  (properties: Xml | undefined, reading: Reading): Look => {
    const style = settingIn(properties, 'w:rStyle')
    const says = (what: string) => isOn(properties, what) ?? styles.charactersSay(style, what) ?? false
    const underline = childOf(properties, 'w:u')
    return {
      bold: says('w:b'),
      italic: says('w:i'),
      strike: says('w:strike') || says('w:dstrike'),
      underline: underline ? !/^none$/.test(underline.attributes['w:val'] ?? 'none') : styles.charactersSay(style, 'w:u') === true,
      isRaised: settingIn(properties, 'w:vertAlign') === 'superscript',
      language: inLanguage(childOf(properties, 'w:lang')?.attributes['w:val'] ?? styles.languageOf(reading.paragraph)),
    }
  }

/** The parts of a field: its instruction, then its result. */
const readField = (type: string, reading: Reading, losses: Losses): void => {
  const field = reading.fields.at(-1)
  if (type === 'begin') reading.fields.push({ instruction: '', isShown: false, before: reading.href, from: 0, known: 0 })
  else if (type === 'separate' && field) {
    field.isShown = true
    field.from = reading.runs.length
    field.known = reading.references.length
    const target = linkIn(field.instruction)
    if (target !== null) reading.href = hrefOf(target, losses)
  } else if (type === 'end' && field) {
    reading.href = field.before
    reading.fields.pop()
    if (field.isShown && isCrossReference(field.instruction)) addReference(reading, field.from, field.known)
  }
}

/** Pictures and other drawings: counted, except for text in them. */
const readObject = (part: Xml, reading: Reading, losses: Losses): void => {
  if (part.name === 'mc:AlternateContent') {
    const [choice] = [...childrenOf(part, 'mc:Choice'), ...childrenOf(part, 'mc:Fallback')]
    for (const one of elementsIn(choice)) readObject(one, reading, losses)
    return
  }
  if (!/^w:(drawing|pict|object)$/.test(part.name)) return
  const boxes = findAll(part, 'w:txbxContent')
  reading.boxes.push(...boxes)
  losses.textBoxes += boxes.length
  if (boxes.length > 0) return
  losses[part.name === 'w:object' ? 'objects' : isPicture(part) ? 'images' : 'objects'] += 1
}

/** Null: no external target. */
const targetOf = ({ name, attributes }: Xml, { links }: Reading): string | null => {
  if (name === 'w:fldSimple') return linkIn(attributes['w:instr'] ?? '')
  const target = links.get(attributes['r:id'] ?? '')
  return target?.isOutside ? target.target : null
}
/** Whether a link without an external target, or a field, refers to another place in the document. */
const isInside = ({ name, attributes }: Xml): boolean => name === 'w:hyperlink' || isCrossReference(attributes['w:instr'] ?? '')
/** The words since this run; a number alone with the word before it. Word writes a field of the same reference inside a link: only the link counts. */
const addReference = ({ runs, references }: Reading, from: number, known: number): void => {
  references.length = known
  const textOf = (some: readonly DocxRun[]) =>
    some
      .map(({ text }) => text)
      .join('')
      .replace(/\s+/g, ' ')
      .trim()
  const words = textOf(runs.slice(from))
  if (words === '') return
  const isNumber = !/\p{L}{3}/u.test(words.replaceAll(ROMAN, ''))
  const before = isNumber ? (textOf(runs.slice(0, from)).split(' ').at(-1) ?? '').replace(/^[^\p{L}\p{N}]+/u, '') : ''
  references.push(`${before} ${words}`.trim().slice(0, LONGEST_REFERENCE))
}
const ROMAN = /(?<!\p{L})[ivxlcdm]+(?!\p{L})/giu
const LONGEST_REFERENCE = 200
const hrefOf = (target: string, losses: Losses): string | null => {
  const href = target.trim()
  if (isHref(href)) return href
  losses.badLinks += 1
  return null
}

const inLanguage = (code: string | undefined): Language | null =>
  /^es\b/i.test(code ?? '') ? 'es' : /^en\b/i.test(code ?? '') ? 'en' : null
