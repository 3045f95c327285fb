// One at a time keeps an installation elsewhere: the server each minute, or an operator by hand. SQLite's lock on an empty file ends with the
// process or thread that holds it, however that ends.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Rejects while another process does it. */
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
