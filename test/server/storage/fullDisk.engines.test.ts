// The disk of the data folder is full: nothing is called saved, the server says that it is not ready, and signing out still works.
import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { platform } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../../server/clock.ts'
import { aFolder } from '../log/openLog.ts'
import { eventually } from '../relay/sockets.ts'
import { GROUP, openWorld, PASSWORD, signedIn, visit } from '../testWorld.ts'

const mayMount = platform() === 'linux' && process.getuid?.() === 0

const aSmallDisk = (megabytes: number): string => {
  const folder = join(aFolder(), 'disk')
  mkdirSync(folder)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder])
  if (mounted.status !== 0) throw new Error(`no disk of its own: ${mounted.stderr}`)
  onTestFinished(() => void spawnSync('umount', ['-l', folder]))
  return folder
}
/** The returned function makes room again. */
const fill = (folder: string): (() => void) => {
  const ballast = join(folder, 'ballast')
  const file = openSync(ballast, 'w')
  for (const size of [64 * 1024, 4096, 1])
    try {
      for (;;) writeSync(file, Buffer.alloc(size))
    } catch {
      // Full.
    }
  closeSync(file)
  return () => rmSync(ballast)
}

test.skipIf(!mayMount)('[O15] a full disk: /readyz says no, who signs out is out, and both are as before when there is room', async () => {
  const folder = aSmallDisk(8)
  let skipped = 0
  const clock = { ...systemClock, elapsed: () => systemClock.elapsed() + skipped }
  const world = await openWorld({ env: { DATA_DIR: folder }, ports: { clock } })
  onTestFinished(() => world.server.close())
  await world.addPerson('chair@example.org', 'chair')
  const [chair, other] = [await signedIn(world, 'chair@example.org'), await signedIn(world, 'chair@example.org')]
  const ready = async () => visit(world).ask('GET', '/readyz')
  expect(await ready()).toMatchObject({ status: 200, body: { ready: true } })

  const makeRoom = fill(folder)
  // The write-ahead log may have some room of its own left.
  await eventually(async () => (await chair.ask('POST', `/api/groups/${GROUP}/pages`, {})).status === 503, 'writes fail', 20_000)
  const full = await ready()
  expect(full).toMatchObject({ status: 503, body: { ready: false, why: expect.stringMatching(/full|ENOSPC|no space/i) } })
  expect(full.headers.get('Retry-After')).not.toBeNull()
  const password = { email: 'chair@example.org', password: PASSWORD }
  expect(await visit(world).ask('POST', '/api/session', password)).toMatchObject({ status: 503, body: { refusal: 'unavailable' } })
  expect((await chair.ask('GET', '/metrics')).text).toContain('ruta_writes_failing 1')
  expect((await chair.ask('GET', `/api/groups/${GROUP}/installation`)).body.work).toMatchObject({ failing: true })

  const cookies = other.cookieHeader
  const out = await other.ask('DELETE', '/api/session')
  expect(out.status === 204 || (out.status === 200 && out.body.recorded === false)).toBe(true)
  expect(other.cookieHeader).not.toContain('session')
  const copied = await visit(world).ask('GET', '/api/session', undefined, { Cookie: cookies })
  expect(copied.body).toMatchObject({ me: null })

  makeRoom()
  await eventually(async () => (await chair.ask('POST', `/api/groups/${GROUP}/pages`, {})).status === 201, 'writes succeed again')
  // A failure is reported for half a minute.
  skipped = 30_000
  await eventually(async () => (await ready()).status === 200, 'it is ready again')
  await world.server.identity.sessions.deleteEnded()
  expect(await world.server.deps.db.selectFrom('session').select('id').execute()).toHaveLength(1)
})
