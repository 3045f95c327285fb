// Which errors of a request the database has raised: it is locked, full or unavailable for a while, and the answer says when to come back; or damaged.
import { DatabaseUnavailableError } from './db/databaseErrors.ts'
import { damageIn } from './log/logRows.ts'

/** A retry may succeed. */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof DatabaseUnavailableError ||
  (error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && SQLITE.has(error.errcode & 0xff))

/** An unreadable page of the database: a retry will not succeed. */
export const isDamage = (error: unknown): boolean => !(error instanceof RangeError) && damageIn(error) !== null

/** Busy, locked, read-only, I/O error, full. */
const SQLITE = new Set([5, 6, 8, 10, 13])
