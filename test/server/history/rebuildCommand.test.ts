import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../server/db/open.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import { DOCUMENTS, live } from '../../shared/history/life.ts'
import { readOn } from '../../shared/history/reading.ts'
import { aFolder } from '../log/openLog.ts'

const rebuild = (folder: string) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['server/cli/rebuildHistory.ts', folder], { encoding: 'utf8' })
  return { status, stdout: stdout.split('\n').filter((line) => !line.startsWith('Read in')), stderr }
}

test('[I5] `npm run rebuild-history` prints the same digest again and again, and works alone', async () => {
  const folder = aFolder()
  const file = `${folder}/ruta.db`
  expect(rebuild(dirname(folder))).toMatchObject({ status: 2, stderr: expect.stringContaining('There is no database') })
  const database = await openDatabase({ file })
  const log = await live(async (world) => createSqliteLog({ database, ...world }), { seed: 5, steps: 80 })
  for (const document of DOCUMENTS) await readOn(database.sqlite, log, document)
  expect(rebuild(folder)).toMatchObject({ status: 2, stderr: expect.stringContaining('stop the server first') })
  database.sqlite.exec("UPDATE history_event SET words = 'changed by hand'")
  database.close()
  const first = rebuild(folder)
  expect(first).toMatchObject({ status: 0, stderr: '' })
  expect(first.stdout.filter((line) => line !== '').map((line) => line.split('  ')[1])).toEqual([...[...DOCUMENTS].sort(), 'all'])
  expect(rebuild(folder)).toEqual(first)
})
