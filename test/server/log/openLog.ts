// A log on a real SQLite file in a folder of its own, closed and removed when the test ends.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Database, openDatabase } from '../../../server/db/open.ts'
import type { UpdateLog } from '../../../server/log/log.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import { createSettableClock } from './updateLogContract.ts'

/** Of several tests that run at once, each gives its own `finished`. */
export const aFolder = (finished = onTestFinished): string => {
  const folder = mkdtempSync(join(tmpdir(), 'ruta-log-'))
  finished(() => rmSync(folder, { recursive: true }))
  return folder
}

export const openLog = async (): Promise<{ readonly log: UpdateLog; readonly database: Database; readonly file: string }> => {
  const file = join(aFolder(), 'ruta.db')
  const database = await openDatabase({ file })
  onTestFinished(() => database.close())
  return { log: createSqliteLog({ database, clock: createSettableClock().clock, meetingOf: () => null }), database, file }
}
