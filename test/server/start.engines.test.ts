// The real service as a process: the first start, the second, and its end.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { PASSWORD } from './testWorld.ts'

/** Matches nothing: what is waited for is the exit. */
const NOTHING = /(?!)/
let folder: string
const children: ChildProcess[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ruta-process-'))
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

/** Resolves when what it has printed matches. */
const start = (wanted: RegExp, env: Record<string, string> = {}, entry = 'main') =>
  run([process.execPath, 'server/start.mjs', entry], wanted, env)
const run = async ([command, ...args]: readonly [string, ...string[]], wanted: RegExp, env: Record<string, string> = {}) => {
  const child = spawn(command, args, {
    env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: folder, ...env },
  })
  children.push(child)
  const printed = { text: '' }
  const matched = new Promise<RegExpExecArray>((resolve, reject) => {
    const read = (part: Buffer) => {
      printed.text += part.toString('utf8')
      const match = wanted.exec(printed.text)
      if (match) resolve(match)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', (code) => reject(new Error(`exit ${code}: ${printed.text}`)))
  })
  return { child, printed, match: await matched }
}
const post = (url: string, path: string, body: unknown) =>
  fetch(url + path, { method: 'POST', headers: { 'Content-Type': 'application/json', Origin: url }, body: JSON.stringify(body) })

test('[RE-02] [A7] an empty folder prints a set-up link, a used one does not; SIGTERM tells everybody to come back and exits 0', async () => {
  const first = await start(/(http:\/\/127\.0\.0\.1:\d+)\/set-up#(\S+)/)
  const [, url = '', token = ''] = first.match
  const made = await post(url, '/api/set-up', {
    token,
    name: 'Presidencia',
    email: 'chair@example.org',
    password: PASSWORD,
    group: { id: 'tco', name: { es: 'Grupo', en: 'Group' }, delegations: [{ code: 'CO', name: { es: 'C', en: 'C' }, agencies: [] }] },
  })
  expect(made.status).toBe(201)
  const cookie = made.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const ws = new WebSocket(`${url.replace('http', 'ws')}/live/roadmap:tco`, { headers: { Cookie: cookie, Origin: url } })
  await once(ws, 'open')
  const closed = once(ws, 'close')
  const exited = once(first.child, 'exit')
  const asked = performance.now()
  first.child.kill('SIGTERM')
  expect((await closed)[0]).toBe(1012)
  expect((await exited)[0]).toBe(0)
  expect(performance.now() - asked).toBeLessThan(10_000)

  const second = await start(/listens at (http:\S+)/)
  const again = await fetch(`${second.match[1]}/api/groups/tco`, { headers: { Cookie: cookie } })
  expect(again.status).toBe(200)
  expect(second.printed.text).not.toContain('set-up#')
})

test('[RE-02] `npm start` passes SIGTERM on: the server ends in order, and npm with it', async () => {
  const { child, match } = await run(['npm', 'start'], /listens at (http:\S+)/)
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  expect(await exited).toEqual([0, null])
  await expect(fetch(`${match[1]}/healthz`)).rejects.toThrow('fetch failed')
})

test('everything kept is readable by its owner alone, also in a folder that everybody may enter', async () => {
  await chmod(folder, 0o755)
  await start(/listens at/)
  const modes = await Promise.all((await readdir(folder)).map(async (name) => [name, (await stat(join(folder, name))).mode & 0o077]))
  expect(modes.map(([name]) => name)).toContain('ruta.db')
  expect(modes.filter(([, others]) => others !== 0)).toEqual([])
})

test('[HI-05] neither token nor password nor cookie is ever logged', async () => {
  const { match, printed, child } = await start(/(http:\/\/127\.0\.0\.1:\d+)\/set-up#(\S+)/, { LOG_LEVEL: 'debug' })
  const [, url = ''] = match
  const before = printed.text.length
  await post(url, '/api/session', { email: 'canary@example.org', password: 'canary password' })
  await post(url, '/api/session', { link: 'canary-link' })
  await fetch(`${url}/api/me`, { headers: { Cookie: 'session=canary-cookie' } })
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  await exited
  expect(printed.text.slice(before)).not.toContain('canary')
})

test('a taken port is told in one sentence', async () => {
  const { match } = await start(/listens at http:\/\/127\.0\.0\.1:(\d+)/)
  const port = match[1] ?? ''
  const other = await mkdtemp(join(tmpdir(), 'ruta-process-'))
  await expect(start(NOTHING, { PORT: port, DATA_DIR: other })).rejects.toThrow(
    `exit 1: Port ${port} is taken: stop what listens there, or set PORT.`,
  )
  await rm(other, { recursive: true })
})

test('the demo opens neither on a folder that holds a real group nor beyond this machine', async () => {
  const { match, child } = await start(/(http:\/\/127\.0\.0\.1:\d+)\/set-up#(\S+)/)
  const group = { id: 'real', name: { es: 'Grupo', en: 'Group' }, delegations: [{ code: 'CO', name: { es: 'C', en: 'C' }, agencies: [] }] }
  const chair = { token: match[2], name: 'Presidencia', email: 'chair@example.org', password: PASSWORD, group }
  expect((await post(match[1] ?? '', '/api/set-up', chair)).status).toBe(201)
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  await exited
  await expect(start(NOTHING, {}, 'demo')).rejects.toThrow(/holds a real group/)
  await expect(start(NOTHING, { HOST: '0.0.0.0', DATA_DIR: join(folder, 'other') }, 'demo')).rejects.toThrow(
    /listens on this machine alone/,
  )
})
