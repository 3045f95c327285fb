import type { HistoryEvent } from '../../shared/history/events.ts'

/** True when two people set the value concurrently: neither had seen the value of the other, or one had not. */
export const bothChanged = ({ change }: Pick<HistoryEvent, 'change'>): boolean =>
  change.type === 'superseded' || (change.type === 'set' && change.unseen)
