// The operator's command for an account whose second factor nobody in its group may reset.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openWorld, signedIn, type World } from '../testWorld.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const reset = (email: string) =>
  promisify(execFile)(process.execPath, ['server/cli/resetSecondFactor.ts', email, world.config.dataDir]).then(
    ({ stdout }) => stdout,
    (error: { stderr: string }) => error.stderr,
  )

test('[A40] the operator removes the last chair’s second factor, beside a running server; its sessions end, and audit and inbox say so', async () => {
  const { db } = world.server.deps
  const account = await world.addPerson('chair@example.org', 'chair')
  const chair = await signedIn(world, 'chair@example.org')
  expect(await reset('chair@example.org')).toContain('has no two-step verification')
  expect(await reset('nobody@example.org')).toContain('There is no account')
  await db.insertInto('authenticator').values({ account, secret: 'JBSWY3DPEHPK3PXP', created_at: 1, last_step: 1 }).execute()
  await db.insertInto('recovery_code').values({ account, hash: 'x', created_at: 1 }).execute()
  expect(await reset('CHAIR@example.org')).toContain('was removed')
  expect((await chair.ask('GET', '/api/me')).status).toBe(401)
  expect(await db.selectFrom('recovery_code').selectAll().execute()).toEqual([])
  expect(await db.selectFrom('notice').select('kind').where('account', '=', account).execute()).toEqual([{ kind: 'factorChanged' }])
  // The password alone opens it.
  await signedIn(world, 'chair@example.org')
  expect(await db.selectFrom('audit').select('account').where('action', '=', 'factor.reset').execute()).toEqual([{ account: null }])
})
