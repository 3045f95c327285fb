import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeKey } from '../../../server/backup/offsite/seal.ts'
import type { Installation } from '../../../shared/api/installation.ts'
import { aFolder } from '../log/openLog.ts'

import { GROUP, openWorld, signedIn } from '../testWorld.ts'
import { openTrusting, PLAN, type Trusting } from '../trust/holding.ts'

let held: Trusting
beforeEach(async () => {
  held = await openTrusting()
})
afterEach(() => held.world.close())

const state = async (): Promise<Installation> => (await held.chair.ask('GET', `/api/groups/${GROUP}/installation`)).body

test('[O8] the server says what it knows of itself: what was written, checked, signed, copied and refused; of nobody by name', async () => {
  const before = await state()
  expect(before).toMatchObject({ engine: 'sqlite', version: expect.stringMatching(/^\d+\.\d+\.\d+$/), backupAt: null, offsite: null })
  expect(before.logs).toMatchObject({ documents: 1, damaged: 0, unreadable: 0, checkedAt: null, signedAt: null })
  await held.write(PLAN, 3)
  await held.chair.ask('GET', `/api/groups/${GROUP}/heads`)
  await held.chair.ask('POST', `/api/groups/${GROUP}/verification`, {})
  expect((await held.observer.ask('GET', `/api/groups/${GROUP}/installation`)).status).toBe(403)
  const backup = spawnSync(process.execPath, ['server/cli/backup.ts', join(aFolder(), 'copy.db'), held.world.config.dataDir])
  expect(backup.status).toBe(0)
  const after = await state()
  const now = held.clock.now()
  expect(after.work.writtenAt).toBe(now)
  expect(after.logs).toMatchObject({ documents: 2, checkedAt: now, signedAt: now })
  expect(after.backupAt).toBeGreaterThan(0)
  expect(after.restored).toBeNull()
  expect(after.servers).toEqual({ bus: 'alone', count: 1, clockAhead: null })
  expect(after.space.free).toBeGreaterThan(0)
  expect(after.refusals).toContainEqual({ where: 'http', why: 'forbidden', count: 1 })
  expect(JSON.stringify(after)).not.toMatch(/example|chair|roadmap/)
})

test('[O8] [O18] the server says when off-site backups last succeeded, where they are configured', async () => {
  const { recipient } = await makeKey()
  const world = await openWorld({ ports: { clock: held.clock }, env: { BACKUP_TO: aFolder(), BACKUP_RECIPIENTS: recipient } })
  await world.addPerson('chair@example.org', 'chair')
  const chair = await signedIn(world, 'chair@example.org')
  expect((await chair.ask('GET', `/api/groups/${GROUP}/installation`)).body.offsite).toEqual({ goodAt: held.clock.now(), failed: null })
  await world.close()
})

test('[O8] the server says that a backup was restored, and of which moment, until another one has been made', async () => {
  const { db } = held.world.server.deps
  const entry = { account: null, subject: 'database', address: '' }
  const add = (action: string, at: number, detail: string) =>
    db
      .insertInto('audit')
      .values({ ...entry, action, at, detail })
      .execute()
  await add('backup.made', 5, '')
  await add('backup.restored', 7, 'of 2026-11-20T10:00:00.000Z')
  expect(await state()).toMatchObject({ backupAt: 5, restored: { at: 7, of: Date.UTC(2026, 10, 20, 10) } })
  await add('backup.restored', 8, '')
  expect((await state()).restored).toEqual({ at: 8, of: null })
  await add('backup.made', 6, '')
  expect(await state()).toMatchObject({ backupAt: 6, restored: null })
})
