// The filter of items: search words, quick filters (chosen with one press), and conditions combined with and/or. A quick filter matches an
// item that has any of its values, and all quick filters must match.

import { fold } from '../foldAccents.ts'
import type { FieldKey } from '../roadmap/fields.ts'
import type { Item } from '../roadmap/model.ts'
import type { OwnRows } from '../roadmap/ownRows.ts'
import { conditionTest } from './holds.ts'
import type { ViewReader } from './rule.ts'
import { type SubjectKey, subjectOf } from './subjects.ts'
import { asksFor, type Condition, type Conditions, NOWHERE } from './where.ts'

/** In the order of their chips. */
export const QUICK_KEYS = ['status', 'delegation', 'stream'] as const satisfies readonly SubjectKey[]
export type QuickKey = (typeof QUICK_KEYS)[number]
/** The field whose values each quick filter offers, and whether items without a value can be chosen. */
export const QUICK: Readonly<Record<QuickKey, { readonly field: FieldKey; readonly orNone: boolean }>> = {
  status: { field: 'status', orNone: false },
  delegation: { field: 'lead', orNone: false },
  stream: { field: 'stream', orNone: true },
}

export const eachQuick = <Value>(of: (subject: QuickKey) => Value): Readonly<Record<QuickKey, Value>> => ({
  status: of('status'),
  delegation: of('delegation'),
  stream: of('stream'),
})

export type Archived = 'no' | 'yes' | 'all'
/** The values chosen in each quick filter; null stands for items without a value. */
export interface PlanFilter extends Readonly<Record<QuickKey, readonly (string | null)[]>> {
  readonly text: string
  /** `no` is ignored when the conditions themselves ask for archived items. */
  readonly archived: Archived
  readonly where: Conditions
}
export const NO_PLAN_FILTER: PlanFilter = { text: '', ...eachQuick(() => []), archived: 'no', where: NOWHERE }

/** In the order in which the values are offered, if there is one. */
export const quickValues = (subject: QuickKey, values: readonly (string | null)[]): readonly (string | null)[] =>
  subjectOf(subject).options?.filter((value) => values.includes(value)) ?? values

/** The quick filters, written as conditions. */
export const quickWhere = (filter: PlanFilter): Conditions => {
  const isAsked = filter.archived === 'no' && asksFor(filter.where, 'archived')
  const archived: readonly Condition[] =
    filter.archived === 'all' || isAsked ? [] : [{ subject: 'archived', op: filter.archived, values: [] }]
  const others = QUICK_KEYS.map((subject): readonly Condition[] => {
    const values = filter[subject].filter((value) => value !== null)
    return [
      ...(values.length > 0 ? [{ subject, op: 'any', values } as const] : []),
      ...(values.length < filter[subject].length ? [{ subject, op: 'empty', values: [] } as const] : []),
    ]
  })
  return { mode: 'all', groups: [archived, ...others].filter((group) => group.length > 0) }
}

/** Reads only the fields that the filter uses, so that changes of other fields do not run it again. */
export const matcher = (filter: PlanFilter, reader: ViewReader): ((item: Item) => boolean) => {
  const words = fold(filter.text).split(/\s+/).filter(Boolean)
  const tests = [conditionTest(quickWhere(filter), reader), conditionTest(filter.where, reader)]
  if (words.length > 0) {
    const own = ownWordsOf(reader.own())
    tests.push((item) => hasWords(item, words, own))
  }
  return (item) => tests.every((holds) => holds(item))
}

type OwnWords = (item: Item) => string

const hasWords = (item: Item, words: readonly string[], own: OwnWords): boolean => {
  const titles = fold(`${item.code} ${item.title.es} ${item.title.en}`)
  const missing = words.filter((word) => !titles.includes(word))
  if (missing.length === 0) return true
  const rest = fold(`${item.description.es} ${item.description.en} ${item.labels.join(' ')}`)
  const unsaid = missing.filter((word) => !rest.includes(word))
  return unsaid.length === 0 || unsaid.every((word) => own(item).includes(word))
}

const NO_WORDS: OwnWords = () => ''
/** Of each item, which is another object once it has changed, as long as the fields are the same: typing a word searches all items at each letter. */
const KEPT = new WeakMap<OwnRows, WeakMap<Item, string>>()
/** What stands in own fields as words, folded; choices by their names. */
const ownWordsOf = (rows: OwnRows): OwnWords => {
  if (rows.keys.length === 0) return NO_WORDS
  const kept = KEPT.get(rows) ?? new WeakMap<Item, string>()
  KEPT.set(rows, kept)
  const fields = rows.keys.map((key) => ({ key, words: rows.row(key).words }))
  const said = (one: unknown, words: (typeof fields)[number]['words']): string => {
    const named = words?.[String(one)]
    return named ? `${named.es} ${named.en}` : String(one)
  }
  const read: OwnWords = (item) => {
    let all = ''
    for (const { key, words } of fields) {
      const value = item[key]
      if (Array.isArray(value)) for (const one of value) all += `${said(one, words)} `
      else if (value !== undefined && value !== null) all += `${said(value, words)} `
    }
    return fold(all)
  }
  return (item) => {
    const before = kept.get(item)
    if (before !== undefined) return before
    const words = read(item)
    kept.set(item, words)
    return words
  }
}

export const isPlanFiltered = (filter: PlanFilter): boolean =>
  filter.text.trim() !== '' ||
  QUICK_KEYS.some((subject) => filter[subject].length > 0) ||
  filter.archived !== 'no' ||
  filter.where.groups.length > 0

/** The list with `value` added, or removed if it was present. */
export const toggledValue = <T>(list: readonly T[], value: T): readonly T[] =>
  list.includes(value) ? list.filter((one) => one !== value) : [...list, value]
