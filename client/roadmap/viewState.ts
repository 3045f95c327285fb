// What a reader looks at, in the address: a colleague who opens the link sees the same. Foreign addresses are read totally.
import { type ItemId, parseDelegationId, parseItemId, parseStreamId } from '../../shared/ids.ts'
import { FIELD_KEYS, FIELDS, type FieldKey } from '../../shared/roadmap/fields.ts'
import { STATUSES } from '../../shared/roadmap/model.ts'
import { BOARD_BY, type BoardBy } from './board/boardColumns.ts'
import { isMonth, type Month } from './calendar/calendarLayout.ts'
import { type Archived, type Filter, NO_FILTER } from './filter.ts'
import { FORMS, type Form, USUAL_FORM } from './forms.ts'
import { GROUPINGS, type Grouping } from './grouping.ts'
import { AS_ARRANGED, SORT_KEYS, type Sort } from './sort.ts'
import { ZOOMS, type Zoom } from './timeline/scale.ts'

export type CalendarSpan = 'month' | 'year'

export interface ViewState {
  readonly form: Form
  /** Whose answers are the columns of the board. */
  readonly boardBy: BoardBy
  /** Of the timeline. */
  readonly zoom: Zoom
  readonly dependencies: boolean
  /** Of the calendar; null is the month of today. */
  readonly month: Month | null
  readonly span: CalendarSpan
  readonly filter: Filter
  readonly sort: Sort
  readonly grouping: Grouping
  /** After number and title, which always stand. */
  readonly columns: readonly FieldKey[]
  /** The item in the panel. */
  readonly item: ItemId | null
}

/** Number and title lead every row; these may follow. */
export const COLUMN_KEYS: readonly FieldKey[] = FIELD_KEYS.filter((key) => FIELDS[key].inTable && key !== 'number' && key !== 'title')
export const USUAL_COLUMNS: readonly FieldKey[] = ['status', 'lead', 'due', 'progress']

/** Parameter by parameter; null takes it out of the address. */
export type Query = Readonly<
  Record<
    | 'form'
    | 'board'
    | 'zoom'
    | 'links'
    | 'month'
    | 'span'
    | 'q'
    | 'status'
    | 'delegation'
    | 'stream'
    | 'archived'
    | 'sort'
    | 'group'
    | 'columns'
    | 'item',
    string | null
  >
>

export const encodeViewState = (state: ViewState): Query => ({
  form: state.form === USUAL_FORM ? null : state.form,
  board: state.boardBy === 'status' ? null : state.boardBy,
  zoom: state.zoom === 'months' ? null : state.zoom,
  links: state.dependencies ? null : 'off',
  month: state.month,
  span: state.span === 'month' ? null : state.span,
  q: state.filter.text.trim() === '' ? null : state.filter.text,
  status: list(state.filter.status),
  delegation: list(state.filter.delegation),
  stream: list(state.filter.stream.map((stream) => stream ?? NONE)),
  archived: state.filter.archived === 'no' ? null : state.filter.archived,
  sort: state.sort.by === 'order' && !state.sort.descending ? null : `${state.sort.descending ? '-' : ''}${state.sort.by}`,
  group: state.grouping === 'stream' ? null : state.grouping,
  columns: same(state.columns, USUAL_COLUMNS) ? null : state.columns.join(SEPARATOR) || NONE,
  item: state.item,
})

export const decodeViewState = (read: (parameter: keyof Query) => string | null): ViewState => {
  const values = (parameter: keyof Query) => [...new Set((read(parameter) ?? '').split(SEPARATOR).filter(Boolean))]
  return {
    form: FORMS.find((form) => form === read('form')) ?? USUAL_FORM,
    boardBy: BOARD_BY.find((by) => by === read('board')) ?? 'status',
    zoom: ZOOMS.find((zoom) => zoom === read('zoom')) ?? 'months',
    dependencies: read('links') !== 'off',
    month: isMonth(read('month')) ? read('month') : null,
    span: read('span') === 'year' ? 'year' : 'month',
    filter: {
      text: (read('q') ?? '').slice(0, MAX_TEXT),
      status: STATUSES.filter((status) => values('status').includes(status)),
      delegation: values('delegation').flatMap((id) => parseDelegationId(id) ?? []),
      stream: values('stream').flatMap((id) => (id === NONE ? [null] : (parseStreamId(id) ?? []))),
      archived: ARCHIVED.find((value) => value === read('archived')) ?? NO_FILTER.archived,
    },
    sort: decodeSort(read('sort')),
    grouping: GROUPINGS.find((grouping) => grouping === read('group')) ?? 'stream',
    columns: read('columns') === null ? USUAL_COLUMNS : values('columns').flatMap((name) => COLUMN_KEYS.find((key) => key === name) ?? []),
    item: parseItemId(read('item')),
  }
}

/** Never an id: those are made of letters, digits, `-` and `_`. */
const NONE = '~'
const SEPARATOR = ','
const MAX_TEXT = 200
const ARCHIVED: readonly Archived[] = ['no', 'yes', 'all']

const list = (values: readonly string[]): string | null => (values.length === 0 ? null : values.join(SEPARATOR))
const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((value, i) => value === b[i])

const decodeSort = (text: string | null): Sort => {
  const descending = text?.startsWith('-') ?? false
  const by = SORT_KEYS.find((key) => key === (descending ? text?.slice(1) : text))
  return by ? { by, descending } : AS_ARRANGED
}
