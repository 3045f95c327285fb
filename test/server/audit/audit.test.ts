// Who did what, when and from where: every act that the audit knows is written by the server, with all of it, and by nobody else.
import { readdirSync, readFileSync } from 'node:fs'
import { join as path } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { createGroup } from '../../../server/groups/groups.ts'
import { MOST_DENIALS } from '../../../server/identity/denials.ts'
import { AUDIT_ACTIONS } from '../../../shared/audit/actions.ts'
import { clientId, parseGroupId, roadmapId } from '../../../shared/ids.ts'
import { encodeUpdate } from '../../../shared/protocol/frame.ts'
import { must } from '../../../shared/result.ts'
import { addItem } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'
import { join } from '../relay/sockets.ts'
import { GROUP, openWorld, PASSWORD, signedIn, visit, type World } from '../testWorld.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const rows = () => world.server.deps.db.selectFrom('audit').selectAll().orderBy('id').execute()
const acts = async () => (await rows()).map(({ account, action, subject, detail }) => [account, action, subject, detail])

test('[HI-07] sign-ins, wrong passwords, a changed password and sign-outs, each with who, when and from where', async () => {
  const account = await world.addPerson('ana@example.org', 'delegate')
  const begin = Date.now()
  await visit(world).ask('POST', '/api/session', { email: 'ana@example.org', password: 'wrong' })
  await visit(world).ask('POST', '/api/session', { email: 'nobody@example.org', password: 'wrong' })
  const ana = await signedIn(world, 'ana@example.org')
  await ana.ask('PUT', '/api/me/password', { current: 'wrong', next: 'tres gatos cruzan el puente' })
  await ana.ask('PUT', '/api/me/password', { current: PASSWORD, next: 'tres gatos cruzan el puente' })
  await ana.ask('DELETE', '/api/session')
  const written = await rows()
  expect(written.map(({ account: who, action }) => [who, action])).toEqual([
    [account, 'session.refused'],
    [null, 'session.refused'],
    [account, 'session.opened'],
    [account, 'session.refused'],
    [account, 'password.changed'],
    [account, 'session.ended'],
  ])
  for (const { at, address } of written) expect([at >= begin && at <= Date.now(), address]).toEqual([true, '127.0.0.1'])
  // No address that was tried, and no secret.
  expect(JSON.stringify(written)).not.toMatch(/example\.org|wrong|gatos|vela/)
})

test('[HI-07] acts in a group are in the audit: texts, sessions, moments, invitations and who came by one', async () => {
  const account = await world.addPerson('chair@example.org', 'chair')
  const chair = await signedIn(world, 'chair@example.org')
  const group = `/api/groups/${GROUP}`
  await chair.ask('POST', `${group}/pages`, {})
  const { body: meeting } = await chair.ask('POST', `${group}/meetings`, {})
  await chair.ask('PUT', `${group}/meetings/${meeting.id}/state`, { state: 'open' })
  const { body: moment } = await chair.ask('POST', `${group}/moments`, { name: 'Antes' })
  await chair.ask('DELETE', `${group}/moments/${moment.id}`)
  const seat = { role: 'observer', delegation: null, agency: null, name: 'Nueva', email: null }
  const invite = async () => (await chair.ask('POST', `${group}/invitations`, seat)).body.link.split('#')[1]
  await invite()
  const { body: invitations } = await chair.ask('GET', `${group}/invitations`)
  await chair.ask('DELETE', `${group}/invitations/${invitations[0].id}`)
  const newcomer = visit(world)
  await newcomer.ask('POST', '/api/invitations/acceptance', { token: await invite(), email: 'nueva@example.org', password: PASSWORD })
  const { body: me } = await newcomer.ask('GET', '/api/me')
  expect((await acts()).filter(([, action]) => action !== 'session.opened').map(([who, action]) => [who, action])).toEqual([
    [account, 'page.created'],
    [account, 'meeting.created'],
    [account, 'meeting.changed'],
    [account, 'moment.named'],
    [account, 'moment.removed'],
    [account, 'invitation.sent'],
    [account, 'invitation.revoked'],
    [account, 'invitation.sent'],
    [me.account.id, 'member.joined'],
  ])
})

test('[HI-07] denials by REST and on the line, with what was asked for', async () => {
  const other = must(parseGroupId('otro'), 'a group')
  await createGroup(world.server.deps, { id: other, name: { es: 'Otro', en: 'Other' }, delegations: [] })
  const account = await world.addPerson('elsewhere@example.org', 'chair', other)
  const elsewhere = await signedIn(world, 'elsewhere@example.org')
  await elsewhere.ask('GET', `/api/groups/${GROUP}/history`)
  expect((await join(world, elsewhere, roadmapId(GROUP))).status).toBe(404)
  expect((await join(world, elsewhere, 'page:none')).status).toBe(404)
  await vi.waitFor(async () =>
    expect((await acts()).slice(1)).toEqual([
      [account, 'access.denied', GROUP, 'history.read'],
      [account, 'access.denied', roadmapId(GROUP), 'live'],
    ]),
  )
})

test('[HI-07] endless denied requests do not fill the disk: the first of each quarter of an hour are kept', async () => {
  const other = must(parseGroupId('otro'), 'a group')
  await createGroup(world.server.deps, { id: other, name: { es: 'Otro', en: 'Other' }, delegations: [] })
  const account = await world.addPerson('elsewhere@example.org', 'chair', other)
  await world.addPerson('neighbor@example.org', 'chair', other)
  const denials = async () => (await acts()).filter(([, action]) => action === 'access.denied')
  const elsewhere = await signedIn(world, 'elsewhere@example.org')
  for (let n = 0; n < MOST_DENIALS + 20; n++) expect((await elsewhere.ask('GET', `/api/groups/${GROUP}/history`)).status).toBe(404)
  expect(await denials()).toHaveLength(MOST_DENIALS)
  expect((await denials()).every(([who]) => who === account)).toBe(true)
  // Nobody else is kept out of it by them.
  await (await signedIn(world, 'neighbor@example.org')).ask('GET', `/api/groups/${GROUP}/history`)
  expect(await denials()).toHaveLength(MOST_DENIALS + 1)
})

test('[HI-07] [YJ-07] [I3] a person who writes under another’s id is named, once for each document', async () => {
  const ana = await world.addPerson('ana@example.org', 'delegate')
  const account = await world.addPerson('mal@example.org', 'delegate')
  const document = roadmapId(GROUP)
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update) => updates.push(update))
  addItem(doc, { title: { es: 'de Ana' } }, createDice(1).bytes)
  await world.server.log.append([
    {
      document,
      after: await world.server.log.head(document),
      claims: [{ client: clientId(doc.clientID), account: ana }],
      drafts: [{ updates, kind: 'live', author: ana, delegation: null, source: null }],
    },
  ])
  const forged: Uint8Array[] = []
  doc.on('update', (update) => forged.push(update))
  addItem(doc, { title: { es: 'no de Ana' } }, createDice(2).bytes)
  const mal = await signedIn(world, 'mal@example.org')
  const before = await world.server.log.head(document)
  for (let n = 0; n < 3; n++) {
    const { ws } = await join(world, mal, document)
    const denied = new Promise<void>((resolve) => ws.on('message', (data) => data instanceof Buffer && data[0] === 2 && resolve()))
    ws.send(encodeUpdate(forged[0] ?? new Uint8Array()))
    await denied
    ws.terminate()
  }
  await vi.waitFor(async () => expect((await acts()).at(-1)).toEqual([account, 'edit.refused', document, 'forged-author']))
  expect((await acts()).filter(([, action]) => action === 'edit.refused')).toHaveLength(1)
  expect(await world.server.log.head(document)).toEqual(before)
})

test('[HI-07] every act that the audit knows is written by the server and looked at by a test; none is ever changed', () => {
  const walk = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => path(folder, name))
  const text = (files: readonly string[]) => files.map((file) => readFileSync(file, 'utf8')).join('\n')
  const known = Object.keys(AUDIT_ACTIONS)
  expect(known.length).toBeGreaterThan(20)
  const server = text(walk('server').filter((file) => !file.endsWith('identity/audit.ts') && !file.endsWith('audit/append.ts')))
  const tests = text(walk('test'))
  expect(known.filter((act) => !server.includes(`'${act}'`))).toEqual([])
  expect(known.filter((act) => !tests.includes(`'${act}'`))).toEqual([])
  // But to take it into the chain at the start (append) and to close a segment of what is too old (retention).
  const changing = walk('server').filter((file) => /(updateTable|deleteFrom)\('audit'\)/.test(readFileSync(file, 'utf8')))
  expect(changing.sort()).toEqual([path('server', 'audit/append.ts'), path('server', 'audit/retention.ts')])
})
