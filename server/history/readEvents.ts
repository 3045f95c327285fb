// Reads stored events for other modules. Their JSON is our own: written by this version, or rebuilt.
import type { HistoryEvent } from '../../shared/history/events.ts'

export const readEvent = (row: { readonly event?: unknown }): HistoryEvent => JSON.parse(String(row.event))
