// Before the embedded database is opened: SQLite would accept an emptied file as new, and a file whose write-ahead log is missing as complete.
// Neither is opened, so that nothing is overwritten that may still be saved.
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import type { StorageLocation } from './storage.ts'

export const refuseHalfFiles = (where: StorageLocation): void => {
  if (where.engine !== 'sqlite') return
  const { file } = where
  if (existsSync(file) && statSync(file).size === 0)
    throw new Error(
      `${file} is empty: what it held is gone, and nothing was written. Restore a backup (npm run restore -- FILE); if nothing was ever kept here, remove the file and start again.`,
    )
  if (existsSync(file) && beginningOf(file) !== MAGIC)
    throw new Error(
      `${file} is no database, and nothing was written. Restore a backup (npm run restore -- FILE): it keeps this file aside.`,
    )
  const whole = existsSync(file) ? wholeSizeOf(file) : 0
  // The missing pages may be in the write-ahead log, if there is one.
  if (existsSync(file) && statSync(file).size < whole && !hasContent(`${file}-wal`))
    throw new Error(
      `${file} is cut off: ${statSync(file).size} of ${whole} bytes are there, and nothing was written. Put the whole file back from where it was, or restore a backup (npm run restore -- FILE): it keeps this file aside.`,
    )
  if (!existsSync(file) && existsSync(`${file}-wal`))
    throw new Error(
      `${file} is missing, and its write-ahead log is there: put both back from where they were, or restore a backup (npm run restore -- FILE) after moving ${file}-wal away.`,
    )
  // SQLite creates the -shm after the -wal, and removes it before: alone, it shows that the -wal was removed by somebody else.
  if (existsSync(`${file}-shm`) && !existsSync(`${file}-wal`))
    throw new Error(
      `${file}-wal is missing: the newest edits were in it, and nothing was written without them. Put it back, or restore a backup (npm run restore -- FILE). To go on without these edits, remove ${file}-shm: people's devices then offer again what they hold.`,
    )
}

const hasContent = (path: string): boolean => existsSync(path) && statSync(path).size > 0

/** From its own header; 0 if it is not set (a version of SQLite before 2010 wrote it). */
const wholeSizeOf = (file: string): number => {
  const header = Buffer.alloc(100)
  const descriptor = openSync(file, 'r')
  const read = readSync(descriptor, header)
  closeSync(descriptor)
  const [changed, validFor] = [header.readUInt32BE(24), header.readUInt32BE(92)]
  const pageSize = header.readUInt16BE(16)
  return read < header.length || changed !== validFor ? 0 : header.readUInt32BE(28) * (pageSize === 1 ? 65_536 : pageSize)
}

/** Magic bytes of every SQLite file. */
const MAGIC = 'SQLite format 3\0'
const beginningOf = (file: string): string => {
  const bytes = Buffer.alloc(MAGIC.length)
  const descriptor = openSync(file, 'r')
  readSync(descriptor, bytes)
  closeSync(descriptor)
  return bytes.toString('latin1')
}
