// Parses a pasted cell into a change of its field, or an error. Nothing is guessed: ambiguous values are reported. Pure.
import { type FieldChange, puttingOf, settingOf } from '../../../shared/roadmap/changeItems.ts'
import type { SetKey, SettableKey } from '../../../shared/roadmap/fields.ts'
import type { Messages } from '../../base/messages/catalogue.ts'
import type { NamedId } from './names.ts'

/** Each has a message. */
export type ReadingTrouble = keyof Messages['paste']['why']
export type CellReading =
  | { readonly ok: true; readonly change: FieldChange }
  /** Not applicable: users cannot set the field, or it cannot be empty. */
  | { readonly ok: true; readonly change: null }
  | { readonly ok: false; readonly why: ReadingTrouble; readonly part: string }

export const changeTo = (change: FieldChange): CellReading => ({ ok: true, change })
export const STAYS: CellReading = { ok: true, change: null }
export const bad = (why: ReadingTrouble, part: string): CellReading => ({ ok: false, why, part })
/** `why`: the reason, if the field does not accept the value. */
export const setRead = (field: SettableKey, to: unknown, why: ReadingTrouble = 'choice'): CellReading => {
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
const MOST_COMMAS = 9
/** Separated by semicolons; by commas too, unless a name contains one. */
export const several = <Id>(text: string, named: NamedId<Id>, made: (ids: readonly Id[]) => CellReading): CellReading => {
  const ids: Id[] = []
  for (const part of parts(text, /[;·|]/)) {
    const words = part.split(',')
    let at = 0
    while (at < words.length) {
      let found: Id | 'several' | null = null
      let end = Math.min(words.length, at + MOST_COMMAS + 1)
      for (; end > at && found === null; end -= 1) found = named.find(words.slice(at, end).join(','))
      if (found === null || found === 'several') return bad(found === null ? 'unknown' : 'several', (words[at] ?? part).trim())
      ids.push(found)
      at = end + 1
    }
  }
  return made([...new Set(ids)])
}

export const parts = (text: string, between: RegExp): readonly string[] =>
  text
    .split(between)
    .map((part) => part.trim())
    .filter(Boolean)

/** Separator between the members of a set, as they are copied. */
export const SET_SEPARATOR = '; '
