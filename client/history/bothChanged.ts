import type { HistoryEvent } from '../../shared/history/events.ts'

/** Two people set it at the same time, or one without having seen the other's value. */
export const bothChanged = ({ change }: Pick<HistoryEvent, 'change'>): boolean =>
  change.type === 'superseded' || (change.type === 'set' && change.unseen)
