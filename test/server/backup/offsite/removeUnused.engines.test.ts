// What off-site backups left in the data folder, after BACKUP_TO was removed from the settings.
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withLock } from '../../../../server/backup/offsite/lock.ts'
import { makeKey } from '../../../../server/backup/offsite/seal.ts'
import { createLogger } from '../../../../server/observe/logger.ts'
import { aFolder } from '../../log/openLog.ts'
import { openWorld } from '../../testWorld.ts'

const COPIES = [
  'ruta-offsite.image.db',
  'ruta-offsite.mirror.db',
  'ruta-offsite.mirror.db-journal',
  'ruta-offsite.part',
  'ruta-offsite.part.age',
]
const LEFT = [...COPIES, 'ruta-offsite.json', 'ruta-offsite.pages', 'ruta-offsite.mirror.json', 'ruta-offsite.mirror.json.part']

const aFolderWithRemains = () => {
  const folder = aFolder()
  for (const name of [...LEFT, 'mine.db']) writeFileSync(join(folder, name), 'a copy of everything')
  return folder
}
/** What the log of a server says that starts on this folder and stops. */
const startOn = async (folder: string, env: Record<string, string> = {}) => {
  const lines: Record<string, unknown>[] = []
  const logger = createLogger('warn', { write: (line: string) => void lines.push(JSON.parse(line)) })
  const world = await openWorld({ env: { DATA_DIR: folder, ...env }, ports: { logger }, bare: true })
  await world.close()
  return lines.filter(({ msg }) => /off-site/.test(String(msg)))
}
const leftIn = (folder: string) => readdirSync(folder).filter((name) => LEFT.includes(name) || name === 'mine.db')

test('[O29] a server without BACKUP_TO removes the copies of its database that off-site backups left there, and its log names them', async () => {
  const folder = aFolderWithRemains()
  expect(await startOn(folder)).toEqual([
    expect.objectContaining({ removed: COPIES, msg: expect.stringMatching(/left in the data folder were removed/) }),
  ])
  expect(leftIn(folder)).toEqual(['mine.db'])
  expect(await startOn(folder)).toEqual([])
})

test('[O29] with BACKUP_TO the embedded database keeps what its backups go on from, and loses the mirror of a PostgreSQL it has left', async () => {
  const folder = aFolderWithRemains()
  const env = { BACKUP_TO: join(aFolder(), 'backups'), BACKUP_RECIPIENTS: (await makeKey()).recipient }
  expect(await startOn(folder, env)).toEqual([expect.objectContaining({ removed: COPIES.slice(1, 3) })])
  expect(leftIn(folder)).toEqual([
    'mine.db',
    'ruta-offsite.image.db',
    'ruta-offsite.json',
    'ruta-offsite.pages',
    'ruta-offsite.part',
    'ruta-offsite.part.age',
  ])
})

test('[O29] while a backup by hand uses them they stay, the log says so, and the next start removes them', async () => {
  const folder = aFolderWithRemains()
  const said = await withLock(folder, () => startOn(folder))
  expect(said).toEqual([
    expect.objectContaining({
      msg: expect.stringMatching(/could not be removed/),
      err: expect.objectContaining({ message: expect.stringMatching(/another backup is under way/) }),
    }),
  ])
  expect(leftIn(folder)).toHaveLength(LEFT.length + 1)
  expect(await startOn(folder)).toHaveLength(1)
})
