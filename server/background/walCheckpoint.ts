// Checkpoints SQLite's write-ahead log every second, on a connection of its own thread, so that commits never wait for it.
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '../clock.ts'
import type { ReportError } from './projector.ts'

const EVERY_MS = 1000

/** The returned function stops it. */
export const keepCheckpointing = (sqlite: DatabaseSync, clock: Clock, report: ReportError): (() => void) => {
  const checkpoint = sqlite.prepare('PRAGMA wal_checkpoint(PASSIVE)')
  let cancel = () => {}
  const again = () => {
    try {
      checkpoint.get()
    } catch (error) {
      // Disk full: the write-ahead log keeps growing, and it is retried the next second.
      report('the write-ahead log could not be moved into the database', error)
    }
    cancel = clock.after(EVERY_MS, again)
  }
  cancel = clock.after(EVERY_MS, again)
  return () => cancel()
}
