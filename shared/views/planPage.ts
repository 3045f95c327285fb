// The items of a plan that a view shows, in its order, in pages: for programs, as the screens show them.
import type { Language } from '../bilingual.ts'
import { compareText } from '../counts.ts'
import type { AccountId, AgencyId, DelegationId, ItemId } from '../ids.ts'
import type { Confirmations } from '../pairs/confirmations.ts'
import type { Day, Item, RoadMap } from '../roadmap/model.ts'
import { isOwnKey } from '../roadmap/ownKeys.ts'
import { createOwnRows } from '../roadmap/ownRows.ts'
import { matcher, type PlanFilter, QUICK_KEYS } from './filter.ts'
import type { FilterParameter } from './filterQuery.ts'
import type { SortNames, ViewReader } from './rule.ts'
import { type Sort, sorter, sortLevels } from './sort.ts'
import { type SubjectKey, subjectOf } from './subjects.ts'

type Names = Readonly<Record<string, string>>
/** Who asks, and what ids are called in the group; plain data, for another thread. */
export interface PageReader {
  readonly language: Language
  readonly today: Day
  readonly account: AccountId
  readonly delegation: DelegationId | null
  readonly agency: AgencyId | null
  readonly delegations: Names
  readonly agencies: Names
  readonly people: Names
}
export interface PlanPageQuery {
  readonly filter: PlanFilter
  readonly sort: Sort
  /** Null: all of them. */
  readonly limit: number | null
  /** The last item of the page before. */
  readonly after: ItemId | null
  readonly reader: PageReader
}
export interface PlanPage {
  readonly items: readonly Item[]
  /** The last item, if there are more. */
  readonly last: ItemId | null
}

export const planPage = (plan: RoadMap, { filter, sort, limit, after, reader }: PlanPageQuery, confirmed: Confirmations): PlanPage => {
  const items = new Map(plan.items.map((item) => [item.id, item]))
  const own = createOwnRows(plan.fields)
  const places = new Map(plan.streams.map(({ id }, place) => [id, place]))
  const names: SortNames = {
    language: reader.language,
    compareText: compareText(reader.language),
    delegation: (id) => reader.delegations[id] ?? id,
    agency: (id) => reader.agencies[id] ?? id,
    person: (id) => reader.people[id] ?? id,
    item: (id) => items.get(id)?.code ?? id,
    stream: (id) => places.get(id) ?? places.size,
    own,
  }
  const seen: ViewReader = {
    today: () => reader.today,
    item: (id) => items.get(id),
    confirmed: (pair) => confirmed.get(pair),
    account: reader.account,
    delegation: reader.delegation,
    agency: reader.agency,
    own: () => own,
  }
  const all = sorter(sort, names)(plan.items.filter(matcher(filter, seen)))
  const from = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1
  const shown = limit === null ? all.slice(from) : all.slice(from, from + limit)
  return { items: shown, last: from + shown.length < all.length ? (shown.at(-1)?.id ?? null) : null }
}

/** What a filter or an order asks for and the group does not have. */
export interface UnknownName {
  readonly parameter: FilterParameter | 'sort' | 'cursor'
  readonly subject: string
}
/** Own fields and their choices, workstreams, delegations and agencies; the last item of the page before. */
export const unknownNames = (plan: RoadMap, { filter, sort, after, reader }: PlanPageQuery): readonly UnknownName[] => {
  const isKnownId = (subject: SubjectKey, value: string): boolean => {
    switch (subject) {
      case 'stream':
        return plan.streams.some(({ id }) => id === value)
      case 'delegation':
      case 'lead':
      case 'coDelegations':
        return Object.hasOwn(reader.delegations, value)
      case 'agencies':
        return Object.hasOwn(reader.agencies, value)
      default: {
        const field = isOwnKey(subject) ? plan.fields.find(({ id }) => id === subject) : undefined
        return !field || field.choices.length === 0 || field.choices.some(({ id }) => id === value)
      }
    }
  }
  const isUnknown = (subject: SubjectKey, values: readonly string[]): boolean =>
    (isOwnKey(subject) && !plan.fields.some(({ id }) => id === subject)) ||
    (subjectOf(subject).members !== undefined && values.some((value) => !isKnownId(subject, value)))
  const { mode, groups } = filter.where
  return [
    ...QUICK_KEYS.filter((key) =>
      isUnknown(
        key,
        filter[key].filter((value) => value !== null),
      ),
    ).map((key) => ({ parameter: key, subject: key })),
    ...groups.flat().flatMap(({ subject, values }) => (isUnknown(subject, values) ? [{ parameter: mode, subject }] : [])),
    ...sortLevels(sort).flatMap(({ by }) =>
      isUnknown(by === 'order' ? 'number' : by, []) ? [{ parameter: 'sort' as const, subject: by }] : [],
    ),
    ...(after === null || plan.items.some(({ id }) => id === after) ? [] : [{ parameter: 'cursor', subject: 'cursor' } as const]),
  ]
}
