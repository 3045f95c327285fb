// Advisory locks between servers that share a database. They are in PostgreSQL's memory and end with their transaction, or with the connection of
// their holder.

/** The first half of every key, to avoid collisions with other programs on the same server. */
const OURS = 0x52555441
/** Transactions of rows (exclusive) and appends to logs (shared): each sees the other's writes, or comes first. */
export const ACTS = `${OURS}, 0`
/** A document's head, during an append. */
const HEADS = OURS + 1
/** A document's projections, while they are updated. */
const PROJECTIONS = OURS + 2

export const lockAlone = (key: string): string => `SELECT pg_advisory_xact_lock(${key})`
export const lockShared = (key: string): string => `SELECT pg_advisory_xact_lock_shared(${key})`

/** In a fixed order, to avoid deadlocks. */
export const lockHeads = (numbers: readonly number[]): string =>
  `SELECT pg_advisory_xact_lock(${HEADS}, number) FROM unnest(ARRAY[${[...numbers].sort((a, b) => a - b).join(',')}]::integer[]) AS number`

/** Held by a connection until it is released. */
export const tryToHoldProjection = `SELECT number, pg_try_advisory_lock(${PROJECTIONS}, number::integer) AS held FROM log_document WHERE id = $1`
export const letGoOfProjection = (number: number): string => `SELECT pg_advisory_unlock(${PROJECTIONS}, ${number})`

/** Held by a connection for its lifetime. */
export const tryToServe = (alone: boolean): string => `SELECT pg_try_advisory_lock${alone ? '' : '_shared'}(${OURS}, 1) AS served`
/** The same; renewed by its holder. */
export const tryToBeFirst = `SELECT pg_try_advisory_lock(${OURS}, 2) AS first`
