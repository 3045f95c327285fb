// Filter and order of a view as parameters of an address: of the screen, and of the API for programs. Invalid values never throw.
import { type Archived, eachQuick, NO_PLAN_FILTER, type PlanFilter, QUICK, type QuickKey, quickValues } from './filter.ts'
import { isAsArranged, parseSortKey, type Sort, type SortLevel, sortLevels, sortOf } from './sort.ts'
import { subjectOf } from './subjects.ts'
import type { Mode } from './where.ts'
import { decodeWhere, encodeWhere } from './whereQuery.ts'

export type FilterParameter = 'q' | QuickKey | 'archived' | Mode
type Read<Name extends string> = (parameter: Name) => string | null
/** Called with each value that is not understood. */
type LeftOut<Name extends string> = (parameter: Name, text: string) => void

/** By parameter; null: as without it. */
export const encodePlanFilter = (filter: PlanFilter): Readonly<Record<FilterParameter, string | null>> => ({
  q: filter.text.trim() === '' ? null : filter.text,
  ...eachQuick((subject) => list(filter[subject].map((value) => value ?? NONE))),
  archived: filter.archived === 'no' ? null : filter.archived,
  all: whereIn(filter, 'all'),
  any: whereIn(filter, 'any'),
})
export const encodeSort = (sort: Sort): string | null => (isAsArranged(sort) ? null : sortLevels(sort).map(encodeLevel).join(SEPARATOR))

export const decodePlanFilter = (read: Read<FilterParameter>, leftOut: LeftOut<FilterParameter>): PlanFilter => {
  const mode: Mode = read('all') || !read('any') ? 'all' : 'any'
  const conditions = decodeWhere(mode, read(mode) ?? '')
  const quick = eachQuick((subject) =>
    quickValues(
      subject,
      several(
        read(subject),
        (text) => leftOut(subject, text),
        (text) => {
          if (text === NONE && QUICK[subject].orNone) return null
          return subjectOf(subject).accepts(text) ? text : undefined
        },
      ),
    ),
  )
  const asked = read('archived') || NO_PLAN_FILTER.archived
  const archived = ARCHIVED.find((one) => one === asked)
  if (archived === undefined) leftOut('archived', asked)
  for (const part of conditions.unread) leftOut(mode, part)
  if (mode === 'all' && read('any')) leftOut('any', read('any') ?? '')
  return {
    text: (read('q') ?? '').slice(0, MAX_TEXT),
    ...quick,
    archived: archived ?? NO_PLAN_FILTER.archived,
    where: conditions.where,
  }
}
export const decodeSort = (read: Read<'sort'>, leftOut: LeftOut<'sort'>): Sort =>
  sortOf(several(read('sort'), (text) => leftOut('sort', text), decodeLevel))

/** Cannot be an id: ids consist of letters, digits, `-` and `_`. */
const NONE = '~'
const SEPARATOR = ','
const MAX_TEXT = 200
const ARCHIVED: readonly Archived[] = ['no', 'yes', 'all']

const list = (values: readonly string[]): string | null => (values.length === 0 ? null : values.join(SEPARATOR))
const several = <Value>(
  written: string | null,
  leftOut: (text: string) => void,
  parse: (text: string) => Value | undefined,
): readonly Value[] =>
  [...new Set((written ?? '').split(SEPARATOR).filter(Boolean))].flatMap((text) => {
    const found = parse(text)
    if (found === undefined) leftOut(text)
    return found === undefined ? [] : [found]
  })

const whereIn = ({ where }: PlanFilter, mode: Mode): string | null =>
  where.mode === mode && where.groups.length > 0 ? encodeWhere(where) : null

const encodeLevel = ({ by, descending }: SortLevel): string => `${descending ? '-' : ''}${by}`
const decodeLevel = (text: string): SortLevel | undefined => {
  const descending = text.startsWith('-')
  const by = parseSortKey(descending ? text.slice(1) : text)
  return by && { by, descending }
}
