import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../../server/db/open.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import { updateLogContract } from './updateLogContract.ts'

updateLogContract('SQLite', async (world) => {
  const folder = mkdtempSync(join(tmpdir(), 'ruta-log-'))
  const databases = [await openDatabase({ file: join(folder, 'ruta.db') })]
  const logOn = (database: (typeof databases)[number]) => createSqliteLog({ ...world, database })
  return {
    log: logOn(databases[0] ?? (await openDatabase({ file: ':memory:' }))),
    again: async () => {
      const database = await openDatabase({ file: join(folder, 'ruta.db') })
      databases.push(database)
      return logOn(database)
    },
    close: async () => {
      for (const database of databases) database.close()
      rmSync(folder, { recursive: true })
    },
  }
})
