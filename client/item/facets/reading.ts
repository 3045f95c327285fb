// Parses a pasted cell into a change of its field, or an error. Nothing is guessed: ambiguous values are reported. Pure.
import { type FieldChange, puttingOf, settingOf } from '../../../shared/roadmap/changeItems.ts'
import type { SetKey, SettableKey } from '../../../shared/roadmap/fields.ts'
import type { OwnFieldKey } from '../../../shared/roadmap/ownKeys.ts'
import type { Messages } from '../../base/messages/catalogue.ts'
import type { NamedId } from './names.ts'

/** Each has a message. */
export type ReadingTrouble = keyof Messages['paste']['why']
/** The part of a value that was not understood, while the rest was. */
interface ReadingLeft {
  readonly why: ReadingTrouble
  readonly part: string
}
export type CellReading =
  | { readonly ok: true; readonly change: FieldChange; readonly left?: ReadingLeft }
  /** Not applicable: users cannot set the field, or it cannot be empty. */
  | { readonly ok: true; readonly change: null; readonly left?: undefined }
  | { readonly ok: false; readonly why: ReadingTrouble; readonly part: string }

export const changeTo = (change: FieldChange): CellReading => ({ ok: true, change })
export const STAYS: CellReading = { ok: true, change: null }
export const bad = (why: ReadingTrouble, part: string): CellReading => ({ ok: false, why, part })
/** `why`: the reason, if the field does not accept the value. */
export const setRead = (field: SettableKey | OwnFieldKey, to: unknown, why: ReadingTrouble = 'choice'): CellReading => {
  const change = settingOf(field, to)
  return change ? changeTo(change) : bad(why, String(to))
}
export const putMembers = (field: SetKey, members: readonly unknown[]): CellReading => {
  const change = puttingOf(field, members)
  return change ? changeTo(change) : bad('unknown', members.join(SET_SEPARATOR))
}

export const one = <Id>(text: string, named: NamedId<Id>, made: (id: Id | null) => CellReading): CellReading => {
  if (text === '' || /^[-–—]$/.test(text)) return made(null)
  const found = named.find(text)
  if (found === 'several') return bad('several', text)
  return found === null ? bad('unknown', text) : made(found)
}

/** Maximum length of a name. Whole paragraphs are pasted too, and must not be split in every possible way. */
const MOST_WORDS = 10
/** More parts are a paragraph, and no list of names. */
const MOST_NAMES = 30
const BETWEEN_NAMES = /(\s*[,/&+]\s*|\s+(?:y|e|and)\s+)/i

export interface NamesFound<Id> {
  readonly ids: readonly Id[]
  /** The names, as written. */
  readonly written: readonly string[]
  /** What is no name in the group, or one of several. */
  readonly left: readonly { readonly why: 'unknown' | 'several'; readonly part: string }[]
}
/** Separated by semicolons; by commas, slashes and *and* too, unless a name contains one. */
export const readNames = <Id>(text: string, named: Pick<NamedId<Id>, 'find'>): NamesFound<Id> => {
  const ids: Id[] = []
  const written: string[] = []
  const left: NamesFound<Id>['left'][number][] = []
  for (const part of parts(text, /[;·|]/)) {
    // Names, and what is between them.
    const words = part.split(BETWEEN_NAMES)
    let at = 0
    while (at < words.length) {
      let found: Id | 'several' | null = null
      let end = Math.min(words.length, at + 2 * MOST_WORDS - 1)
      for (; end > at && found === null; end -= 2) found = named.find(words.slice(at, end).join(''))
      const name = (words[at] ?? part).trim()
      if (found === null || found === 'several') {
        if (name !== '') left.push({ why: found === null ? 'unknown' : 'several', part: name })
        if (words.length > 2 * MOST_NAMES) return { ids: [], written: [], left }
        at += 2
        continue
      }
      ids.push(found)
      written.push(
        words
          .slice(at, end + 2)
          .join('')
          .trim(),
      )
      at = end + 2 + 1
    }
  }
  return { ids: [...new Set(ids)], written, left }
}
/** Names that are not known do not drop the others: they are named, and stay out. */
export const several = <Id>(text: string, named: NamedId<Id>, made: (ids: readonly Id[]) => CellReading): CellReading => {
  const { ids, left } = readNames(text, named)
  const [first] = left
  if (!first) return made(ids)
  if (ids.length === 0) return bad(first.why, first.part)
  const known = made(ids)
  return known.ok && known.change ? { ...known, left: { why: first.why, part: left.map(({ part }) => part).join(SET_SEPARATOR) } } : known
}

export const parts = (text: string, between: RegExp): readonly string[] =>
  text
    .split(between)
    .map((part) => part.trim())
    .filter(Boolean)

/** Separator between the members of a set, as they are copied. */
export const SET_SEPARATOR = '; '
