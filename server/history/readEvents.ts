// Stored events, as other modules read them. The bytes are our own: they are made by this version, or made anew.
import type { HistoryEvent } from '../../shared/history/events.ts'
import type { TextEvent } from './textGroups.ts'

export const readEvent = (row: { readonly event?: unknown }): HistoryEvent => JSON.parse(String(row.event))

export const isTextEvent = (event: HistoryEvent): event is TextEvent => event.change.type === 'text'
