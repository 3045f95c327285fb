// A server's clock beside the database's, on both engines.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Clock, systemClock } from '../../../server/clock.ts'
import { readStorageStatus } from '../../../server/observe/storageStatus.ts'
import { openStorage } from '../../../server/storage/openStorage.ts'
import type { StorageLocation } from '../../../server/storage/storage.ts'
import { instant } from '../../../shared/ids.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { aFolder } from '../log/openLog.ts'

const postgres = usePostgres()
const HOUR = 3_600_000

const aheadBy = async (where: StorageLocation, ms: number): Promise<number | null> => {
  const clock: Clock = { ...systemClock, now: () => instant(Date.now() + ms) }
  const storage = await openStorage(where, { clock, report: () => undefined })
  const { clockAhead } = await readStorageStatus({ db: storage.db, queries: storage.queries, clock, folder: aFolder() })
  await storage.close()
  return clockAhead
}

test('[O8] a clock that is ahead of the database’s, or behind it, is told by as much as can be known', async () => {
  const where: StorageLocation = { engine: 'postgres', url: await postgres().database() }
  for (const off of [HOUR, -HOUR]) {
    const ahead = (await aheadBy(where, off)) ?? Number.NaN
    // Of what the question took, nobody knows when the other clock was read.
    expect(Math.abs(ahead)).toBeLessThanOrEqual(HOUR)
    expect(ahead / off).toBeGreaterThan(0.998)
  }
  expect(await aheadBy(where, 0)).toBe(0)
})

test('[O8] nothing is told of a clock of the embedded database, which has none', async () => {
  const file = join(aFolder(), 'ruta.db')
  expect(await aheadBy({ engine: 'sqlite', file }, HOUR)).toBeNull()
})
