// The locks by which servers that share a database agree. They live in PostgreSQL's memory and end with their transaction, or with the
// connection of their holder, however it ends.

/** The first half of every key: other programs on the same server have theirs. */
const OURS = 0x52555441
/** Transactions of rows (alone) and appends to logs (shared): each reads what the other has written, or writes before it. */
export const ACTS = `${OURS}, 0`
/** A document's head, while entries are put behind it. */
const HEADS = OURS + 1
/** A document's projections, while they are brought up to date. */
const PROJECTIONS = OURS + 2

export const lockAlone = (key: string): string => `SELECT pg_advisory_xact_lock(${key})`
export const lockShared = (key: string): string => `SELECT pg_advisory_xact_lock_shared(${key})`

/** In their order, so that no two who want the same wait for each other. */
export const lockHeads = (numbers: readonly number[]): string =>
  `SELECT pg_advisory_xact_lock(${HEADS}, number) FROM unnest(ARRAY[${[...numbers].sort((a, b) => a - b).join(',')}]::integer[]) AS number`

/** Of a connection, until it lets go. */
export const tryToHoldProjection = `SELECT number, pg_try_advisory_lock(${PROJECTIONS}, number::integer) AS held FROM log_document WHERE id = $1`
export const letGoOfProjection = (number: number): string => `SELECT pg_advisory_unlock(${PROJECTIONS}, ${number})`

/** Of a connection, for as long as it lasts. */
export const tryToServe = (alone: boolean): string => `SELECT pg_try_advisory_lock${alone ? '' : '_shared'}(${OURS}, 1) AS served`
/** Likewise; renewed by its holder. */
export const tryToBeFirst = `SELECT pg_try_advisory_lock(${OURS}, 2) AS first`
