// Each second the write-ahead log is moved into the database, by a connection of its own thread: commits never wait for it.
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '../clock.ts'
import type { Report } from './projector.ts'

const EVERY_MS = 1000

/** The returned function ends it. */
export const keepCheckpointing = (sqlite: DatabaseSync, clock: Clock, report: Report): (() => void) => {
  const checkpoint = sqlite.prepare('PRAGMA wal_checkpoint(PASSIVE)')
  let cancel = () => {}
  const again = () => {
    try {
      checkpoint.get()
    } catch (error) {
      // A full disk: the log grows on in its own file, and the next second tries again.
      report('the write-ahead log could not be moved into the database', error)
    }
    cancel = clock.after(EVERY_MS, again)
  }
  cancel = clock.after(EVERY_MS, again)
  return () => cancel()
}
