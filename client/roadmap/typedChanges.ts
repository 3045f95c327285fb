// Changes of items as they are typed into the command palette: "WG-014 due 15 Feb", "hecha", "asignar MX". Pure.
import { LANGUAGES, type Language } from '../../shared/bilingual.ts'
import { fold } from '../../shared/foldAccents.ts'
import { type ItemChange, puttingOf, settingOf } from '../../shared/roadmap/changeItems.ts'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import type { Day, Item } from '../../shared/roadmap/model.ts'
import { type DayReader, readTypedDay } from '../dates/typedDay.ts'
import type { FacetChoice, Offering } from '../item/facets/facet.ts'
import { facetOf } from '../item/facets/facets.ts'

export interface TypedChange {
  readonly field: TypedField
  /** In the reader's language: `15 Feb 2027`, `Done`. */
  readonly value: string
  readonly items: readonly Item[]
  readonly changes: readonly ItemChange[]
  /** Items or the field are named: it is meant as a change, and not as words to search for. */
  readonly isNamed: boolean
}

export interface TypedAround {
  readonly words: Offering
  /** What is changed when no number is typed: the selection, the focused item or the one in the panel. */
  readonly targets: readonly Item[]
  readonly reader: DayReader
  readonly day: (day: Day) => string
}

/** Fields in the order in which their changes are offered, with verbs of both languages besides their names. */
const VERBS = {
  status: ['mark', 'set', 'marcar', 'poner'],
  due: ['by', 'until', 'date', 'para', 'hasta', 'plazo', 'fecha', 'vencimiento'],
  lead: ['assign', 'asignar', 'leads', 'encargar'],
  people: ['assign', 'asignar', 'person', 'persona', 'responsible', 'responsable'],
  stream: ['move', 'mover', 'linea'],
  progress: ['set', 'poner'],
  priority: ['set', 'poner'],
} as const satisfies Partial<Record<keyof Item, readonly string[]>>
type TypedField = keyof typeof VERBS
const TYPED_FIELDS = Object.keys(VERBS) as readonly TypedField[]

/** Without a number or the name of a field, fewer letters are more likely the beginning of something else. */
const LEAST_LETTERS = 3
const MOST = 6

/** Empty where what was typed is no change of any item, or of none that would differ. */
export const typedChanges = (query: string, around: TypedAround): readonly TypedChange[] => {
  const { items, rest } = typedNumbers(query, around.words.items())
  const targets = (items.length > 0 ? items : around.targets).filter(({ archived }) => !archived)
  if (targets.length === 0) return []
  return TYPED_FIELDS.flatMap((field) => {
    const value = rest.filter((word) => !isNameOf(field, word))
    const isNamed = items.length > 0 || value.length < rest.length
    const isMeant = isNamed ? rest.length > 0 : value.join('').length >= LEAST_LETTERS && (field !== 'due' || /\d/.test(query))
    return isMeant ? changesOf(field, value, targets, around).map((change) => ({ ...change, field, isNamed })) : []
  })
    .toSorted((a, b) => Number(b.isNamed) - Number(a.isNamed))
    .slice(0, MOST)
}

/** The items whose numbers were typed, and the other words, folded. `WG-014` is also found as `wg14`. */
export const typedNumbers = (query: string, items: readonly Item[]) => {
  const words = fold(query).split(/\s+/).filter(Boolean)
  const byNumber = new Map(items.map((item) => [compact(fold(item.code)), item]))
  const found = words.map((word) => byNumber.get(compact(word)))
  return {
    items: [...new Set(found.filter((item) => item !== undefined))],
    rest: words.filter((_, at) => found[at] === undefined),
  }
}
const compact = (code: string): string => code.replace(/^(\D+?)[-–]?0*(\d+),?$/, '$1$2')

const isNameOf = (field: TypedField, word: string): boolean =>
  (VERBS[field] as readonly string[]).includes(word) ||
  LANGUAGES.some((language) => fold(FIELDS[field].label[language]).split(' ').includes(word))

type Change = Pick<TypedChange, 'value' | 'items' | 'changes'>
const changesOf = (field: TypedField, value: readonly string[], items: readonly Item[], around: TypedAround): readonly Change[] => {
  if (field === 'due') return dueOf(value.join(' '), items, around)
  if (field === 'people') return value.length === 0 ? [] : peopleOf(value, items, around)
  return choicesOf(field, value, items, around)
}

const dueOf = (typed: string, items: readonly Item[], { reader, day }: TypedAround): readonly Change[] => {
  const read = typed === '' ? null : readTypedDay(typed, reader)
  return [read?.day, read?.other].flatMap((to) => {
    const others = to ? items.filter(({ due }) => due !== to) : []
    return to && others.length > 0
      ? [{ value: day(to), items: others, changes: others.map(({ id }) => ({ id, set: 'due', to }) as const) }]
      : []
  })
}

const choicesOf = (
  field: Exclude<TypedField, 'due' | 'people'>,
  value: readonly string[],
  items: readonly Item[],
  { words }: TypedAround,
): readonly Change[] => {
  const choicesIn = (language: Language): readonly FacetChoice[] => facetOf(field).choices?.(field, { ...words, language }) ?? []
  const named = Map.groupBy(LANGUAGES.flatMap(choicesIn), (choice) => choice.value)
  return choicesIn(words.language).flatMap((choice) => {
    const change = settingOf(field, choice.value)
    const names = (named.get(choice.value) ?? []).flatMap(({ label, short = '' }) => [label, short])
    if (!change || choice.isGone || choice.value === null || !isCalled(names, value)) return []
    const able = items.filter((item) => item[field] !== choice.value && (choice.may?.(item) ?? true))
    return able.length > 0 ? [{ value: choice.label, items: able, changes: able.map(({ id }) => ({ id, ...change })) }] : []
  })
}

/** A person is added to those of the item. */
const peopleOf = (value: readonly string[], items: readonly Item[], { words: { context } }: TypedAround): readonly Change[] =>
  context.members().flatMap(({ account, name }) => {
    if (!isCalled([name], value)) return []
    const others = items.filter(({ people }) => !people.includes(account))
    const changes = others.flatMap(({ id, people }) => {
      const change = puttingOf('people', [...people, account])
      return change ? [{ id, ...change }] : []
    })
    return changes.length > 0 ? [{ value: name, items: others, changes }] : []
  })

/** Each word begins a word of one of the names. */
const isCalled = (names: readonly string[], words: readonly string[]): boolean => {
  const parts = names.flatMap((name) => fold(name).split(/[^\p{L}\p{N}%]+/u))
  return words.every((word) => parts.some((part) => part.startsWith(word)))
}
