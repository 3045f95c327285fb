// The sentence of a change of a long text has the numbers of characters added and removed; the changed passages are shown when it is
// opened.
import type { NamedEvent } from '../../shared/api/history.ts'

const LONGEST = 200

export const isLongText = ({ change }: Pick<NamedEvent, 'change'>): boolean =>
  change.type === 'text' && (change.from ?? '').length + (change.to ?? '').length > LONGEST

export const briefly = (event: NamedEvent): NamedEvent =>
  event.change.type === 'text' && isLongText(event) ? { ...event, change: { ...event.change, from: null, to: null } } : event
