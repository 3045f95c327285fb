// Whether writes succeed: a failed one is remembered until one succeeds, and a readiness check tries a small write.
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Queries } from '../db/queries.ts'
import type { UpdateLog } from '../log/log.ts'
import { reasonOf } from '../reasonOf.ts'

export interface StorageWriting {
  /** A write has failed because of the database. */
  readonly failed: (error: unknown) => void
  /** The same log, with observed appends. */
  readonly watched: (log: UpdateLog) => UpdateLog
  /** Null while writes succeed; otherwise the last error. Tries one when there was none for a while. */
  readonly trouble: () => Promise<string | null>
  /** The same without trying. */
  readonly known: () => string | null
}

interface Dependencies {
  readonly clock: Pick<Clock, 'elapsed'>
  /** Writes a little, and resolves when it is durable. */
  readonly probe: () => Promise<unknown>
}

/** A failure is reported for this long, unless an append has succeeded since. */
const REMEMBERED_MS = 30_000
/** Minimum interval: supervisors check often, and each probe is an fsync. */
const PROBE_EVERY_MS = 5_000

export const createWriting = ({ clock, probe }: Dependencies): StorageWriting => {
  let failure: { readonly at: number; readonly why: string } | null = null
  let probed: { readonly at: number; readonly why: Promise<string | null> } | null = null
  let lastProbe: string | null = null

  const failed = (error: unknown) => {
    failure = { at: clock.elapsed(), why: reasonOf(error) }
  }
  const known = () => (failure && clock.elapsed() - failure.at < REMEMBERED_MS ? failure.why : lastProbe)
  const tryOne = async (): Promise<string | null> => {
    try {
      await probe()
      // The failure was found by a probe, and has ended.
      if (lastProbe !== null) failure = null
      lastProbe = null
    } catch (error) {
      lastProbe = reasonOf(error)
    }
    return lastProbe
  }

  return {
    failed,
    watched: (log) => ({
      ...log,
      async append(batches) {
        try {
          const appended = await log.append(batches)
          failure = null
          return appended
        } catch (error) {
          failed(error)
          throw error
        }
      },
    }),
    async trouble() {
      if (!probed || clock.elapsed() - probed.at >= PROBE_EVERY_MS) probed = { at: clock.elapsed(), why: tryOne() }
      const why = await probed.why
      return known() ?? why
    },
    known,
  }
}

/** About the size of a commit of some edits. */
const PROBE_BYTES = 256 * 1024

/** A file of the data folder, synced and removed; and, on SQLite, a commit of unused data. */
export const probeOf = (queries: Pick<Queries, 'engine' | 'write' | 'all'>, folder: string) => async (): Promise<void> => {
  if (queries.engine === 'postgres') {
    const [row] = await queries.all(`SELECT pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on' AS closed`)
    if (row?.closed === true) throw new Error('the database takes no writes: it is a standby, or read-only')
    return
  }
  const path = join(folder, '.probe')
  const file = await open(path, 'w', 0o600)
  try {
    await file.write(Buffer.alloc(PROBE_BYTES))
    await file.sync()
  } finally {
    await file.close()
    await rm(path, { force: true })
  }
  await queries.write([{ text: 'PRAGMA user_version = 1', values: [] }])
}
