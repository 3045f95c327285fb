// The automatic numbers of Word: a paragraph's list, level and number. A list whose second level includes the number of the first
// (1.1), or has letters or Roman numerals in parentheses below numbers (1., (a), (i)), numbers legal paragraphs; any other is an ordinary list.
import { childOf, childrenOf, settingIn, type Xml } from './xml.ts'

export interface NumberedParagraph {
  /** Identifies the list, so that two consecutive lists stay separate. */
  readonly list: string
  /** 1 is the outermost. */
  readonly level: number
  readonly isBullet: boolean
  readonly count: number
  /** As Word draws it. */
  readonly marker: string
  /** The depth of a legal paragraph; null in an ordinary list. */
  readonly depth: number | null
}
/** To be called for each paragraph in the order of the text. Null if it has no number. */
type Numbering = (numbering: Xml | undefined) => NumberedParagraph | null

interface Level {
  readonly format: string
  readonly text: string
  readonly start: number
}
const DEEPEST = 9

export const createNumbering = (part: Xml | null): Numbering => {
  const abstract = new Map(childrenOf(part ?? undefined, 'w:abstractNum').map((one) => [one.attributes['w:abstractNumId'] ?? '', one]))
  const lists = new Map(
    childrenOf(part ?? undefined, 'w:num').map((list) => {
      const id = settingIn(list, 'w:abstractNumId') ?? ''
      const levels = new Map(childrenOf(abstract.get(id), 'w:lvl').map((level) => [Number(level.attributes['w:ilvl']), levelOf(level)]))
      const restarts = new Map<number, number>()
      for (const override of childrenOf(list, 'w:lvlOverride')) {
        const at = Number(override.attributes['w:ilvl'])
        const own = childOf(override, 'w:lvl')
        if (own) levels.set(at, levelOf(own))
        const start = settingIn(override, 'w:startOverride')
        if (start !== undefined) restarts.set(at, Number(start))
      }
      return [list.attributes['w:numId'] ?? '', { id, levels, restarts }]
    }),
  )
  /** Lists with the same abstract definition continue each other's numbers, unless one restarts. */
  const counts = new Map<string, (number | undefined)[]>()
  const met = new Set<string>()
  return (numbering) => {
    const list = settingIn(numbering, 'w:numId') ?? ''
    const known = lists.get(list)
    const at = Number(settingIn(numbering, 'w:ilvl') ?? 0)
    if (!known || list === '0' || !(at >= 0 && at < DEEPEST)) return null
    const level = known.levels.get(at) ?? { format: 'decimal', text: `%${at + 1}.`, start: 1 }
    // Every list of Word defines nine levels, of which the deeper ones are seldom used.
    const second = known.levels.get(1)
    const depth = /%1\D?%2/.test(second?.text ?? '')
      ? at + 1
      : known.levels.get(0)?.format === 'decimal' && second && isParenthesised(second)
        ? depthOf(level, at)
        : null
    if (level.format === 'none' && level.text === '') return null
    const count = counts.get(known.id) ?? []
    counts.set(known.id, count)
    // A restart applies at the first use of the list.
    const restart = met.has(`${list} ${at}`) ? undefined : known.restarts.get(at)
    met.add(`${list} ${at}`)
    count[at] = restart ?? (count[at] === undefined ? level.start : count[at] + 1)
    count.length = at + 1
    const number = count[at] ?? 1
    return {
      list: known.id,
      level: at + 1,
      isBullet: level.format === 'bullet',
      count: number,
      marker: level.format === 'bullet' ? '•' : markerOf(level.text, count, known.levels),
      depth: level.format === 'bullet' ? null : depth,
    }
  }
}

/** `(a)`, `(iv)`. */
const isParenthesised = ({ format, text }: Level): boolean => /^lower(Letter|Roman)$/.test(format) && /^\(%\d\)$/.test(text)
/** Depths of Ruta have one form each: 1., 1.1, (a), (i). */
const depthOf = ({ format }: Level, at: number): number =>
  format === 'lowerLetter' ? 3 : format === 'lowerRoman' ? 4 : Math.min(2, at + 1)

const levelOf = (level: Xml): Level => ({
  format: settingIn(level, 'w:numFmt') ?? 'decimal',
  text: settingIn(level, 'w:lvlText') ?? '',
  start: Number(settingIn(level, 'w:start') ?? 1) || 0,
})

const markerOf = (text: string, counts: readonly (number | undefined)[], levels: ReadonlyMap<number, Level>): string =>
  text.replace(/%([1-9])/g, (_, digit) => {
    const at = Number(digit) - 1
    return written(counts[at] ?? levels.get(at)?.start ?? 1, levels.get(at)?.format ?? 'decimal')
  })
const written = (count: number, format: string): string => {
  if (/^(lower|upper)Letter$/.test(format) && count > 0) {
    const letter = String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.min(4, Math.ceil(count / 26)))
    return format === 'upperLetter' ? letter.toUpperCase() : letter
  }
  if (/^(lower|upper)Roman$/.test(format) && count > 0 && count < 4_000) {
    const roman = romanOf(count)
    return format === 'lowerRoman' ? roman.toLowerCase() : roman
  }
  return String(count)
}
const ROMAN = { M: 1000, CM: 900, D: 500, CD: 400, C: 100, XC: 90, L: 50, XL: 40, X: 10, IX: 9, V: 5, IV: 4, I: 1 }
const romanOf = (count: number): string => {
  let [text, rest] = ['', count]
  for (const [letters, worth] of Object.entries(ROMAN)) for (; rest >= worth; rest -= worth) text += letters
  return text
}
