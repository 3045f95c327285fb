import type { HistoryEvent } from '../../../shared/history/events.ts'
import { documentKind } from '../../../shared/ids.ts'

/** What the server decided and recorded in its log of acts: shown quietly, beside what people wrote. */
export const isAct = ({ document }: Pick<HistoryEvent, 'document'>): boolean => documentKind(document) === 'acts'
