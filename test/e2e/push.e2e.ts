// Notices outside of the page, in a real Chromium on a desktop whose notices can be pressed: what the server tells, what is shown of it, and
// where a press leads.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { CATALOGUE } from '../../client/base/messages/catalogue.ts'
import { buildPages } from '../../server/cli/build.ts'
import { systemClock } from '../../server/clock.ts'
import { PUSH_POLL_MS } from '../../server/push/push.ts'
import { serialiseMention } from '../../shared/comments/words.ts'
import { type AccountId, instant, roadmapId } from '../../shared/ids.ts'
import { LOCAL_CERTIFICATE } from '../harness/localCertificate.ts'
import { type PushService, startPushService } from '../harness/pushService.ts'
import { GROUP, openWorld, openWorldsWithPages, PASSWORD, signedIn, type World } from '../server/testWorld.ts'
import { freePort } from './demoServer.ts'
import { eventually, sees } from './person.ts'
import { openPushedBrowser, type PushedBrowser, wordsOf } from './pushedBrowser.ts'

const AT = `/api/groups/${GROUP}`
const SECRET = 'quetzal7731'
const es = CATALOGUE.es
const PAGES = join(import.meta.dirname, '..', '..', 'dist')
let folder: string
let port: number
let service: PushService
let world: World
let own: PushedBrowser
let ana: AccountId
/** The waits of the outbox are not waited for. */
let ahead = 0
const clock = {
  ...systemClock,
  now: () => instant(Date.now() + ahead),
  after: (ms: number, task: () => void) => systemClock.after(ms === PUSH_POLL_MS ? 50 : ms, task),
}
const open = (pagesFolder?: string) =>
  openWorld({
    bare: pagesFolder !== undefined,
    ports: { clock, push: { isAllowed: () => true, ca: LOCAL_CERTIFICATE.cert }, ...(pagesFolder ? { pagesFolder } : {}) },
    env: { PUSH_SERVICES: service.host, PORT: String(port), DATA_DIR: join(folder, 'data') },
  })

openWorldsWithPages()
beforeAll(() => buildPages())
beforeEach(async () => {
  ;[folder, port, service] = await Promise.all([mkdtemp(join(tmpdir(), 'ruta-push-')), freePort(), startPushService()])
  said = 0
  world = await open()
  ana = await world.addPerson('ana@example.org', 'delegate')
  await world.addPerson('luis@example.org', 'delegate')
  await world.addPerson('chair@example.org', 'chair')
  own = await openPushedBrowser(world.server.url, service, 'es')
})
afterEach(async ({ task }) => {
  // CI keeps words only.
  if (task.result?.state === 'fail')
    for (const page of own.context.pages())
      console.error(page.url(), onDesktop(), (await page.locator('body').ariaSnapshot()).slice(0, 3_000))
  await own.close()
  await world.close()
  await service.close()
  await rm(folder, { recursive: true, force: true })
})
let said = 0
const mention = async (visibility: 'all' | 'delegation' = 'all') => {
  const by = await signedIn(world, visibility === 'all' ? 'chair@example.org' : 'luis@example.org')
  said++
  const { status } = await by.ask('POST', `${AT}/comments`, {
    id: `c${said}`,
    thread: `t${said}`,
    document: roadmapId(GROUP),
    subject: 'item:k3',
    field: null,
    anchor: null,
    visibility,
    language: 'es',
    words: `${SECRET} ${serialiseMention({ kind: 'account', id: ana })}`,
  })
  expect(status).toBe(201)
}
/** Until the push service has this many, and the worker what is meant for it. */
const arrive = async (count: number) => {
  ahead += PUSH_POLL_MS
  await eventually(() => service.received.length).toBe(count)
  await own.deliver()
}
const onDesktop = () => own.desktop.shown().map(wordsOf)
const press = () => {
  const [notice] = own.desktop.shown()
  if (!notice) throw new Error('nothing is shown')
  own.desktop.press(notice)
}
const signIn = async (page: Page, email = 'ana@example.org') => {
  await page.getByLabel(es.access.email).fill(email)
  await page.getByLabel(es.access.password, { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
}
/** Signs in and lets this browser show notices, by the switch under *My account*. */
const turnOn = async () => {
  const { page } = own
  await page.goto('/healthz')
  const status = await page.evaluate(
    async ({ email, password }) => {
      const ask = async (method: string, path: string, body: object) =>
        (await fetch(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).status
      // Its hours must not decide what the story sees.
      return [
        await ask('POST', '/api/session', { email, password }),
        await ask('PATCH', '/api/me', { language: 'es' }),
        await ask('PATCH', '/api/me/notices', { quietFrom: 0, quietUntil: 0 }),
      ]
    },
    { email: 'ana@example.org', password: PASSWORD },
  )
  expect(status).toEqual([200, 200, 200])
  await page.goto('/me#notices')
  const here = page.getByRole('switch', { name: es.notices.push.here })
  await here.waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await here.click()
  await eventually(() => here.isChecked()).toBe(true)
}
const signOut = async () => {
  const { page } = own
  await page.getByRole('button', { name: /^Su cuenta: / }).click()
  await page.getByRole('menuitem', { name: es.frame.signOut }).click()
  await page.getByLabel(es.access.password, { exact: true }).waitFor()
}
/** The server comes back with another worker, which its reader takes. */
const installNewVersion = async () => {
  const pages = join(folder, 'pages')
  await cp(PAGES, pages, { recursive: true })
  const file = join(pages, 'sw.js')
  const source = await readFile(file, 'utf8')
  await writeFile(file, source.replace(/SHELL_VERSION="[^"]+"/, 'SHELL_VERSION="newer"'))
  await Promise.all(['br', 'gz'].map((ending) => rm(`${file}.${ending}`, { force: true })))
  await world.close()
  world = await open(pages)
  await own.page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()))
  const waits = () => own.page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null)
  await eventually(waits).toBe(true)
  const reloaded = own.page.waitForEvent('load')
  await own.page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.postMessage('skip-waiting'))
  await reloaded
}

test('[P12] [P35] Chromium shows kind, code and group alone, in the reader’s language; a press leads the page that is open to the thread', async () => {
  await turnOn()
  await mention()
  await arrive(1)
  await eventually(onDesktop).toEqual(['Menciones de usted | Grupo'])
  const kept = await own.page.evaluate(async () => {
    const shown = await (await navigator.serviceWorker.ready).getNotifications()
    return shown.map(({ title, body, tag, lang, data }) => ({ title, body, tag, lang, data }))
  })
  expect(kept).toMatchObject([
    { title: 'Menciones de usted', body: 'Grupo', lang: 'es', data: expect.stringMatching(/^\/g\/tco\/road-map\?item=k3/) },
  ])
  expect(kept[0]?.tag).not.toBe('')
  expect(JSON.stringify(kept)).not.toContain(SECRET)
  // What is being written in the page stays: it goes there by itself.
  await own.page.evaluate(() => Object.assign(window, { wasHere: true }))
  press()
  await own.page.waitForURL(/\/g\/tco\/road-map\?item=k3&show=comments&thread=t1/)
  expect(await own.page.evaluate(() => 'wasHere' in window)).toBe(true)
  expect(own.context.pages().length).toBe(1)
  await eventually(onDesktop).toEqual([])
})

test('[P35] with no page of Ruta open, and a new version installed in between, a press opens the thread in a page of its own', async () => {
  await turnOn()
  await mention()
  await arrive(1)
  await eventually(onDesktop).toEqual(['Menciones de usted | Grupo'])
  await installNewVersion()
  await own.page.goto('about:blank')
  const opened = own.context.waitForEvent('page')
  press()
  await (await opened).waitForURL(/\/g\/tco\/road-map\?item=k3&show=comments&thread=t1/)
  await eventually(onDesktop).toEqual([])
})

test('[P35] a page that was reloaded past its worker and does not answer stays as it is: a press opens the thread in another', async () => {
  await turnOn()
  await mention('delegation')
  await arrive(1)
  // Only that there is one.
  await eventually(onDesktop).toEqual(['Comentario para su delegación | Grupo'])
  const { page, context } = own
  await page.goto('/forgotten')
  const devtools = await context.newCDPSession(page)
  await Promise.all([page.waitForEvent('load'), devtools.send('Page.reload', { ignoreCache: true })])
  await eventually(() => page.evaluate(() => navigator.serviceWorker.controller)).toBeNull()
  const opened = context.waitForEvent('page')
  press()
  await (await opened).waitForURL(/\/g\/tco\/road-map\?item=k3&show=comments&thread=t1/)
  expect(new URL(page.url()).pathname).toBe('/forgotten')
})

test('[P34] a session that has run out still lets a notice through; pressed, its reader signs in and is where it leads', async () => {
  await turnOn()
  await world.server.deps.db
    .updateTable('session')
    .set({ last_used: instant(Date.now() - 31 * 60_000) })
    .where('account', '=', ana)
    .execute()
  await mention()
  await arrive(1)
  await eventually(onDesktop).toEqual(['Menciones de usted | Grupo'])
  const { page } = own
  await page.goto('/forgotten')
  press()
  await page.getByLabel(es.access.password, { exact: true }).waitFor()
  await signIn(page)
  await page.waitForURL(/\/g\/tco\/road-map\?item=k3&show=comments&thread=t1/)
})

test('[P35] [P36] signed out here, what stands on the desktop goes and nothing more comes; nor does it when another account signs in', async () => {
  await turnOn()
  await mention()
  await arrive(1)
  await eventually(onDesktop).toEqual(['Menciones de usted | Grupo'])
  await signOut()
  await eventually(onDesktop).toEqual([])
  expect(own.isSubscribed()).toBe(false)

  // Turned on again, and left without signing out.
  await turnOn()
  await mention()
  await arrive(2)
  await eventually(onDesktop).toEqual(['Menciones de usted | Grupo'])
  await own.context.clearCookies({ name: /session/ })
  await own.page.goto('/me')
  await signIn(own.page, 'luis@example.org')
  await eventually(own.isSubscribed).toBe(false)
  await eventually(onDesktop).toEqual([])
})

test('[P35] a notice of a group that its reader has left meanwhile leads to a page that says so, and shows nothing of the group', async () => {
  await turnOn()
  await mention()
  await arrive(1)
  await eventually(onDesktop).toEqual(['Menciones de usted | Grupo'])
  const chair = await signedIn(world, 'chair@example.org')
  expect((await chair.ask('DELETE', `${AT}/members/${ana}`)).status).toBeLessThan(300)
  press()
  await own.page.waitForURL(/\/g\/tco\//)
  await sees(own.page.getByRole('heading', { name: es.common.notHere }))
  expect(await own.page.content()).not.toContain(SECRET)
})
