// A copy of the embedded database in the data folder, as the last off-site backup of it was made. Each minute the pages that differ are written
// into it, instead of the whole database.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../../clock.ts'
import { dropWaitingMails } from '../waitingMails.ts'

const IMAGE = 'ruta-offsite.image.db'
const WORKER = fileURLToPath(new URL('livePagesWorker.ts', import.meta.url))

/** The file, with everything that was committed when this was called; it needs no write-ahead log. */
export const imageOf = async (live: string, folder: string): Promise<string> => {
  const image = join(folder, IMAGE)
  // It holds the signing key, so nobody else may read it.
  closeSync(openSync(image, 'a', 0o600))
  await writeDifferentPages(live, image)
  withoutWaitingMails(image)
  return image
}

const writeDifferentPages = async (live: string, image: string): Promise<void> => {
  const worker = fork(WORKER, [live, image], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  if (!worker.stderr) throw new Error('the process has no output')
  const [said, [code]] = await Promise.all([text(worker.stderr), once(worker, 'exit')])
  if (code !== 0) throw new Error(`the database could not be copied: ${said.trim()}`)
}

/** Not made durable: the next round compares every page again. */
const withoutWaitingMails = (image: string): void => {
  const sqlite = new DatabaseSync(image)
  try {
    sqlite.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF')
    dropWaitingMails(sqlite)
  } finally {
    sqlite.close()
  }
}

/** The granularity of times in file systems, by far. */
const SETTLED_MS = 1_000

/** As long as it is the same, nothing was written: every commit writes into the write-ahead log. Null where that cannot be told. */
export const logMark = (live: string): string | null => {
  const stat = statSync(`${live}-wal`, { throwIfNoEntry: false, bigint: true })
  return stat && systemClock.now() - Number(stat.mtimeMs) > SETTLED_MS ? [stat.ino, stat.size, stat.mtimeNs].join(' ') : null
}
