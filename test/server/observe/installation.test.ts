import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Installation } from '../../../shared/api/installation.ts'
import { aFolder } from '../log/openLog.ts'
import { GROUP } from '../testWorld.ts'
import { openTrusting, PLAN, type Trusting } from '../trust/holding.ts'

let held: Trusting
beforeEach(async () => {
  held = await openTrusting()
})
afterEach(() => held.world.close())

const state = async (): Promise<Installation> => (await held.chair.ask('GET', `/api/groups/${GROUP}/installation`)).body

test('[O8] the server says what it knows of itself: what was written, checked, signed, copied and refused; of nobody by name', async () => {
  const before = await state()
  expect(before).toMatchObject({ engine: 'sqlite', version: expect.stringMatching(/^\d+\.\d+\.\d+$/), backupAt: null })
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
  expect(after.servers).toEqual({ bus: 'alone', count: 1, clockAhead: null })
  expect(after.space.free).toBeGreaterThan(0)
  expect(after.refusals).toContainEqual({ where: 'http', why: 'forbidden', count: 1 })
  expect(JSON.stringify(after)).not.toMatch(/example|chair|roadmap/)
})
