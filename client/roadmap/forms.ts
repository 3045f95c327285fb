// The forms in which the plan can be shown (table, board, timeline …), as named in the address. Filter, order, comparison and panel are the
// same for all.
import { isOwnKey, type OwnFieldKey, ownKindOf } from '../../shared/roadmap/ownKeys.ts'
import type { Messages } from '../base/messages/catalogue.ts'
import type { IconName } from '../ui/Icon.tsx'

export const FORMS = ['timeline', 'board', 'table', 'calendar', 'outline'] as const
export type Form = (typeof FORMS)[number]
export const USUAL_FORM: Form = 'table'

/** The fields whose values can be the columns of the board. */
export const BOARD_BY = ['status', 'lead', 'stream', 'progress'] as const
export type BoardBy = (typeof BOARD_BY)[number] | OwnFieldKey
export const parseBoardBy = (text: string): BoardBy | null => BOARD_BY.find((one) => one === text) ?? (isBoardKey(text) ? text : null)
/** Of the group's own fields, those with one of a list. */
export const isBoardKey = (text: string): text is OwnFieldKey => isOwnKey(text) && ownKindOf(text) === 'choice'

/** The scales of the timeline. */
export const ZOOMS = ['weeks', 'months', 'quarters', 'years'] as const
export type Zoom = (typeof ZOOMS)[number]

export const FORM_ICONS: Readonly<Record<Form, IconName>> = {
  timeline: 'chart-gantt',
  board: 'square-kanban',
  table: 'table-2',
  calendar: 'calendar',
  outline: 'list-tree',
}
export const formLabel = (form: Form, text: Messages): string => text.roadmap.forms[form]
