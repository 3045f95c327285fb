// Brings an image of the embedded database up to date: only pages that differ are written. `node livePagesWorker.ts DATABASE IMAGE`, beside
// servers that write. A process of its own: when a process closes a file, it loses all of its locks on that file, also those of SQLite.
import { fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

const BUSY_MS = 1_000
const OTHER_ENDS_MS = 60_000
const TRIES = 100
const PAUSE_MS = 20
const CHUNK_BYTES = 1024 * 1024
/** In the header of the file: where the size of a page is, and whether there is a write-ahead log (2), which an image does not have (1). */
const PAGE_SIZE_AT = 16
const FORMATS_AT = [18, 19]

const [live = '', image = ''] = process.argv.slice(2)

/**
 * Begins a transaction that reads, of which the file alone has the state: the write-ahead log has nothing that is not in it. While the transaction
 * is open, nobody writes into the file: what was committed later stays in the log.
 */
const holdStill = (reader: DatabaseSync, other: DatabaseSync): boolean => {
  const first = reader.prepare('SELECT count(*) FROM sqlite_master')
  const checkpoint = other.prepare('PRAGMA wal_checkpoint(PASSIVE)')
  for (let tried = 0; tried < TRIES; tried++) {
    reader.exec('BEGIN')
    first.get()
    const row = checkpoint.get()
    // Equal also for a log that began anew after the reader: then none of it would be in the file, for the reader keeps others from writing there.
    if (row?.busy === 0 && row.log === row.checkpointed) return true
    reader.exec('COMMIT')
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS)
  }
  return false
}

const copyDifferentPages = (from: number, to: number): void => {
  const { size } = fstatSync(from)
  const [there, here] = [Buffer.alloc(CHUNK_BYTES), Buffer.alloc(CHUNK_BYTES)]
  let pageSize = CHUNK_BYTES
  for (let at = 0; at < size; at += CHUNK_BYTES) {
    const length = readSync(from, there, 0, CHUNK_BYTES, at)
    if (at === 0) {
      const stored = there.readUInt16BE(PAGE_SIZE_AT)
      pageSize = stored === 1 ? 65_536 : stored
      for (const format of FORMATS_AT) there[format] = 1
    }
    here.fill(0, readSync(to, here, 0, CHUNK_BYTES, at))
    if (there.compare(here, 0, length, 0, length) === 0) continue
    for (let page = 0; page < length; page += pageSize)
      if (there.compare(here, page, page + pageSize, page, page + pageSize) !== 0) writeSync(to, there, page, pageSize, at + page)
  }
  ftruncateSync(to, size)
}

// One after the other: a server that ended meanwhile does not end the process that it started.
const alone = new DatabaseSync(`${image}-lock`, { timeout: OTHER_ENDS_MS })
alone.exec('BEGIN EXCLUSIVE')
const reader = new DatabaseSync(live, { readOnly: true, timeout: BUSY_MS })
const other = new DatabaseSync(live, { timeout: BUSY_MS })
if (!holdStill(reader, other)) throw new Error('the database was written all the time')
// Closed by the end of the process, after the transaction.
copyDifferentPages(openSync(live, 'r'), openSync(image, 'r+'))
reader.close()
other.close()
alone.close()
