// What operators of the installation see and do.

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createActs } from '../../../server/acts/readActs.ts'
import { setQuota } from '../../../server/administration/groupQuota.ts'
import { createGroup } from '../../../server/groups/groups.ts'
import { makeOperator, unmakeOperator } from '../../../server/identity/operators.ts'
import { type AccountId, parseGroupId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { GROUP, openWorld, PASSWORD, signedIn, type Visitor, visit, type World } from '../testWorld.ts'

let clock: FakeClock
let world: World
let operator: Visitor
let operatorId: AccountId
let ana: AccountId
beforeEach(async () => {
  clock = createFakeClock()
  world = await openWorld({ ports: { clock } })
  await world.addPerson('chair@example.org', 'chair')
  ana = await world.addPerson('ana@example.org', 'delegate')
  operatorId = await world.addPerson('operator@example.org', null)
  await makeOperator(world.server.deps, operatorId)
  operator = await signedIn(world, 'operator@example.org')
})
afterEach(() => world.close())

const AT = '/api/administration'
const accountsFor = async (q = '') => (await operator.ask('GET', `${AT}/accounts?q=${encodeURIComponent(q)}`)).body.accounts
const signIn = async (email: string) => (await visit(world).ask('POST', '/api/session', { email, password: PASSWORD })).status
const acts = async () => (await createActs(world.server.log).of(GROUP)).slice(-1).map(({ what, by }) => [what.type, by])

describe('[O21] an operator of the installation', () => {
  test('is one by set-up or command, as the server says at sign-in, and from the next request on is none', async () => {
    expect((await operator.ask('GET', '/api/me')).body.operator).toBe(true)
    expect((await operator.ask('GET', `${AT}/groups`)).status).toBe(200)
    await unmakeOperator(world.server.deps, operatorId)
    expect((await operator.ask('GET', `${AT}/groups`)).status).toBe(404)
    expect((await operator.ask('GET', '/api/me')).body).not.toHaveProperty('operator')
    const [denied] = await world.server.deps.db
      .selectFrom('audit')
      .select(['account', 'detail'])
      .where('action', '=', 'access.denied')
      .execute()
    expect(denied).toEqual({ account: operatorId, detail: 'operator' })
  })

  test('reads nothing of a group in which it has no role', async () => {
    for (const path of ['', '/meetings', '/history', '/members', '/audit', '/archive'])
      expect([path, (await operator.ask('GET', `/api/groups/${GROUP}${path}`)).status]).toEqual([path, 404])
  })

  test('sees groups and accounts in counts and times, and finds accounts by the letters of their names and addresses', async () => {
    const [group] = (await operator.ask('GET', `${AT}/groups`)).body.groups
    expect(group).toMatchObject({ id: GROUP, sample: false, members: 2, files: { count: 0, bytes: 0 }, webhooks: 0 })
    expect(group.entries).toBeGreaterThan(0)
    expect((await accountsFor()).map(({ email }: { email: string }) => email)).toHaveLength(3)
    const [found] = await accountsFor('ANA@')
    expect(found).toMatchObject({ account: ana, sessions: 0, lastUsed: null, secondFactor: false, disabled: false, operator: false })
    expect(found.groups).toMatchObject([{ group: GROUP, role: 'delegate' }])
    expect(await accountsFor('%')).toHaveLength(3)
    expect(await accountsFor('nobody at all')).toEqual([])
  })

  test('[O48] finds groups by the letters of their names and short addresses, in pages of fifty, by last edit or by size', async () => {
    const { deps } = world.server
    const groups = async (query = '') => {
      const { body } = await operator.ask('GET', `${AT}/groups${query}`)
      return { ids: body.groups.map(({ id }: { id: string }) => id), found: body.found, page: body.page, pages: body.pages }
    }
    for (let at = 1; at <= 60; at++)
      await createGroup(deps, {
        id: must(parseGroupId(`unit-${at}`), 'a group'),
        name: { es: at === 7 ? 'Extradición' : `Unidad ${at}`, en: `Unit ${at}` },
        delegations: [],
        zone: 'America/Bogota',
      })
    clock.advance(60_000)
    const chair = await signedIn(world, 'chair@example.org')
    expect((await chair.ask('PATCH', `/api/groups/${GROUP}`, { quorum: 2 })).status).toBe(200)
    expect((await groups()).ids[0], 'the one with the last edit').toBe(GROUP)
    expect((await groups('?sort=members')).ids[0]).toBe(GROUP)
    expect((await groups('?sort=created')).ids.at(-1)).not.toBe(GROUP)
    const [first, second] = [await groups('?sort=name&page=1'), await groups('?sort=name&page=2')]
    expect([first.ids.length, second.ids.length, first.found, first.pages]).toEqual([50, 11, 61, 2])
    expect(new Set([...first.ids, ...second.ids]).size).toBe(61)
    expect(first.ids[0]).toBe('unit-7')
    expect(await groups('?sort=name&page=99')).toEqual(second)
    expect(await groups('?q=EXTRADICION')).toMatchObject({ ids: ['unit-7'], found: 1, pages: 1 })
    expect((await groups('?q=unit-60')).ids).toEqual(['unit-60'])
    expect(await groups('?q=nothing')).toEqual({ ids: [], found: 0, page: 1, pages: 1 })
    expect((await operator.ask('GET', `${AT}/groups?sort=colour`)).status).toBe(400)
  })

  test('[O41] gives a group its own space for files, which the list of groups shows with what is used of it', async () => {
    const quota = async () => (await operator.ask('GET', `${AT}/groups`)).body.groups[0].quota
    const set = (filesMb: unknown) => operator.ask('PUT', `${AT}/groups/${GROUP}/quota`, { filesMb })
    const usual = { filesMb: 1_000, usualMb: 1_000, isOwn: false, usedBytes: 0 }
    expect(await quota()).toEqual(usual)
    expect((await set(5)).status).toBe(204)
    expect(await quota()).toEqual({ filesMb: 5, usualMb: 1_000, isOwn: true, usedBytes: 0 })
    const random = () => {
      throw new Error('no entry of the audit')
    }
    const audited = { account: null, address: '' }
    await expect(setQuota({ ...world.server.deps, random }, { group: GROUP, filesMb: 6, audited })).rejects.toThrow('no entry')
    expect((await quota()).filesMb).toBe(5)
    for (const wrong of [0, 1.5, 100_001, '5']) expect((await set(wrong)).status).toBe(400)
    expect((await set(null)).status).toBe(204)
    expect((await set(null)).status).toBe(204)
    expect(await quota()).toEqual(usual)
    const [first, second, third] = (await operator.ask('GET', `${AT}/audit`)).body.lines
    expect([first, second]).toMatchObject([
      { action: 'group.quota', detail: '' },
      { action: 'group.quota', detail: '5' },
    ])
    expect(third.action).not.toBe('group.quota')
  })

  test('[A62] sees which groups require a provider that is not configured any more', async () => {
    const lost = async () =>
      (await operator.ask('GET', `${AT}/groups`)).body.groups.map((one: { lostProviders: string[] }) => one.lostProviders)
    expect(await lost()).toEqual([[]])
    await world.server.deps.db.updateTable('work_group').set({ required_providers: 'agency ministry', requires_provider_from: 1 }).execute()
    expect(await lost()).toEqual([['agency', 'ministry']])
  })

  test('[O30] disables an account and enables it again, as an act of its groups by the operator of the server; never its own', async () => {
    const anas = await signedIn(world, 'ana@example.org')
    const disabled = (on: boolean, account = ana) => operator.ask('PUT', `${AT}/accounts/${account}/disabled`, { disabled: on })
    expect((await disabled(true)).status).toBe(204)
    expect(await acts()).toEqual([['accountDisabled', null]])
    expect((await anas.ask('GET', '/api/me')).status).toBe(401)
    expect(await signIn('ana@example.org')).toBe(401)
    expect((await accountsFor('ana'))[0]).toMatchObject({ disabled: true })
    expect((await disabled(false)).status).toBe(204)
    expect(await acts()).toEqual([['accountEnabled', null]])
    expect(await signIn('ana@example.org')).toBe(200)
    expect((await disabled(true, operatorId)).body.refusal).toBe('forbidden')
  })

  test('[O30] does not disable the only chair of a group', async () => {
    const [chair] = await accountsFor('chair')
    expect((await operator.ask('PUT', `${AT}/accounts/${chair.account}/disabled`, { disabled: true })).body.refusal).toBe('last-chair')
    expect(await signIn('chair@example.org')).toBe(200)
  })

  test('[O30] ends the sessions of an account, and resets its second factor', async () => {
    const anas = await signedIn(world, 'ana@example.org')
    expect((await accountsFor('ana'))[0]).toMatchObject({ sessions: 1, lastUsed: clock.now() })
    expect((await operator.ask('DELETE', `${AT}/accounts/${ana}/sessions`)).status).toBe(204)
    expect((await anas.ask('GET', '/api/me')).status).toBe(401)
    expect((await operator.ask('DELETE', `${AT}/accounts/${ana}/second-factor`)).body.refusal).toBe('no-second-factor')
    await world.server.deps.db
      .insertInto('authenticator')
      .values({ account: ana, secret: 'JBSWY3DPEHPK3PXP', created_at: 1, last_step: 1 })
      .execute()
    expect((await accountsFor('ana'))[0]).toMatchObject({ secondFactor: true })
    expect((await operator.ask('DELETE', `${AT}/accounts/${ana}/second-factor`)).status).toBe(204)
    expect(await signIn('ana@example.org')).toBe(200)
    await world.server.deps.db
      .insertInto('passkey')
      .values({ id: 'p', account: ana, credential: 'c', public_key: '', counter: 0, host: 'localhost', name: 'x', created_at: 1 })
      .execute()
    expect((await accountsFor('ana'))[0]).toMatchObject({ secondFactor: true })
    expect((await operator.ask('DELETE', `${AT}/accounts/${ana}/second-factor`)).status).toBe(204)
    expect((await accountsFor('ana'))[0]).toMatchObject({ secondFactor: false })
  })

  test('[A45] disables an account, and takes the audit away as a file, only after a proof of identity; nothing is done or recorded before', async () => {
    clock.advance(10 * 60_000)
    await operator.ask('POST', '/api/session/presence', {})
    const disabled = (on: boolean) => operator.ask('PUT', `${AT}/accounts/${ana}/disabled`, { disabled: on })
    const file = () => operator.ask('GET', `${AT}/audit/export?format=json`)
    expect((await disabled(true)).body.refusal).toBe('proof-needed')
    expect((await accountsFor('ana'))[0]).toMatchObject({ disabled: false })
    expect((await file()).body.refusal).toBe('proof-needed')
    expect((await operator.ask('GET', `${AT}/audit`)).body.lines.map(({ action }: { action: string }) => action)).not.toContain(
      'audit.exported',
    )
    expect((await operator.ask('PUT', '/api/session/proof', { password: PASSWORD })).status).toBe(204)
    expect((await disabled(true)).status).toBe(204)
    expect((await file()).status).toBe(200)
    clock.advance(10 * 60_000)
    await operator.ask('POST', '/api/session/presence', {})
    // It gives somebody access again.
    expect((await disabled(false)).body.refusal).toBe('proof-needed')
  })

  test('reads the whole audit, with its own doings in it', async () => {
    await operator.ask('DELETE', `${AT}/accounts/${ana}/sessions`)
    const { lines } = (await operator.ask('GET', `${AT}/audit?limit=200`)).body
    expect(lines[0]).toMatchObject({ account: operatorId, action: 'session.ended', detail: ana, about: { person: expect.any(String) } })
    expect(lines.map(({ action }: { action: string }) => action)).toContain('session.opened')
    const csv = await operator.ask('GET', `${AT}/audit/export?format=csv`)
    expect(csv.headers.get('Content-Disposition')).toContain('audit-installation.csv')
    expect(csv.text.split('\n').length).toBeGreaterThan(lines.length)
  })

  test('is shown settings as they were given, and of secret ones only that they are set', async () => {
    const settings: readonly { name: string; value: string | null; from: string }[] = (await operator.ask('GET', `${AT}/settings`)).body
    expect(settings.find(({ name }) => name === 'DATA_DIR')).toMatchObject({ from: 'given' })
    expect(settings.find(({ name }) => name === 'BACKUP_DAYS')).toEqual({ name: 'BACKUP_DAYS', value: null, from: 'otherwise' })
  })
})

describe('[O31] chair and secretariat of a group', () => {
  const at = `/api/groups/${GROUP}`
  let chairs: Visitor
  let chair: AccountId
  beforeEach(async () => {
    chairs = await signedIn(world, 'chair@example.org')
    chair = await world.addPerson('second-chair@example.org', 'chair')
  })
  const link = async () => chairs.ask('POST', `${at}/members/${chair}/sign-in-links`, {})

  test('get into no account of an operator, and neither disable nor erase it', async () => {
    await world.server.deps.db
      .insertInto('authenticator')
      .values({ account: chair, secret: 'JBSWY3DPEHPK3PXP', created_at: 1, last_step: 1 })
      .execute()
    await world.server.deps.db
      .insertInto('email_change')
      .values({ account: chair, email: 'new@example.org', token_hash: null, asked_at: 1, expires_at: clock.now() + 60_000 })
      .execute()
    await makeOperator(world.server.deps, chair)
    const tries = [
      link(),
      chairs.ask('POST', `${at}/members/${chair}/email-links`, {}),
      chairs.ask('DELETE', `${at}/members/${chair}/second-factor`),
      chairs.ask('PUT', `${at}/members/${chair}/disabled`, { disabled: true }),
      chairs.ask('DELETE', `${at}/accounts/${chair}`),
    ]
    for (const answer of await Promise.all(tries)) expect([answer.status, answer.body?.refusal]).toEqual([403, 'forbidden'])
    expect((await accountsFor('second'))[0]).toMatchObject({ secondFactor: true, disabled: false, operator: true })
  })

  test('do as with anybody once it is none, and as operators themselves', async () => {
    await makeOperator(world.server.deps, chair)
    const [own] = await accountsFor('chair@example.org')
    await makeOperator(world.server.deps, own.account)
    expect((await link()).body.link).toContain('#')
    await unmakeOperator(world.server.deps, own.account)
    expect((await link()).body.refusal).toBe('forbidden')
    await unmakeOperator(world.server.deps, chair)
    expect((await link()).body.link).toContain('#')
  })

  test('have no link to an account that has become an operator since', async () => {
    const { body } = await link()
    await makeOperator(world.server.deps, chair)
    const redeemed = { link: body.link.split('#')[1], password: 'tres gatos cruzan el puente' }
    expect((await visit(world).ask('POST', '/api/session', redeemed)).body.refusal).toBe('link-invalid')
    expect(await signIn('second-chair@example.org')).toBe(200)
  })
})

describe('[O37] a further group', () => {
  const names = { es: 'Extinción de dominio', en: 'Asset forfeiture' }
  const other = { id: 'forfeiture', name: names, delegations: [{ code: 'MX', name: { es: 'México', en: 'Mexico' }, agencies: [] }] }
  const make = (group: object = other, chair: object = { name: 'Luis', email: null }, by = operator) =>
    by.ask('POST', `${AT}/groups`, { group, chair })
  const invite = (group: string) => operator.ask('POST', `${AT}/groups/${group}/chair-invitations`, { name: 'Marta', email: null })
  const accept = (link: string, visitor = visit(world)) =>
    visitor.ask('POST', '/api/invitations/acceptance', { token: link.split('#')[1], email: 'luis@example.org', password: PASSWORD })
  const listed = async () => (await operator.ask('GET', `${AT}/groups`)).body.groups.find(({ id }: { id: string }) => id === 'forfeiture')

  test('is made by an operator, who is not in it; the first chair comes by the link, and nobody else by it', async () => {
    const made = await make()
    expect(made.status).toBe(201)
    expect(await listed()).toMatchObject({ name: names, members: 0, chairInvited: { until: made.body.expiresAt } })
    for (const path of ['', '/members', '/history']) expect((await operator.ask('GET', `/api/groups/forfeiture${path}`)).status).toBe(404)
    const luis = visit(world)
    expect(await accept(made.body.link, luis)).toMatchObject({
      status: 201,
      body: { memberships: [{ group: 'forfeiture', role: 'chair' }] },
    })
    expect(await listed()).toMatchObject({ members: 1 })
    expect(await listed()).not.toHaveProperty('chairInvited')
    expect((await luis.ask('GET', '/api/groups/forfeiture')).body).toMatchObject({ name: names, delegations: [{ code: 'MX' }] })
    // Nothing of one group in the other, and nothing of the operator in either's acts.
    expect((await luis.ask('GET', `/api/groups/${GROUP}`)).status).toBe(404)
    const acts = await createActs(world.server.log).of(must(parseGroupId('forfeiture'), 'an id'))
    expect(acts.map(({ what }) => what.type)).toEqual(['groupCreated', 'memberJoined'])
    expect(JSON.stringify(acts)).not.toContain(operatorId)
    expect((await accept(made.body.link)).status).toBe(410)
  })

  test('has a chair invited again while nobody is in it: the earlier link ends; afterwards no operator gets anybody in', async () => {
    const { link } = (await make()).body
    const again = await invite('forfeiture')
    expect(again.status).toBe(201)
    expect((await accept(link)).status).toBe(410)
    expect((await accept(again.body.link)).status).toBe(201)
    for (const group of ['forfeiture', GROUP])
      expect(await invite(group)).toMatchObject({ status: 409, body: { refusal: 'group-inhabited' } })
    expect((await invite('nowhere')).status).toBe(404)
  })

  test('is not opened by the link of somebody who is no operator any more', async () => {
    const { link } = (await make()).body
    await unmakeOperator(world.server.deps, operatorId)
    expect((await accept(link)).status).toBe(410)
  })

  test('has an address that no other group has or had, and leaves nothing behind where it is refused', async () => {
    expect(await make({ ...other, id: GROUP })).toMatchObject({ status: 409, body: { refusal: 'group-taken' } })
    expect((await make(other, { name: '\u202e', email: null })).status).toBe(422)
    expect((await make(other, { name: 'Luis', email: 'not an address' })).status).toBe(400)
    expect(await listed()).toBeUndefined()
    expect((await make({ ...other, id: 'a b' })).status).toBe(400)
    expect((await make(other, { name: 'Luis', email: null }, await signedIn(world, 'chair@example.org'))).status).toBe(404)
    expect((await make()).status).toBe(201)
    expect((await make()).status).toBe(409)
  })
})
