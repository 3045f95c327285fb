// A data folder with the sample in it, and what reads it: for the tests of the sample.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { createInThreadWork } from '../../../server/background/inThreadWork.ts'
import { systemClock } from '../../../server/clock.ts'
import { databaseFile, openDatabase } from '../../../server/db/open.ts'
import { createPasswords } from '../../../server/identity/passwords.ts'
import type { LogEntry } from '../../../server/log/log.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import { sqliteQueries } from '../../../server/log/sqliteQueries.ts'
import { seedSample } from '../../../server/sample/seedSample.ts'
import { HISTORIC } from '../../../server/sample/storyDates.ts'
import { sqliteStorage } from '../../../server/storage/sqliteStorage.ts'
import { type DocumentId, seq } from '../../../shared/ids.ts'
import { createDice } from '../../harness/random.ts'

export const openSample = async (dates = HISTORIC) => {
  const folder = await mkdtemp(join(tmpdir(), 'ruta-sample-'))
  const database = await openDatabase({ file: databaseFile(folder) })
  const log = createSqliteLog({ database, clock: systemClock, meetingOf: () => null })
  const seed = () =>
    seedSample({
      storage: sqliteStorage(database, systemClock),
      passwords: createPasswords(),
      password: 'a quiet river by the hills',
      clock: systemClock,
      random: createDice(1).bytes,
      dates,
    })
  const entriesOf = async (document: DocumentId): Promise<readonly LogEntry[]> => {
    const entries: LogEntry[] = []
    for await (const entry of log.read(document, seq(0))) entries.push(entry)
    return entries
  }
  return {
    database,
    file: databaseFile(folder),
    log,
    seed,
    entriesOf,
    async replayed(document: DocumentId): Promise<Y.Doc> {
      const doc = new Y.Doc()
      for (const { updates } of await entriesOf(document)) for (const update of updates) Y.applyUpdate(doc, update)
      return doc
    },
    /** Titles, decisions and history, as the worker would have read them. */
    async project() {
      const report = (what: string, error: unknown) => {
        throw new Error(what, { cause: error })
      }
      const background = createInThreadWork({ queries: sqliteQueries(database.sqlite, systemClock), log, clock: systemClock, report })
      await background.projected()
      await background.close()
    },
    async close() {
      database.close()
      await rm(folder, { recursive: true })
    },
  }
}
export type OpenedSample = Awaited<ReturnType<typeof openSample>>
