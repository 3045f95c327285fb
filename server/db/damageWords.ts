// Explains errors about an unusable database to the operator: meaning, and what to do.
import { reasonOf } from '../reasonOf.ts'

/** SQLite's codes for a database that another program has locked. */
const LOCKED = [5, 6]

export const isDatabaseLocked = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && LOCKED.includes(error.errcode & 0xff)

/** Null for other errors. */
export const sentenceForLock = (error: unknown, file: string): string | null =>
  isDatabaseLocked(error)
    ? `${file} is locked by another program, such as a second server, a backup program or a database browser: end that, and try again (SQLite: database is locked).`
    : null

/** Of the network, and of PostgreSQL about who connects to what: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const UNREACHED = /^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|28|3D000|53300|57P0)/

/** Also of one that another error was made of. */
const isUnreached = (error: unknown): boolean =>
  error instanceof Error && (('code' in error && typeof error.code === 'string' && UNREACHED.test(error.code)) || isUnreached(error.cause))

/** Null for other errors. Without the password in the address. */
export const sentenceForPostgres = (error: unknown, url: string): string | null =>
  isUnreached(error)
    ? `PostgreSQL at ${URL.parse(url)?.host ?? 'DATABASE_URL'} cannot be used: ${reasonOf(error)}. Start it, or correct DATABASE_URL.`
    : null

/** Null for other errors. `file` is the database, or its folder. */
export const sentenceForDatabase = (error: unknown, file: string): string | null => {
  if (!(error instanceof Error)) return null
  if ('errcode' in error && typeof error.errcode === 'number') {
    const words = WORDS[error.errcode & 0xff]
    return words ? `${file} ${words} (SQLite: ${error.message}.)` : null
  }
  if ('code' in error && typeof error.code === 'string') return SYSTEM[error.code]?.(file) ?? null
  return null
}

export const RESTORE =
  'Restore a backup (npm run restore -- FILE): it keeps this file aside, and what people wrote since comes back from their devices (npm run recover).'
const DAMAGED = `is damaged: a part that everything else hangs on cannot be read, and nothing was written. ${RESTORE}`
const WORDS: Readonly<Record<number, string>> = {
  8: 'may not be written to: its file, its folder or its file system is read-only, or belongs to another user. Give both to the user that runs Ruta (chown), mount the file system for writing, and start again.',
  10: `cannot be read or written by the disk itself. Look at the disk first (dmesg, smartctl), copy the data folder elsewhere, and start from the copy. If that fails: ${RESTORE}`,
  11: DAMAGED,
  13: 'cannot be written to: the disk is full. Make room, and start again; nothing was lost.',
  14: 'cannot be opened: its folder is missing, or this user may not read and write in it. Give the folder and the file to the user that runs Ruta (chown), and start again.',
  26: `is no database any more: its beginning was overwritten. ${RESTORE}`,
}
const DENIED = (path: string) =>
  `${path} belongs to another user, or may not be written to. Give the data folder and all that is in it to the user that runs Ruta (chown -R), and start again.`
const SYSTEM: Readonly<Record<string, (path: string) => string>> = {
  EACCES: DENIED,
  EPERM: DENIED,
  EROFS: (path) => `${path} is on a read-only file system: mount it for writing, or set DATA_DIR, and start again.`,
  ENOSPC: (path) => `The disk of ${path} is full. Make room, and start again.`,
}
