// The state of the view as parameters of the address, so that a link shows the same to others. Invalid parameters never throw.
import { type ItemId, parseItemId } from '../../shared/ids.ts'
import { isMonth, type Month } from '../../shared/roadmap/days.ts'
import type { Arrangement } from './columns/arrangement.ts'
import { decodeColumns, encodeColumns } from './columns/columnsQuery.ts'
import { type Archived, eachQuick, NO_PLAN_FILTER, type PlanFilter, QUICK, type QuickKey, quickValues } from './filter.ts'
import { type BoardBy, FORMS, type Form, parseBoardBy, USUAL_FORM, ZOOMS, type Zoom } from './forms.ts'
import { type PlanGrouping, parseGrouping } from './grouping.ts'
import { isAsArranged, parseSortKey, type Sort, type SortLevel, sortLevels, sortOf } from './sort.ts'
import type { Mode } from './where/where.ts'
import { decodeWhere, encodeWhere } from './where/whereQuery.ts'
import { subjectOf } from './where/whereSubjects.ts'

const CALENDAR_SPANS = ['agenda', 'month', 'year'] as const
export type CalendarSpan = (typeof CALENDAR_SPANS)[number]

export interface ViewState extends Arrangement {
  readonly form: Form
  /** The field whose values are the columns of the board. */
  readonly boardBy: BoardBy
  /** The scale of the timeline; null fits all of it into the window. */
  readonly zoom: Zoom | null
  readonly dependencies: boolean
  /** The month of the calendar; null is the current month. */
  readonly month: Month | null
  readonly span: CalendarSpan
  /** Whether the calendar also shows done items. */
  readonly withDone: boolean
  readonly filter: PlanFilter
  readonly sort: Sort
  readonly grouping: PlanGrouping
  /** The id of the item in the panel. */
  readonly item: ItemId | null
  /** The parameters that this version does not understand; they are reported and ignored. */
  readonly unread: readonly string[]
}

/** By parameter; null removes it from the address. */
export type ViewQuery = Readonly<
  Record<
    | 'form'
    | 'board'
    | 'zoom'
    | 'links'
    | 'month'
    | 'span'
    | 'done'
    | 'q'
    | QuickKey
    | 'archived'
    | Mode
    | 'sort'
    | 'group'
    | 'columns'
    | 'pin'
    | 'widths'
    | 'item',
    string | null
  >
>

export const encodeViewState = (state: ViewState): ViewQuery => ({
  form: state.form === USUAL_FORM ? null : state.form,
  board: state.boardBy === 'status' ? null : state.boardBy,
  zoom: state.zoom,
  links: state.dependencies ? null : 'off',
  month: state.month,
  span: state.span === 'month' ? null : state.span,
  done: state.withDone ? null : 'off',
  q: state.filter.text.trim() === '' ? null : state.filter.text,
  ...eachQuick((subject) => list(state.filter[subject].map((value) => value ?? NONE))),
  archived: state.filter.archived === 'no' ? null : state.filter.archived,
  all: whereIn(state.filter, 'all'),
  any: whereIn(state.filter, 'any'),
  sort: isAsArranged(state.sort) ? null : sortLevels(state.sort).map(encodeLevel).join(SEPARATOR),
  group: state.grouping === 'stream' ? null : state.grouping,
  ...encodeColumns(state),
  item: state.item,
})

export const decodeViewState = (read: (parameter: keyof ViewQuery) => string | null): ViewState => {
  const unread: string[] = []
  const leftOut = (parameter: keyof ViewQuery, text: string) => void unread.push(`${parameter}=${text}`)
  const one = <Value>(parameter: keyof ViewQuery, parse: (text: string) => Value | null | undefined): Value | null => {
    const text = read(parameter)
    if (text === null || text === '') return null
    const found = parse(text) ?? null
    if (found === null) leftOut(parameter, text)
    return found
  }
  const choice = <Value extends string>(parameter: keyof ViewQuery, options: readonly Value[]) =>
    one(parameter, (text) => options.find((option) => option === text))
  const several = <Value>(parameter: keyof ViewQuery, parse: (text: string) => Value | undefined): readonly Value[] =>
    [...new Set((read(parameter) ?? '').split(SEPARATOR).filter(Boolean))].flatMap((text) => {
      const found = parse(text)
      if (found === undefined) leftOut(parameter, text)
      return found === undefined ? [] : [found]
    })
  const mode: Mode = read('all') || !read('any') ? 'all' : 'any'
  const conditions = decodeWhere(mode, read(mode) ?? '')
  const quick = eachQuick((subject) =>
    quickValues(
      subject,
      several(subject, (text) => {
        if (text === NONE && QUICK[subject].orNone) return null
        return subjectOf(subject).accepts(text) ? text : undefined
      }),
    ),
  )

  const state: ViewState = {
    form: choice('form', FORMS) ?? USUAL_FORM,
    boardBy: one('board', parseBoardBy) ?? 'status',
    zoom: choice('zoom', ZOOMS),
    dependencies: choice('links', ['on', 'off']) !== 'off',
    month: one('month', (text) => (isMonth(text) ? text : null)),
    span: choice('span', CALENDAR_SPANS) ?? 'month',
    withDone: choice('done', ['on', 'off']) !== 'off',
    filter: {
      text: (read('q') ?? '').slice(0, MAX_TEXT),
      ...quick,
      archived: choice('archived', ARCHIVED) ?? NO_PLAN_FILTER.archived,
      where: conditions.where,
    },
    sort: sortOf(several('sort', decodeLevel)),
    grouping: one('group', parseGrouping) ?? 'stream',
    ...decodeColumns(read, leftOut),
    item: one('item', parseItemId),
    unread,
  }
  for (const part of conditions.unread) leftOut(mode, part)
  if (mode === 'all' && read('any')) leftOut('any', read('any') ?? '')
  return state
}

/**
 * The parameters to change in the address. Parameters that have not changed are left alone, so that unknown ones stay until they are
 * removed explicitly.
 */
export const changedQuery = (before: ViewState, after: ViewState): Partial<ViewQuery> => {
  const was = new Map(Object.entries(encodeViewState(before)))
  return Object.fromEntries(Object.entries(encodeViewState(after)).filter(([parameter, value]) => value !== was.get(parameter)))
}

/** Cannot be an id: ids consist of letters, digits, `-` and `_`. */
const NONE = '~'
const SEPARATOR = ','
const MAX_TEXT = 200
const ARCHIVED: readonly Archived[] = ['no', 'yes', 'all']

const list = (values: readonly string[]): string | null => (values.length === 0 ? null : values.join(SEPARATOR))

const whereIn = ({ where }: PlanFilter, mode: Mode): string | null =>
  where.mode === mode && where.groups.length > 0 ? encodeWhere(where) : null

const encodeLevel = ({ by, descending }: SortLevel): string => `${descending ? '-' : ''}${by}`
const decodeLevel = (text: string): SortLevel | undefined => {
  const descending = text.startsWith('-')
  const by = parseSortKey(descending ? text.slice(1) : text)
  return by && { by, descending }
}
