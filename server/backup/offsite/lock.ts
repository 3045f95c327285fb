// Only one off-site backup runs at a time, whether the server or an operator started it. SQLite's lock on an empty file is released when the
// process or thread that holds it ends, also by a crash.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Rejects while another backup holds the lock. */
export const withLock = async <T>(folder: string, work: () => Promise<T>): Promise<T> => {
  const lock = new DatabaseSync(join(folder, 'ruta-offsite.lock'), { timeout: 0 })
  try {
    take(lock)
    return await work()
  } finally {
    lock.close()
  }
}

const take = (lock: DatabaseSync): void => {
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    if (error instanceof Error && error.message.includes('locked')) throw new Error('another backup is under way', { cause: error })
    throw error
  }
}
