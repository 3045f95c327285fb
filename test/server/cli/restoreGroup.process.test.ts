// One group of an off-site backup beside the running installation, by the command of the documentation.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createGroup } from '../../../server/groups/groups.ts'
import { type GroupId, parseGroupId, roadmapId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { run } from '../backup/installation.ts'
import { aFolder } from '../log/openLog.ts'
import { GROUP, openWorld, signedIn } from '../testWorld.ts'
import { openTrusting, PLAN } from '../trust/holding.ts'

const OTHER = must(parseGroupId('forfeiture'), 'a group id')

test('[O47] a group as of a moment is restored alone into a new folder, and is read there, as it was and by its members, beside the installation that goes on', async () => {
  const { world, chair, write, clock } = await openTrusting()
  onTestFinished(world.close)
  const { deps, log } = world.server
  await createGroup(deps, { id: OTHER, name: { es: 'Reservado', en: 'Confidential' }, delegations: [] })
  await world.addPerson('else@example.org', 'chair', OTHER)
  await write(PLAN, 3)
  const key = join(aFolder(), 'key')
  const recipient = (await run('backup', '--new-key', key)).said.split('\n')[0] ?? ''
  const to = join(aFolder(), 'backups')
  const backUp = async () =>
    expect(await run('backup', '--to', to, '--recipient', recipient, world.config.dataDir)).toMatchObject({ code: 0 })
  await backUp()
  const then = { at: new Date(Date.now() + 1).toISOString(), head: await log.head(PLAN) }
  await write(PLAN, 5)
  await backUp()

  const restore = (group: GroupId | string, folder: string) =>
    run('restore', '--from', to, '--key', key, '--at', then.at, '--group', group, folder)
  expect(await restore('nobody', aFolder())).toEqual({
    code: 2,
    said: expect.stringContaining('there is no group nobody in the backup, but forfeiture, tco. Nothing was changed.'),
  })
  expect(await restore(GROUP, world.config.dataDir)).toMatchObject({ code: 2, said: expect.stringContaining('name a new folder') })
  const folder = aFolder()
  const { code, said } = await restore(GROUP, folder)
  expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining(`DATA_DIR=${folder} PORT=3100 npm start`) })
  const bytes = readFileSync(join(folder, 'ruta.db'))
  for (const word of ['Reservado', 'else@example.org', roadmapId(OTHER)]) expect(bytes.includes(word), word).toBe(false)
  expect(spawnSync(process.execPath, ['server/cli/verify.ts', folder], { encoding: 'utf8' })).toMatchObject({ status: 0 })

  const copy = await openWorld({ env: { DATA_DIR: folder }, ports: { clock }, bare: true })
  onTestFinished(copy.close)
  const reader = await signedIn(copy, 'chair@example.org')
  expect((await reader.ask('GET', `/api/groups/${GROUP}`)).body.readOnly).toMatchObject({
    as: 'suspended',
    why: { en: expect.stringContaining('to be read only') },
  })
  expect(await copy.server.log.head(PLAN)).toEqual(then.head)
  expect((await reader.ask('POST', `/api/groups/${GROUP}/pages`, {})).body).toMatchObject({ refusal: 'group-read-only' })
  expect((await chair.ask('POST', `/api/groups/${GROUP}/pages`, {})).status).toBe(201)
})
