// Transient errors: a database that is locked, full or unavailable for a while. A retry may succeed, and the answer says when.
import { LogUnavailableError } from './log/log.ts'
import { damageIn } from './log/logRows.ts'

export const isTransient = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  if (error instanceof LogUnavailableError) return true
  if ('errcode' in error && typeof error.errcode === 'number') return SQLITE.has(error.errcode & 0xff)
  if ('code' in error && typeof error.code === 'string')
    return (
      POSTGRES.test(error.code) || LINE.has(error.code) || (error.code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect')
    )
  return POOL.test(error.message)
}

/** An unreadable page of the database: a retry will not succeed. */
export const isDamage = (error: unknown): boolean => damageIn(error) !== null

/** Busy, locked, read-only, I/O error, full. */
const SQLITE = new Set([5, 6, 8, 10, 13])
/** Connection, resources, operator intervention, lock timeout, standby. */
const POSTGRES = /^(08...|53...|57P..|55P03|25006)$/
const LINE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'])
/** Messages of `pg` without a code. */
const POOL = /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Client was closed)/
