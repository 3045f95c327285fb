// Lock against a second server on the embedded database: each would answer from what it has read itself. SQLite's lock on an empty file is released
// when the process ends, also by a crash; commands do not take it.
import { DatabaseSync } from 'node:sqlite'
import { isDatabaseLocked } from '../db/damageWords.ts'

/** The returned function releases it. Throws while another server has it. */
export const keepOthersOutOfFile = (file: string): (() => void) => {
  const lock = new DatabaseSync(`${file}-server`, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (!isDatabaseLocked(error)) throw error
    throw new Error(
      `Another server uses ${file}. Stop it first, or give this one a DATA_DIR of its own; several servers share a PostgreSQL database (DATABASE_URL, REDIS_URL).`,
    )
  }
  return () => lock.close()
}
