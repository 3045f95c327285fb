// Purpose of each table: derived from the logs, part of the logs, or rows of their own.
import { ATTRIBUTIONS } from './logTables.ts'

export type TableKind = 'derived' | 'log' | 'rows'

/** Derived from the logs by the projectors and the keeper: each can be dropped and is then rebuilt. */
const DERIVED: ReadonlySet<string> = new Set([
  'checkpoint',
  'projector',
  'document_title',
  'stream',
  'search_text',
  'meeting_face',
  'decision',
  'plan_item',
  'history_event',
  'history_subject',
  'history_moved',
  'history_removed',
  'past_plan',
  'past_summary',
])
const LOG: ReadonlySet<string> = new Set(['log_document', 'log_head', 'log_entry', 'log_segment', 'client_owner', ATTRIBUTIONS])

export const kindOfTable = (table: string): TableKind => (DERIVED.has(table) ? 'derived' : LOG.has(table) ? 'log' : 'rows')
