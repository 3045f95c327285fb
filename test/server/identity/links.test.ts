// Sign-in links for somebody of another delegation: consent, who is notified of what, and what is written in a session that such a link opened.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createActs } from '../../../server/acts/readActs.ts'
import { createGroup } from '../../../server/groups/groups.ts'
import { operatorsLink } from '../../../server/identity/linkSteps.ts'
import { addMembership } from '../../../server/identity/memberships.ts'
import { issueLink } from '../../../server/identity/oneTimeLinks.ts'
import { linkSpanOf, linkSpansOf } from '../../../shared/acts/linkSpans.ts'
import { type AccountId, parseAccountId, parseGroupId, roadmapId, seq } from '../../../shared/ids.ts'
import { encodeUpdate } from '../../../shared/protocol/frame.ts'
import { must } from '../../../shared/result.ts'
import { addItem } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { eventually, join } from '../relay/sockets.ts'
import { consentedLink, GROUP, openWorld, PASSWORD, prove, signedIn, type Visitor, visit, type World } from '../testWorld.ts'

const NEXT = 'tres gatos cruzan el puente'
let world: World
let clock: FakeClock
let secretary: Visitor
let head: Visitor
let ana: AccountId
beforeEach(async () => {
  clock = createFakeClock()
  world = await openWorld({ ports: { clock } })
  await world.addPerson('secretariat@example.org', 'secretariat')
  await world.addPerson('head@example.org', 'head')
  ana = await world.addPerson('ana@example.org', 'delegate')
  secretary = await signedIn(world, 'secretariat@example.org')
  head = await signedIn(world, 'head@example.org')
  clock.set(1_000)
})
afterEach(() => world.close())

const group = `/api/groups/${GROUP}`
const idOf = async (visitor: Visitor): Promise<AccountId> =>
  must(parseAccountId((await visitor.ask('GET', '/api/me')).body.account.id), 'an account')
const request = (by: Visitor, account: AccountId) => by.ask('POST', `${group}/members/${account}/sign-in-links`, {})
const listed = async (visitor: Visitor) => (await visitor.ask('GET', `${group}/sign-in-links`)).body
const decide = (by: Visitor, link: string, approve: boolean) => by.ask('PUT', `${group}/sign-in-links/${link}/decision`, { approve })
const confirm = (by: Visitor, link: string) => by.ask('PUT', `${group}/sign-in-links/${link}/confirmation`, {})
const redeem = (link: string, password = NEXT, visitor = visit(world)) =>
  visitor.ask('POST', '/api/session', { link: link.split('#')[1], password }).then((answer) => ({ answer, visitor }))
const acts = () => createActs(world.server.log).of(GROUP)
const actTypes = async () => (await acts()).map(({ what }) => what.type).filter((type) => /link|ownSignIn/i.test(type))
/** Types a title into the plan by the user of this browser, and waits until it is on the disk. */
const type = async (visitor: Visitor, words: string) => {
  const document = roadmapId(GROUP)
  const before = await world.server.log.head(document)
  const { ws } = await join(world, visitor, document)
  const doc = new Y.Doc()
  addItem(doc, { title: { es: words } }, createDice(before.seq + 1).bytes)
  ws.send(encodeUpdate(Y.encodeStateAsUpdate(doc)))
  await eventually(async () => (await world.server.log.head(document)).seq > before.seq, 'the edit is saved')
  ws.close()
  return (await world.server.log.head(document)).seq
}
/** Another member who consents for the delegation. */
const nameLuz = async () => {
  const luz = await world.addPerson('luz@example.org', 'delegate')
  await head.ask('PUT', `${group}/consenters/${luz}`)
  return signedIn(world, 'luz@example.org')
}
const signedInBy = async (password: string) => {
  const visitor = visit(world)
  await visitor.ask('POST', '/api/session', { email: 'head@example.org', password })
  return visitor
}
const consented = async () => {
  await request(secretary, ana)
  const [{ id }] = await listed(head)
  return { id, link: (await decide(head, id, true)).body.link }
}

describe('consent', () => {
  test('[A27] a secretary gets no link into another delegation: its head is asked, alone gets the link, and each step is an act', async () => {
    const asked = await request(secretary, ana)
    expect([asked.status, asked.body]).toEqual([202, { waitsFor: ['head'] }])
    const [waiting] = await listed(head)
    expect(waiting).toMatchObject({ account: ana, state: 'waiting', requestedBy: 'secretariat', mayDecide: true, unseen: true })
    // Neither who asked, nor the person, nor another secretary decides.
    expect((await decide(secretary, waiting.id, true)).status).toBe(403)
    expect((await decide(await signedIn(world, 'ana@example.org'), waiting.id, true)).status).toBe(403)
    await world.addPerson('chair@example.org', 'chair')
    expect((await decide(await signedIn(world, 'chair@example.org'), waiting.id, true)).status).toBe(403)
    expect(await world.server.deps.db.selectFrom('one_time_link').selectAll().execute()).toEqual([])
    const given = await decide(head, waiting.id, true)
    expect(given.status).toBe(201)
    expect(JSON.stringify(await listed(secretary))).not.toContain(given.body.link.split('#')[1])
    expect((await decide(head, waiting.id, true)).status).toBe(410)
    expect((await redeem(given.body.link)).answer.status).toBe(200)
    expect(await actTypes()).toEqual(['signInLinkRequested', 'signInLinkApproved', 'signInLinkRedeemed'])
  })

  test('[A27] declined, or a week old, no link comes of it', async () => {
    await request(secretary, ana)
    const [first] = await listed(head)
    expect((await decide(head, first.id, false)).status).toBe(204)
    expect((await decide(head, first.id, true)).status).toBe(410)
    await request(secretary, ana)
    const [second] = await listed(head)
    clock.set(7 * 24 * 3_600_000 + 1)
    const later = await signedIn(world, 'head@example.org')
    expect((await decide(later, second.id, true)).status).toBe(410)
    expect(await actTypes()).toEqual(['signInLinkRequested', 'signInLinkDeclined', 'signInLinkRequested'])
  })

  test('[A28] is given for a head by another member whom the head has named; without one it is refused and the operator’s command is the way', async () => {
    const headId = await idOf(head)
    const refused = await request(secretary, headId)
    expect([refused.status, refused.body.refusal]).toEqual([409, 'nobody-consents'])
    expect((await secretary.ask('PUT', `${group}/consenters/${ana}`)).status).toBe(403)
    expect((await head.ask('PUT', `${group}/consenters/${headId}`)).status).toBe(404)
    expect((await head.ask('PUT', `${group}/consenters/${ana}`)).status).toBe(204)
    expect((await secretary.ask('GET', `${group}/consenters`)).body).toEqual([{ account: ana, delegation: 'co' }])
    expect((await request(secretary, headId)).body).toEqual({ waitsFor: ['ana'] })
    const [{ id }] = await listed(head)
    expect((await decide(await signedIn(world, 'ana@example.org'), id, true)).status).toBe(201)
    // The operator can, and the notice says that it was the operator.
    const made = await operatorsLink(world.server.deps, 'HEAD@example.org')
    expect(made.ok && (await redeem(`#${made.value.token}`)).answer.status).toBe(200)
    expect(linkSpansOf(await acts())).toMatchObject([{ account: headId, requestedBy: null, consentBy: null }])
    const { db } = world.server.deps
    const byOperator = await db
      .selectFrom('audit')
      .select(['action', 'detail'])
      .where('account', 'is', null)
      .where('subject', '=', 'tco')
      .execute()
    expect(byOperator).toEqual([{ action: 'signInLink.issued', detail: headId }])
    head = await signedInBy(NEXT)
    expect((await head.ask('DELETE', `${group}/consenters/${ana}`)).status).toBe(204)
    expect((await request(secretary, headId)).status).toBe(409)
  })

  test('[A27] a person who has no delegation is the chair’s and the secretariat’s: no consent, and all the rest', async () => {
    const observer = await world.addPerson('observer@example.org', 'observer')
    const asked = await request(secretary, observer)
    expect(asked.status).toBe(201)
    expect((await redeem(asked.body.link)).answer.status).toBe(200)
    expect(await actTypes()).toEqual(['signInLinkRequested', 'signInLinkRedeemed'])
  })
})

describe('notices of sign-in links', () => {
  test('[A29] the person and the delegation are told at once, each until they have seen how it stands; others are not', async () => {
    const { id, link } = await consented()
    await world.addPerson('luz@example.org', 'delegate')
    await world.addPerson('observer@example.org', 'observer')
    const [luz, observer] = [await signedIn(world, 'luz@example.org'), await signedIn(world, 'observer@example.org')]
    expect(await listed(observer)).toEqual([])
    expect((await listed(luz))[0]).toMatchObject({ state: 'issued', decidedBy: 'head', requestedBy: 'secretariat', unseen: true })
    const see = (visitor: Visitor) => visitor.ask('PUT', `${group}/sign-in-links/${id}/seen`)
    expect((await see(luz)).status).toBe(204)
    expect((await listed(luz))[0].unseen).toBe(false)
    expect((await see(observer)).status).toBe(404)
    const { visitor } = await redeem(link)
    // Of a new step there is a new notice; a person who came in by the link cannot make its owner's notice go.
    expect((await listed(luz))[0]).toMatchObject({ state: 'redeemed', unseen: true })
    expect((await listed(visitor))[0]).toMatchObject({ state: 'redeemed', unseen: true })
    expect((await see(visitor)).status).toBe(403)
    expect((await listed(secretary))[0]).toMatchObject({ state: 'redeemed', unseen: false })
  })
})

test('[A29] a hundred requests more hide no link that was used; one that nobody used in its hour is told so', async () => {
  const { link } = await consented()
  await redeem(link)
  const luz = await world.addPerson('luz@example.org', 'delegate')
  for (let n = 0; n < 101; n++) expect((await request(secretary, luz)).status).toBe(202)
  for (const visitor of [head, await signedIn(world, 'luz@example.org')])
    expect((await listed(visitor)).filter((one: { account: string }) => one.account === ana)).toMatchObject([
      { state: 'redeemed', unseen: true },
    ])
  const [{ id }] = await listed(head)
  expect((await decide(head, id, true)).status).toBe(201)
  clock.set(3_600_001)
  head = await signedIn(world, 'head@example.org')
  expect((await listed(head))[0]).toMatchObject({ id, state: 'expired' })
})

test('[A30] a secret of which no request tells opens nothing: put into the database, or of an earlier version', async () => {
  const { db, random } = world.server.deps
  for (const link of [undefined, 'nobodys']) {
    const { token } = await issueLink({ db, clock, random }, { kind: 'signIn', account: ana, issuedBy: null, ...(link && { link }) })
    expect((await redeem(`#${token}`)).answer.status).toBe(410)
  }
})

describe('[A30] entries written in a session that a link opened', () => {
  test('the attack of a secretary who writes as another nation’s delegate: refused without consent; with it, every entry is shown as what it is', async () => {
    const own = await signedIn(world, 'ana@example.org')
    const before = await type(own, 'antes')
    expect((await request(secretary, ana)).status).toBe(202)
    const [{ id }] = await listed(head)
    const { body } = await decide(head, id, true)
    const { visitor: intruder, answer } = await redeem(body.link)
    expect(answer.body.account.id).toBe(ana)
    // Every other session is over, and the old password opens nothing.
    expect((await own.ask('GET', '/api/me')).status).toBe(401)
    const written = await type(intruder, 'intruso')
    const spans = linkSpansOf(await acts())
    expect(spans).toMatchObject([
      { account: ana, requestedBy: { account: await idOf(secretary) }, consentBy: { account: await idOf(head) }, until: null },
    ])
    const entry = (at: number) => ({ author: ana, document: roadmapId(GROUP), seq: seq(at) })
    expect([linkSpanOf(spans, entry(before)), linkSpanOf(spans, entry(written))]).toEqual([null, spans[0]])
    // The feed says it, by the names of then, of that entry alone.
    const { events } = (await head.ask('GET', `${group}/history?limit=200`)).body
    const marked = (at: number) =>
      events
        .filter((event: { seq: number; document: string }) => event.seq === at && event.document === roadmapId(GROUP))
        .map((event: { byLink?: object }) => event.byLink ?? null)
    expect([...new Set(marked(written).map((one: object) => JSON.stringify(one)))]).toEqual([
      JSON.stringify({ requestedBy: 'secretariat', consentBy: 'head' }),
    ])
    expect(marked(before).every((one: object | null) => one === null)).toBe(true)
  })

  test('signing in by the password that was set proves nothing, in whatever browser; a new one that is set in a browser known before the request does, and ends it for good', async () => {
    const own = await signedIn(world, 'ana@example.org')
    clock.set(1_000)
    const { link } = await consented()
    const { visitor: intruder } = await redeem(link)
    const enter = (visitor: Visitor) => visitor.ask('POST', '/api/session', { email: 'ana@example.org', password: NEXT })
    const elsewhere = visit(world)
    expect((await enter(elsewhere)).status).toBe(200)
    const during = await type(elsewhere, 'todavia')
    // A person who came by the link may have told it to its owner, and has a session still.
    expect((await enter(own)).status).toBe(200)
    expect((await intruder.ask('GET', '/api/me')).status).toBe(200)
    expect(await actTypes()).not.toContain('ownSignIn')
    expect(await type(elsewhere, 'y todavia')).toBeGreaterThan(during)
    for (const other of [intruder, elsewhere]) {
      const changed = await other.ask('PUT', '/api/me/password', { current: NEXT, next: NEXT })
      expect([changed.status, await actTypes()]).toEqual([204, expect.not.arrayContaining(['ownSignIn'])])
      await enter(own)
      await enter(elsewhere)
    }
    expect((await own.ask('PUT', '/api/me/password', { current: NEXT, next: PASSWORD })).status).toBe(204)
    expect((await actTypes()).at(-1)).toBe('ownSignIn')
    expect((await elsewhere.ask('GET', '/api/me')).status).toBe(401)
    const after = await type(own, 'despues')
    const spans = linkSpansOf(await acts())
    const inSpan = (at: number) => linkSpanOf(spans, { author: ana, document: roadmapId(GROUP), seq: seq(at) }) !== null
    expect([inSpan(during), inSpan(after)]).toEqual([true, false])
  })

  test('[A65] tokens and providers that were added in it let nobody in once the owner is back; those of before do', async () => {
    const { db } = world.server.deps
    const own = await signedIn(world, 'ana@example.org')
    const addProvider = (id: string) =>
      db
        .insertInto('provider_link')
        .values({ id, issuer: 'i', subject: id, account: ana, provider: 'ministry', label: id, created_at: clock.now(), last_used: null })
        .execute()
    const makeToken = async (by: Visitor): Promise<string> =>
      (await by.ask('POST', `${group}/tokens`, { name: 'Figures', scopes: ['read', 'write'], days: 365 })).body.token
    const opens = async (token: string) =>
      (await visit(world).ask('GET', `${group}/items`, undefined, { Authorization: `Bearer ${token}` })).status
    const before = await makeToken(own)
    await addProvider('before')
    clock.advance(1_000)
    const { link } = await consented()
    const { visitor: intruder } = await redeem(link)
    const token = await makeToken(intruder)
    await addProvider('in between')
    expect(await opens(token)).toBe(200)
    expect((await own.ask('POST', '/api/session', { email: 'ana@example.org', password: NEXT })).status).toBe(200)
    expect((await own.ask('PUT', '/api/me/password', { current: NEXT, next: PASSWORD })).status).toBe(204)
    expect((await actTypes()).at(-1)).toBe('ownSignIn')
    expect([await opens(token), await opens(before)]).toEqual([401, 200])
    expect(await db.selectFrom('provider_link').select('id').execute()).toEqual([{ id: 'before' }])
    const audit = await db.selectFrom('audit').select(['action', 'account']).orderBy('id').execute()
    expect(audit).toEqual(
      expect.arrayContaining([
        { action: 'token.revoked', account: ana },
        { action: 'provider.unlinked', account: ana },
      ]),
    )
  })

  test('a person who comes by the link in a browser known before the request is its owner', async () => {
    const own = await signedIn(world, 'ana@example.org')
    clock.set(1_000)
    const { link } = await consented()
    expect((await redeem(link, NEXT, own)).answer.status).toBe(200)
    expect((await actTypes()).slice(-2)).toEqual(['signInLinkRedeemed', 'ownSignIn'])
  })

  test('a browser that became known by an earlier link is not the owner’s, whether that one has ended or not', async () => {
    const { link, id } = await consented()
    const { visitor: intruder } = await redeem(link)
    clock.set(2_000)
    const again = await consented()
    await redeem(again.link, NEXT, intruder)
    expect(await actTypes()).not.toContain('ownSignIn')
    await nameLuz()
    expect(id).not.toBe(again.id)
    clock.set(3_000)
    const third = await consented()
    await redeem(third.link, NEXT, intruder)
    expect((await confirm(await signedIn(world, 'luz@example.org'), third.id)).status).toBe(204)
    clock.set(4_000)
    const fourth = await consented()
    await redeem(fourth.link, NEXT, intruder)
    expect((await actTypes()).filter((one) => one === 'ownSignIn')).toHaveLength(1)
    expect((await actTypes()).at(-1)).toBe('signInLinkRedeemed')
  })

  test('a browser that a person who asked for the link has used, too, is not the owner’s own', async () => {
    const shared = await signedIn(world, 'ana@example.org')
    await shared.ask('POST', '/api/session', { email: 'secretariat@example.org', password: PASSWORD })
    clock.set(1_000)
    const { link } = await consented()
    await redeem(link)
    await shared.ask('POST', '/api/session', { email: 'ana@example.org', password: NEXT })
    expect(await actTypes()).not.toContain('ownSignIn')
  })

  test('somebody who consents for the delegation, and had no link in hand, may say that it is the person; nobody else may', async () => {
    const luz = await nameLuz()
    const { id, link } = await consented()
    expect((await confirm(luz, id)).status).toBe(410)
    const { visitor } = await redeem(link)
    // The head who consented was shown the link.
    for (const other of [secretary, visitor, head]) expect((await confirm(other, id)).status).toBe(403)
    expect((await listed(luz))[0]).toMatchObject({ state: 'redeemed', mayConfirm: true })
    expect((await confirm(luz, id)).status).toBe(204)
    expect((await listed(luz))[0]).toMatchObject({ state: 'ended', mayConfirm: false })
    expect((await actTypes()).at(-1)).toBe('ownSignIn')
    expect((await confirm(luz, id)).status).toBe(410)
  })
})

describe('[A31] seats that were given a moment ago give no say over an account', () => {
  const WEEK = 7 * 24 * 3_600_000
  beforeEach(() => world.addPerson('presiding@example.org', 'chair'))
  const put = async (account: AccountId, seat: object) =>
    (await prove(secretary)).ask('PUT', `${group}/members/${account}`, { agency: null, ...seat })
  const asked = async (account = ana) => {
    const { status, body } = await request(secretary, account)
    return body.waitsFor ?? body.refusal ?? status
  }
  const later = async (ms: number) => {
    clock.advance(ms)
    secretary = await signedIn(world, 'secretariat@example.org')
    head = await signedIn(world, 'head@example.org')
  }

  test('an accomplice who was made a head consents to nothing for a week, though the real head was removed, and not to what was asked for before', async () => {
    const eve = await world.addPerson('eve@example.org', 'observer')
    expect((await put(eve, { role: 'head', delegation: 'co' })).status).toBe(200)
    expect(await asked()).toEqual(['head'])
    const accomplice = await signedIn(world, 'eve@example.org')
    const [{ id }] = await listed(accomplice)
    expect((await decide(accomplice, id, true)).status).toBe(403)
    await put(await idOf(head), { role: 'observer', delegation: null })
    expect(await asked()).toBe('nobody-consents')
    // A break starts the time again, and so does another delegation.
    await later(WEEK - 1)
    await put(eve, { role: 'head', delegation: 'mx' })
    await put(eve, { role: 'head', delegation: 'co' })
    await later(1)
    expect(await asked()).toBe('nobody-consents')
    await later(WEEK)
    expect(await asked()).toEqual(['eve'])
  })

  test('a person who was named by such a head has no more say; nor has a row in the database', async () => {
    const eve = await world.addPerson('eve@example.org', 'observer')
    const mal = await world.addPerson('mal@example.org', 'delegate')
    await put(eve, { role: 'head', delegation: 'co' })
    const named = await (await signedIn(world, 'eve@example.org')).ask('PUT', `${group}/consenters/${mal}`)
    expect(named.status).toBe(204)
    await put(eve, { role: 'observer', delegation: null })
    expect(await asked()).toEqual(['head'])
    await later(2 * WEEK)
    expect(await asked()).toEqual(['head'])
    await world.server.deps.db.updateTable('membership').set({ role: 'head' }).where('account', '=', mal).execute()
    expect(await asked()).toEqual(['head'])
    // What a real head has named ends when the person leaves the delegation, and does not come back with them.
    await head.ask('DELETE', `${group}/consenters/${mal}`)
    await head.ask('PUT', `${group}/consenters/${mal}`)
    expect(await asked()).toEqual(['head', 'mal'])
    await put(mal, { role: 'observer', delegation: null })
    await put(mal, { role: 'delegate', delegation: 'co' })
    expect(await asked()).toEqual(['head'])
  })

  test('[A33] the delegation is told at once of every seat that is given, changed or taken, each member until they have seen it', async () => {
    const own = await signedIn(world, 'ana@example.org')
    const told = async (visitor: Visitor) =>
      (await visitor.ask('GET', `${group}/seat-changes`)).body.map(({ name, by, from, to }: Record<string, string | null>) => [
        name,
        by,
        from,
        to,
      ])
    const seen = async (visitor: Visitor) => {
      const { body } = await visitor.ask('GET', `${group}/seat-changes`)
      expect((await visitor.ask('PUT', `${group}/seat-changes/seen`, { n: body.at(-1)?.n ?? 0 })).status).toBe(204)
    }
    await seen(own)
    const eve = await world.addPerson('eve@example.org', 'observer')
    expect(await told(own)).toEqual([])
    await put(eve, { role: 'head', delegation: 'co' })
    await put(eve, { role: 'delegate', delegation: 'co' })
    await put(eve, { role: 'observer', delegation: null })
    const all = [
      ['eve', 'secretariat', null, 'head'],
      ['eve', 'secretariat', 'head', 'delegate'],
      ['eve', 'secretariat', 'delegate', null],
    ]
    expect(await told(own)).toEqual(all)
    expect((await told(head)).slice(-3)).toEqual(all)
    // Not to others, nor to who did it.
    expect([await told(secretary), await told(await signedIn(world, 'eve@example.org'))]).toEqual([[], []])
    await seen(own)
    expect(await told(own)).toEqual([])
    expect((await told(head)).slice(-3)).toEqual(all)
    await put(eve, { role: 'delegate', delegation: 'co' })
    expect(await told(own)).toEqual([['eve', 'secretariat', null, 'delegate']])
    clock.advance(WEEK)
    expect(await told(await signedIn(world, 'ana@example.org'))).toEqual([])
  })

  test('a person who is moved out of the delegation, or to an accomplice’s, is still their own delegation’s', async () => {
    await world.addPerson('eve@example.org', 'head')
    await put(must(parseAccountId((await (await signedIn(world, 'eve@example.org')).ask('GET', '/api/me')).body.account.id), 'eve'), {
      role: 'head',
      delegation: 'mx',
    })
    for (const seat of [
      { role: 'observer', delegation: null },
      { role: 'delegate', delegation: 'mx' },
    ]) {
      expect((await put(ana, seat)).status).toBe(200)
      expect(await asked()).toEqual(['head'])
    }
    await put(ana, { role: 'observer', delegation: null })
    await later(2 * WEEK)
    expect(await asked()).toEqual(['head'])
  })

  test('a secretary who sits for the delegation asks its head like everybody else', async () => {
    const own = await idOf(secretary)
    expect((await put(own, { role: 'secretariat', delegation: 'co' })).status).toBe(200)
    expect(await asked()).toEqual(['head'])
  })

  test('no link of another group opens it: where the person has no delegation there', async () => {
    const other = must(parseGroupId('other'), 'a group')
    const delegations = [{ code: 'XX', name: { es: 'X', en: 'X' }, agencies: [] }]
    await createGroup(world.server.deps, { id: other, name: { es: 'Otro', en: 'Other' }, delegations })
    for (const [account, role] of [
      [await idOf(secretary), 'secretariat'],
      [ana, 'observer'],
    ] as const)
      await addMembership(
        world.server.deps,
        account,
        { group: other, role, delegation: null, agency: null },
        { how: 'setUp', invitedBy: null },
      )
    const answer = await secretary.ask('POST', `/api/groups/other/members/${ana}/sign-in-links`, {})
    expect([answer.status, answer.body.refusal]).toEqual([409, 'nobody-consents'])
  })

  test('a secretary who was made one a moment ago confirms nobody', async () => {
    const observer = await world.addPerson('observer@example.org', 'observer')
    const eve = await world.addPerson('eve@example.org', 'observer')
    await put(eve, { role: 'secretariat', delegation: null })
    await redeem((await request(secretary, observer)).body.link)
    const [{ id }] = await listed(secretary)
    expect((await confirm(await signedIn(world, 'eve@example.org'), id)).status).toBe(403)
  })
})

test('[HI-07] requests, consents and confirmations stand in the audit', async () => {
  await nameLuz()
  await request(secretary, ana)
  const [first] = await listed(head)
  await decide(head, first.id, false)
  await head.ask('PUT', `${group}/consenters/${ana}`)
  const { id, link } = await consented()
  await redeem(link)
  await confirm(await signedIn(world, 'luz@example.org'), id)
  const rows = await world.server.deps.db
    .selectFrom('audit')
    .select('action')
    .where('action', 'not like', 'session.%')
    .orderBy('id')
    .execute()
  expect(rows.map(({ action }) => action)).toEqual([
    'consenter.named',
    'signInLink.requested',
    'signInLink.declined',
    'consenter.named',
    'signInLink.requested',
    'signInLink.issued',
    'signInLink.redeemed',
    'signInLink.confirmed',
  ])
})

test('[A27] a new request makes the link before it void, though nobody has decided about the new one', async () => {
  const link = await consentedLink(secretary, head, ana)
  expect((await request(secretary, ana)).status).toBe(202)
  expect((await visit(world).ask('POST', '/api/session', { link, password: NEXT })).status).toBe(410)
  expect((await listed(head)).map(({ state }: { state: string }) => state).sort()).toEqual(['expired', 'waiting'])
})
