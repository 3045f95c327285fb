// A pasted cell as a change of its field, in the words of either language; or why it is none. Nothing is guessed: what nobody can be sure
// of is said. Pure.
import { LANGUAGES } from '../../../shared/bilingual.ts'
import type { FieldChange } from '../../../shared/roadmap/changeItems.ts'
import { type FieldKey, MAX_LABEL } from '../../../shared/roadmap/fields.ts'
import { CHOICE_LABELS, RECURRENCE_LABELS, recurrenceText } from '../../../shared/roadmap/labels.ts'
import { type Dependency, KINDS, PRIORITIES, PROGRESS, type Recurrence, STAGES, STATUSES } from '../../../shared/roadmap/model.ts'
import { readDay } from './dayText.ts'
import { keyOf, type Named, type Names } from './names.ts'

export type Trouble = 'date' | 'choice' | 'unknown' | 'several' | 'long'
export type CellReading =
  | { readonly ok: true; readonly change: FieldChange }
  /** Nothing to do: the field is not for people to set, or cannot be empty. */
  | { readonly ok: true; readonly change: null }
  | { readonly ok: false; readonly why: Trouble; readonly part: string }

const change = (made: FieldChange): CellReading => ({ ok: true, change: made })
const STAYS: CellReading = { ok: true, change: null }
const bad = (why: Trouble, part: string): CellReading => ({ ok: false, why, part })

export const readCell = (field: FieldKey, written: string, names: Names): CellReading => {
  const text = written.replace(/\s+/g, ' ').trim()
  switch (field) {
    case 'title':
      return text === '' ? STAYS : change({ title: names.language, to: text })
    case 'kind':
      return choice(text, KINDS, CHOICE_LABELS.kind, (to) => change({ set: field, to }))
    case 'status':
      return choice(text, STATUSES, CHOICE_LABELS.status, (to) => change({ set: field, to }))
    case 'progress':
      return choice(text, PROGRESS, CHOICE_LABELS.progress, (to) => change({ set: field, to }))
    case 'stage':
      return text === '' ? change({ set: field, to: null }) : choice(text, STAGES, CHOICE_LABELS.stage, (to) => change({ set: field, to }))
    case 'priority':
      return text === ''
        ? change({ set: field, to: 0 })
        : choice(text, PRIORITIES, CHOICE_LABELS.priority, (to) => change({ set: field, to }))
    case 'stream':
      return one(text, names.streams, (to) => change({ set: field, to }))
    case 'lead':
      return one(text, names.delegations, (to) => change({ set: field, to }))
    case 'parent':
      return one(text, names.items, (to) => change({ set: field, to }))
    case 'coDelegations':
      return several(text, names.delegations, (members) => change({ put: field, members }))
    case 'agencies':
      return several(text, names.agencies, (members) => change({ put: field, members }))
    case 'people':
      return several(text, names.people, (members) => change({ put: field, members }))
    case 'labels': {
      const members = [...new Set(parts(text, /[;,]/))]
      const long = members.find((label) => label.length > MAX_LABEL)
      return long === undefined ? change({ put: field, members }) : bad('long', long)
    }
    case 'dependsOn':
      return dependencies(text, names)
    case 'start':
    case 'due': {
      const day = text === '' ? null : readDay(text, names)
      return text !== '' && day === null ? bad('date', text) : change({ set: field, to: day })
    }
    case 'recurs': {
      const found = RECURRENCES.get(keyOf(text))
      return found ? change({ set: field, to: found }) : bad('choice', text)
    }
    case 'number':
    case 'originalDue':
    case 'description':
    case 'checklist':
    case 'origin':
    case 'marking':
    case 'order':
    case 'archived':
      return STAYS
  }
}

type Words<Value extends string | number> = Readonly<Record<Value, { readonly es: string; readonly en: string }>>
const choice = <Value extends string | number>(
  text: string,
  options: readonly Value[],
  words: Words<Value>,
  made: (value: Value) => CellReading,
): CellReading => {
  if (text === '') return STAYS
  const key = keyOf(text)
  const found = options.find(
    (option) => key === keyOf(String(option)) || LANGUAGES.some((language) => key === keyOf(words[option][language])),
  )
  return found === undefined ? bad('choice', text) : made(found)
}

const one = <Id>(text: string, named: Named<Id>, made: (id: Id | null) => CellReading): CellReading => {
  if (text === '' || /^[-–—]$/.test(text)) return made(null)
  const found = named.find(text)
  if (found === 'several') return bad('several', text)
  return found === null ? bad('unknown', text) : made(found)
}

/** That one name may hold. Whole paragraphs are pasted too, and must not be tried in every way in which they could be names. */
const MOST_COMMAS = 9
/** Between semicolons; between commas too, unless a name holds one. */
const several = <Id>(text: string, named: Named<Id>, made: (ids: readonly Id[]) => CellReading): CellReading => {
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

const parts = (text: string, between: RegExp): readonly string[] =>
  text
    .split(between)
    .map((part) => part.trim())
    .filter(Boolean)

/** `WG-014`, `WG-014 SS`, `WG-014 FS +3`. */
const dependencies = (text: string, names: Names): CellReading => {
  const found = new Map<string, Dependency>()
  for (const part of parts(text, /[;,]/)) {
    const [, name = part, type, lag] = /^(.*?)(?:\s+(FS|SS))?(?:\s+([+−-]\s*\d{1,4})\s*d?)?$/i.exec(part) ?? []
    const item = names.items.find(name)
    if (item === null || item === 'several') return bad(item === null ? 'unknown' : 'several', name)
    found.set(item, { item, type: type?.toUpperCase() === 'SS' ? 'SS' : 'FS', lag: Number(lag?.replace('−', '-').replace(/\s/g, '') ?? 0) })
  }
  return change({ dependsOn: [...found.values()] })
}

const MOST_MONTHS = 24
const RECURRENCES: ReadonlyMap<string, Recurrence> = new Map(
  LANGUAGES.flatMap((language) => [
    ['', { every: 'none', months: 1 }] as const,
    [keyOf(RECURRENCE_LABELS.none[language]), { every: 'none', months: 1 }] as const,
    [keyOf(RECURRENCE_LABELS.eachSession[language]), { every: 'eachSession', months: 1 }] as const,
    ...Array.from({ length: MOST_MONTHS }, (_, at) => {
      const recurs: Recurrence = { every: 'everyMonths', months: at + 1 }
      return [keyOf(recurrenceText(recurs, language)), recurs] as const
    }),
  ]),
)
