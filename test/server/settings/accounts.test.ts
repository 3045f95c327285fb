// People correct what is said of them; accounts are disabled and erased.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createActs } from '../../../server/acts/readActs.ts'
import { addNotices } from '../../../server/notices/noticeRows.ts'
import { groupStateOf } from '../../../shared/acts/groupState.ts'
import type { NamedEvent } from '../../../shared/api/history.ts'
import { sentence } from '../../../shared/history/describe.ts'
import { NOBODY } from '../../../shared/history/describeContext.ts'
import { type AccountId, roadmapId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { arrive } from '../meetings/holding.ts'
import { eventually, stockClient } from '../relay/sockets.ts'
import { GROUP, openWorld, PASSWORD, signedIn, type Visitor, visit, type World } from '../testWorld.ts'
import { AT } from './changes.ts'

let clock: FakeClock
let world: World
let chair: Visitor
let ana: AccountId
let anas: Visitor
beforeEach(async () => {
  clock = createFakeClock()
  world = await openWorld({ ports: { clock } })
  chair = await arrive(world, 'chair@example.org', 'chair')
  ana = await world.addPerson('ana@example.org', 'delegate')
  anas = await signedIn(world, 'ana@example.org')
})
afterEach(() => world.close())

const whats = async () => (await createActs(world.server.log).of(GROUP)).slice(3).map(({ what }) => what)
const tokenIn = ({ body }: { body: { link: string } }) => body.link.split('#')[1]
const isSound = async () => {
  const { documents } = (await chair.ask('POST', `${AT}/verification`, {})).body
  return documents.every(({ ok }: { ok: boolean }) => ok)
}
const signIn = async (email: string) => (await visit(world).ask('POST', '/api/session', { email, password: PASSWORD })).status

describe('[U6] another e-mail address', () => {
  const askFor = (email: string, password = PASSWORD) => anas.ask('PUT', '/api/me/email', { email, password })

  test('takes effect when its link is opened, and not before; the acts say so without the address', async () => {
    expect((await askFor('Ana.Gomez@Example.org')).body).toEqual({ mailed: false })
    expect((await anas.ask('GET', '/api/me')).body.account).toMatchObject({ email: 'ana@example.org', newEmail: 'ana.gomez@example.org' })
    expect(await signIn('ana.gomez@example.org')).toBe(401)
    const [asked] = (await chair.ask('GET', `${AT}/email-changes`)).body
    expect(asked).toMatchObject({ account: ana, email: 'ana.gomez@example.org' })
    const first = tokenIn(await chair.ask('POST', `${AT}/members/${ana}/email-links`, {}))
    const second = tokenIn(await chair.ask('POST', `${AT}/members/${ana}/email-links`, {}))
    expect((await visit(world).ask('POST', '/api/email-changes', { token: first })).status).toBe(410)
    expect((await visit(world).ask('POST', '/api/email-changes', { token: second })).status).toBe(204)
    expect((await visit(world).ask('POST', '/api/email-changes', { token: second })).status).toBe(410)
    expect(await signIn('ana@example.org')).toBe(401)
    expect(await signIn('ana.gomez@example.org')).toBe(200)
    expect(await whats()).toMatchObject([{ type: 'emailChanged', member: { account: ana } }])
    expect(JSON.stringify(await whats())).not.toContain('gomez')
  })

  test('needs the password, ends with its time, can be withdrawn, and never takes another account’s', async () => {
    expect((await askFor('new@example.org', 'otra frase que no es la suya')).body.refusal).toBe('wrong-credentials')
    expect((await askFor('ana@erased.invalid')).status).toBe(400)
    await askFor('chair@example.org')
    const taken = tokenIn(await chair.ask('POST', `${AT}/members/${ana}/email-links`, {}))
    expect((await visit(world).ask('POST', '/api/email-changes', { token: taken })).body.refusal).toBe('email-taken')
    await askFor('new@example.org')
    expect((await visit(world).ask('POST', '/api/email-changes', { token: taken })).status).toBe(410)
    const late = tokenIn(await chair.ask('POST', `${AT}/members/${ana}/email-links`, {}))
    await anas.ask('DELETE', '/api/me/email')
    expect((await visit(world).ask('POST', '/api/email-changes', { token: late })).status).toBe(410)
    expect(await whats()).toEqual([])
  })
})

describe('[U6] another agency by request', () => {
  test('is decided by the head of the delegation, chair or secretariat, and by nobody else', async () => {
    await world.addPerson('head@example.org', 'head')
    await world.addPerson('observer@example.org', 'observer')
    const head = await signedIn(world, 'head@example.org')
    const observer = await signedIn(world, 'observer@example.org')
    expect((await anas.ask('PUT', `${AT}/agency-request`, { agency: 'mx-mxa' })).body.refusal).toBe('unknown-delegation')
    expect((await anas.ask('PUT', `${AT}/agency-request`, { agency: 'co-coa' })).status).toBe(204)
    const decide = (visitor: Visitor, approve: boolean) => visitor.ask('PUT', `${AT}/agency-requests/${ana}/decision`, { approve })
    expect((await decide(anas, true)).status).toBe(403)
    expect((await decide(observer, true)).status).toBe(403)
    expect((await observer.ask('GET', `${AT}/agency-requests`)).body).toEqual([])
    expect((await head.ask('GET', `${AT}/agency-requests`)).body).toMatchObject([{ account: ana, agency: 'co-coa', mayDecide: true }])
    expect((await decide(head, true)).status).toBe(204)
    expect((await decide(head, true)).status).toBe(404)
    expect(groupStateOf(await createActs(world.server.log).of(GROUP)).people.get(ana)).toMatchObject({ role: 'delegate', agency: 'co-coa' })
    await anas.ask('PUT', `${AT}/agency-request`, { agency: null })
    expect((await decide(chair, false)).status).toBe(204)
    expect((await whats()).map(({ type }) => type).filter((type) => type !== 'memberJoined')).toEqual([
      'agencyRequested',
      'memberChanged',
      'agencyRequested',
      'agencyDeclined',
    ])
    expect(await isSound()).toBe(true)
  })
})

describe('[U7] a disabled account', () => {
  const disable = (visitor: Visitor, account: string, disabled = true) =>
    visitor.ask('PUT', `${AT}/members/${account}/disabled`, { disabled })

  test('opens nothing: sessions end, sockets close, signing in is answered as for nobody; enabled, it opens again', async () => {
    const client = stockClient(world, anas, roadmapId(GROUP))
    await client.synced
    expect((await disable(chair, ana)).status).toBe(204)
    await eventually(() => !client.provider.wsconnected, 'the socket is closed')
    client.destroy()
    expect((await anas.ask('GET', '/api/me')).status).toBe(401)
    expect(await signIn('ana@example.org')).toBe(401)
    expect(await signIn('nobody@example.org')).toBe(401)
    expect((await chair.ask('GET', `${AT}/members`)).body.find(({ account }: { account: string }) => account === ana)).toMatchObject({
      disabled: true,
    })
    expect((await chair.ask('POST', `${AT}/members/${ana}/sign-in-links`, {})).status).toBe(404)
    expect((await disable(chair, ana)).status).toBe(204)
    expect((await disable(chair, ana, false)).status).toBe(204)
    expect((await anas.ask('GET', '/api/me')).status).toBe(401)
    expect(await signIn('ana@example.org')).toBe(200)
    expect((await whats()).map(({ type }) => type)).toEqual(['accountDisabled', 'accountEnabled'])
    expect(await isSound()).toBe(true)
  })

  test('is nobody’s own, no chair’s by the secretariat, and counts as no chair', async () => {
    const secretariat = await arrive(world, 'secretariat@example.org', 'secretariat')
    const { id } = (await chair.ask('GET', '/api/me')).body.account
    expect((await disable(secretariat, id)).status).toBe(403)
    expect((await disable(chair, id)).status).toBe(403)
    expect((await disable(anas, id)).status).toBe(403)
    const other = await world.addPerson('other@example.org', 'chair')
    const others = await signedIn(world, 'other@example.org')
    expect((await disable(chair, other)).status).toBe(204)
    // The one that is left cannot give up the chair.
    expect((await chair.ask('DELETE', `${AT}/members/${id}`)).body.refusal).toBe('last-chair')
    expect((await others.ask('GET', AT)).status).toBe(401)
  })
})

describe('[U9] [U10] [J4] an erased account', () => {
  test('is nobody’s: name, address and words are gone, what it wrote stays, and everything still verifies', async () => {
    clock.advance(1_000)
    await anas.ask('PATCH', '/api/me', { name: 'Ana Perdida' })
    await anas.ask('POST', `${AT}/moments`, { name: 'Antes' })
    const { db } = world.server.deps
    await addNotices(world.server.deps, {
      group: GROUP,
      facts: [
        {
          key: 'joined:i',
          kind: 'joined',
          subject: { type: 'person', name: 'Ana Perdida' },
          to: [(await chair.ask('GET', '/api/me')).body.account.id],
          causedBy: ana,
        },
      ],
      preferences: new Map(),
      isMailed: () => false,
    })
    expect((await chair.ask('DELETE', `${AT}/accounts/${ana}`)).status).toBe(204)
    expect((await chair.ask('DELETE', `${AT}/accounts/${ana}`)).status).toBe(404)
    expect((await anas.ask('GET', '/api/me')).status).toBe(401)
    expect(await signIn('ana@example.org')).toBe(401)
    const words = JSON.stringify([
      await db.selectFrom('account').selectAll().execute(),
      await db.selectFrom('act_word').select('words').execute(),
      await db.selectFrom('invitation').selectAll().execute(),
      await db.selectFrom('session').selectAll().execute(),
      await db.selectFrom('notice').selectAll().execute(),
    ])
    expect(words).not.toMatch(/perdida|ana@example/i)
    expect(words).not.toContain(`${ana}@erased`)
    await world.server.background.projected()
    const { events }: { events: readonly NamedEvent[] } = (await chair.ask('GET', `${AT}/history?limit=200`)).body
    const said = events.map((event) => sentence(event, { ...NOBODY, person: () => null }, 'en'))
    expect(said).toContain('A person whose account was erased (CO) named the moment “Antes”'.replace(' (CO)', ''))
    expect(said.join()).not.toMatch(/Perdida/)
    expect(said[0]).toMatch(/erased the account of a person whose account was erased$/)
    expect(await isSound()).toBe(true)
    expect((await chair.ask('GET', `${AT}/archive`)).status).toBe(200)
    // The address is free for somebody new.
    expect(must(await world.addPerson('ana@example.org', 'observer'), 'an account')).not.toBe(ana)
  })

  test('[U7] only people of the group, and never somebody over whom one has no say in another group', async () => {
    const stranger = await world.addPerson('stranger@example.org', null)
    expect((await chair.ask('DELETE', `${AT}/accounts/${stranger}`)).status).toBe(404)
    const secretariat = await arrive(world, 'secretariat@example.org', 'secretariat')
    const { id } = (await chair.ask('GET', '/api/me')).body.account
    expect((await secretariat.ask('DELETE', `${AT}/accounts/${id}`)).status).toBe(403)
    expect((await chair.ask('DELETE', `${AT}/accounts/${id}`)).status).toBe(403)
    expect((await anas.ask('DELETE', `${AT}/accounts/${id}`)).status).toBe(403)
    // Somebody who has left may still ask to be erased.
    await chair.ask('DELETE', `${AT}/members/${ana}`)
    expect((await chair.ask('DELETE', `${AT}/accounts/${ana}`)).status).toBe(204)
  })
})

test('[C40] [HI-07] an address asked for, linked and changed, an agency, and an account disabled and erased are in the audit', async () => {
  await anas.ask('PUT', '/api/me/email', { email: 'new@example.org', password: PASSWORD })
  const token = tokenIn(await chair.ask('POST', `${AT}/members/${ana}/email-links`, {}))
  await visit(world).ask('POST', '/api/email-changes', { token })
  await anas.ask('PUT', `${AT}/agency-request`, { agency: 'co-coa' })
  await chair.ask('PUT', `${AT}/agency-requests/${ana}/decision`, { approve: false })
  for (const disabled of [true, false]) await chair.ask('PUT', `${AT}/members/${ana}/disabled`, { disabled })
  await chair.ask('DELETE', `${AT}/accounts/${ana}`)
  const rows = await world.server.deps.db.selectFrom('audit').selectAll().orderBy('id').execute()
  const steward = (await chair.ask('GET', '/api/me')).body.account.id
  expect(rows.map(({ account, action }) => [account, action]).filter(([, action]) => !/^(session|member|group)/.test(`${action}`))).toEqual(
    [
      [ana, 'email.requested'],
      [steward, 'email.linked'],
      [ana, 'email.changed'],
      [ana, 'agency.requested'],
      [steward, 'agency.decided'],
      [steward, 'account.disabled'],
      [steward, 'account.enabled'],
      [steward, 'account.erased'],
    ],
  )
  expect(JSON.stringify(rows)).not.toContain('new@example.org')
})
