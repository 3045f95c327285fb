// While another thread holds the lock for writing for longer than the main thread may block for it, writers of the main thread wait here.
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '../clock.ts'

const held = new WeakMap<DatabaseSync, Promise<void>>()

/** Resolves at once unless `withoutWriters` runs. A transaction must begin in the same turn of the event loop. */
export const whenWritable = async (sqlite: DatabaseSync): Promise<void> => {
  for (let wait = held.get(sqlite); wait !== undefined; wait = held.get(sqlite)) await wait
}

/** Runs `work` while nobody writes on this connection; writers wait until it has ended. */
export const withoutWriters = async <T>(sqlite: DatabaseSync, clock: Clock, work: () => Promise<T>): Promise<T> => {
  await whenWritable(sqlite)
  let release = () => {}
  held.set(
    sqlite,
    new Promise((resolve) => {
      release = resolve
    }),
  )
  try {
    // A transaction that is open, or begins in this turn, ends first.
    do await new Promise<void>((resolve) => clock.soon(resolve))
    while (sqlite.isTransaction)
    return await work()
  } finally {
    held.delete(sqlite)
    release()
  }
}
