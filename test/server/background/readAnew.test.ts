// A start after an upgrade that reads the logs again.
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { databaseFile } from '../../../server/db/open.ts'
import { createLogger } from '../../../server/observe/logger.ts'
import { aFolder } from '../log/openLog.ts'
import { openWorld } from '../testWorld.ts'

test('[L9] a start says how many histories are read from the first entry on, and the next one has none left', async () => {
  const folder = aFolder()
  const lines: string[] = []
  const logger = createLogger('warn', { write: (line) => void lines.push(line) })
  const start = async (bare: boolean) => {
    lines.length = 0
    const world = await openWorld({ env: { DATA_DIR: folder }, bare, ports: { logger } })
    await world.close()
    return lines.filter((line) => line.includes('histories are read'))
  }
  expect(await start(false)).toEqual([])
  const sqlite = new DatabaseSync(databaseFile(folder))
  // As the migration that counts entries leaves it.
  sqlite.exec("DELETE FROM projector WHERE name = 'history'")
  const logs = sqlite.prepare('SELECT count(*) AS documents, sum(seq) AS entries FROM log_head WHERE seq > 0').get()
  sqlite.close()
  const [line = '', ...more] = await start(true)
  expect(more).toEqual([])
  expect(JSON.parse(line)).toMatchObject({ level: 'warn', ...logs })
  expect(await start(true)).toEqual([])
})
