// Stored events, as other modules read them. The bytes are our own: they are made by this version, or made anew.
import type { HistoryEvent } from '../../shared/history/events.ts'

export const readEvent = (row: { readonly event?: unknown }): HistoryEvent => JSON.parse(String(row.event))
