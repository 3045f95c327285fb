// Which items a reader wants to see. What is chosen with one press holds all at once; within each, any of its values will do.
// Conditions with and/or stand beside it.
import type { DelegationId, StreamId } from '../../shared/ids.ts'
import type { Item, Status } from '../../shared/roadmap/model.ts'
import { fold } from '../base/foldAccents.ts'
import type { Reader } from '../item/facets/facet.ts'
import { holds } from './where/holds.ts'
import { asksFor, NOWHERE, type Where } from './where/where.ts'

export type Archived = 'no' | 'yes' | 'all'
export interface Filter {
  readonly text: string
  readonly status: readonly Status[]
  /** Leads it, or takes part in it. */
  readonly delegation: readonly DelegationId[]
  /** null: items without a workstream. */
  readonly stream: readonly (StreamId | null)[]
  /** `no` says nothing where the conditions ask for it themselves. */
  readonly archived: Archived
  readonly where: Where
}
export const NO_FILTER: Filter = { text: '', status: [], delegation: [], stream: [], archived: 'no', where: NOWHERE }

/** Reads of an item only what the filter asks for: a change of anything else moves nothing. */
export const matcher = (filter: Filter, reader: Reader): ((item: Item) => boolean) => {
  const words = fold(filter.text).split(/\s+/).filter(Boolean)
  const tests: ((item: Item) => boolean)[] = []
  const isAsked = filter.archived === 'no' && asksFor(filter.where, 'archived')
  if (filter.archived !== 'all' && !isAsked) tests.push((item) => item.archived === (filter.archived === 'yes'))
  if (filter.stream.length > 0) tests.push((item) => filter.stream.includes(item.stream))
  if (filter.status.length > 0) tests.push((item) => filter.status.includes(item.status))
  if (filter.delegation.length > 0) {
    tests.push((item) => filter.delegation.some((delegation) => item.lead === delegation || item.coDelegations.includes(delegation)))
  }
  if (filter.where.groups.length > 0) tests.push(holds(filter.where, reader))
  if (words.length > 0) tests.push((item) => hasWords(item, words))
  return (item) => tests.every((holds) => holds(item))
}

const hasWords = (item: Item, words: readonly string[]): boolean => {
  const titles = fold(`${item.code} ${item.title.es} ${item.title.en}`)
  const missing = words.filter((word) => !titles.includes(word))
  if (missing.length === 0) return true
  const rest = fold(`${item.description.es} ${item.description.en} ${item.labels.join(' ')}`)
  return missing.every((word) => rest.includes(word))
}

export const isFiltered = (filter: Filter): boolean =>
  filter.text.trim() !== '' ||
  filter.status.length > 0 ||
  filter.delegation.length > 0 ||
  filter.stream.length > 0 ||
  filter.archived !== 'no' ||
  filter.where.groups.length > 0

/** The list with `value` in it, or without it if it was there. */
export const toggled = <T>(list: readonly T[], value: T): readonly T[] =>
  list.includes(value) ? list.filter((one) => one !== value) : [...list, value]
