// Edits brought back after a restore, among edits that are counted in the database: they are read separately, and whether their owner has confirmed
// them is checked each time, because that changes without an event.
import { BROUGHT_BACK_JSON, broughtBackOf } from '../../shared/broughtBack.ts'
import { type Credit, creditOf } from '../../shared/history/credit.ts'
import type { HistoryEvent } from '../../shared/history/events.ts'
import type { DocumentId } from '../../shared/ids.ts'
import type { Queries } from '../db/queries.ts'
import { readEvent } from '../history/readEvents.ts'
import { verifiedIn } from '../history/verified.ts'

/** SQL condition for rows of `history_event`: no others need to be read completely. */
export const CAME_BACK = `instr(event, '${BROUGHT_BACK_JSON}') > 0`

export type Brought<Of> = Of & { readonly brought: HistoryEvent | null }

/** `event` is null if it was not brought back; a value that a user wrote may look like it. */
export const broughtIn = (event: unknown): HistoryEvent | null => {
  const read = event === null ? null : readEvent({ event })
  return read && broughtBackOf(read) ? read : null
}

/** With its current credit. */
export const withCurrentCredit = async <Of extends Credit>(
  queries: Queries,
  document: DocumentId,
  all: readonly Brought<Of>[],
): Promise<readonly Brought<Of>[]> => {
  if (all.every(({ brought }) => brought === null)) return all
  const isVerified = await verifiedIn(queries, document)
  return all.map((one) => (one.brought ? { ...one, ...creditOf({ ...one.brought, verified: isVerified(one.brought) }) } : one))
}
