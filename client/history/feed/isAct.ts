import type { HistoryEvent } from '../../../shared/history/events.ts'
import { documentKind } from '../../../shared/ids.ts'

/** Whether the event is an act (a decision of the server in its own log), which is shown less prominently than edits. */
export const isAct = ({ document }: Pick<HistoryEvent, 'document'>): boolean => documentKind(document) === 'acts'
