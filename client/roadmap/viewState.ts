// The state of the view as parameters of the address, so that a link shows the same to others. Invalid parameters never throw.
import { type ItemId, parseItemId } from '../../shared/ids.ts'
import { isMonth, type Month } from '../../shared/roadmap/days.ts'
import type { PlanFilter } from '../../shared/views/filter.ts'
import { decodePlanFilter, decodeSort, encodePlanFilter, encodeSort, type FilterParameter } from '../../shared/views/filterQuery.ts'
import type { Sort } from '../../shared/views/sort.ts'
import type { Arrangement } from './columns/arrangement.ts'
import { decodeColumns, encodeColumns } from './columns/columnsQuery.ts'
import { type BoardBy, FORMS, type Form, parseBoardBy, USUAL_FORM, ZOOMS, type Zoom } from './forms.ts'
import { type PlanGrouping, parseGrouping } from './grouping.ts'

const CALENDAR_SPANS = ['agenda', 'month', 'year'] as const
export type CalendarSpan = (typeof CALENDAR_SPANS)[number]

export interface ViewState extends Arrangement {
  readonly form: Form
  /** The field whose values are the columns of the board. */
  readonly boardBy: BoardBy
  /** The scale of the timeline; null fits all of it into the window. */
  readonly zoom: Zoom | null
  /** All dependencies are drawn, not only those that are violated. */
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
    | FilterParameter
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
  links: state.dependencies ? 'on' : null,
  month: state.month,
  span: state.span === 'month' ? null : state.span,
  done: state.withDone ? null : 'off',
  ...encodePlanFilter(state.filter),
  sort: encodeSort(state.sort),
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
  const state: ViewState = {
    form: choice('form', FORMS) ?? USUAL_FORM,
    boardBy: one('board', parseBoardBy) ?? 'status',
    zoom: choice('zoom', ZOOMS),
    dependencies: choice('links', ['on', 'off']) === 'on',
    month: one('month', (text) => (isMonth(text) ? text : null)),
    span: choice('span', CALENDAR_SPANS) ?? 'month',
    withDone: choice('done', ['on', 'off']) !== 'off',
    filter: decodePlanFilter(read, leftOut),
    sort: decodeSort(read, leftOut),
    grouping: one('group', parseGrouping) ?? 'stream',
    ...decodeColumns(read, leftOut),
    item: one('item', parseItemId),
    unread,
  }
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
