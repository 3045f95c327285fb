// Who comes to a delegation, and what opens to them: as the secretariat, the chair, an operator and their accomplices would try it.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Thread } from '../../../shared/comments/thread.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { type MailServer, startMailServer } from '../../harness/mailServer.ts'
import { createFakeClock } from '../fakeClock.ts'
import { eventually } from '../relay/sockets.ts'
import { openWorld, PASSWORD, prove, signedIn, type Visitor, visit, type World } from '../testWorld.ts'
import { AT, begin, COMMENTS, counts, join, type Person, read, refusalOf, say } from './commentWorld.ts'

const DAY = 24 * 3_600_000
const WEEK = 7 * DAY
const clock = createFakeClock()
let world: World
let smtp: MailServer
let ana: Person
let carla: Person
let mario: Person
let secretary: Person
let chair: Person
let secret: Thread

beforeAll(async () => {
  smtp = await startMailServer()
  world = await openWorld({ ports: { clock }, env: { SMTP_URL: smtp.url, MAIL_FROM: 'Ruta <ruta@example.org>' } })
  ana = await join(world, 'ana', { role: 'delegate', delegation: 'co' })
  carla = await join(world, 'carla', { role: 'head', delegation: 'co' })
  mario = await join(world, 'mario', { role: 'delegate', delegation: 'mx' })
  secretary = await join(world, 'secretary', { role: 'secretariat', delegation: null })
  chair = await join(world, 'chair', { role: 'chair', delegation: null })
  clock.advance(WEEK)
  secret = await begin((await again('ana')).visitor, { visibility: 'delegation', words: 'quetzal: our position' })
})
afterAll(async () => {
  await world.close()
  await smtp.close()
})

const people = () => ({ ana, carla, mario, secretary, chair })
/** Signs in again: sessions end while days pass. */
const again = async (name: keyof ReturnType<typeof people>): Promise<Person> => ({
  account: people()[name].account,
  visitor: await signedIn(world, `${name}@example.org`),
})
beforeEach(async () => {
  clock.advance(60_000)
  ana = await again('ana')
  carla = await again('carla')
  mario = await again('mario')
  secretary = await again('secretary')
  chair = await again('chair')
})

const CO = { role: 'delegate', delegation: 'co', agency: null }
const seat = (by: Visitor, account: AccountId, body: object) => {
  clock.advance(1000)
  return by.ask('PUT', `${AT}/members/${account}`, body)
}
const sees = async (visitor: Visitor, thread: Pick<Thread, 'id'> = secret) =>
  (await read(visitor)).threads.some(({ id }) => id === thread.id)
const admit = (by: Visitor, account: AccountId) => {
  clock.advance(1000)
  return by.ask('PUT', `${AT}/members/${account}/admission`)
}
const told = async (visitor: Visitor) =>
  (await visitor.ask('GET', `${AT}/inbox`)).body.notices
    .filter(({ kind }: { kind: string }) => kind === 'seat')
    .map(
      ({ about, by }: { about: { what: string; name: string }; by: { name: string } | null }) =>
        `${by?.name ?? '-'} ${about.what} ${about.name}`,
    )
const invited = async (by: Visitor, name: string, given: object): Promise<Person> => {
  const { body } = await by.ask('POST', `${AT}/invitations`, { name, email: null, agency: null, ...given })
  const visitor = visit(world)
  const accepted = await visitor.ask('POST', '/api/invitations/acceptance', {
    token: body.link.split('#')[1],
    email: `${name}@example.org`,
    password: PASSWORD,
  })
  expect(accepted.status).toBe(201)
  const member = (await visitor.ask('GET', `${AT}/members`)).body.find((one: { name: string }) => one.name === name)
  return { account: member.account, visitor }
}
/** Nothing of it anywhere: not by the list, a count, a search, its id, nor a mail. */
const readsNothing = async (visitor: Visitor) => {
  const all = [
    await read(visitor),
    await read(visitor, '?q=quetzal'),
    await counts(visitor),
    (await visitor.ask('GET', `${AT}/inbox`)).body,
  ]
  expect(JSON.stringify(all)).not.toMatch(new RegExp(`quetzal|${secret.id}`))
  expect((await counts(visitor)).open).toBe((await read(visitor)).threads.filter(({ resolved }) => resolved === null).length)
  expect((await say(visitor, secret, 'x')).status).not.toBe(201)
  expect((await visitor.ask('PUT', `${COMMENTS}/${secret.id}/resolution`, { resolved: true, version: 1 })).status).toBe(404)
}

describe('[P25] earlier threads of a delegation stay closed to', () => {
  test('[P13] a secretary who takes a seat in it, of which it is told at once', async () => {
    clock.advance(11 * 60_000)
    expect(refusalOf(await seat(secretary.visitor, secretary.account, { ...CO, role: 'secretariat' }))).toBe('403 proof-needed')
    await prove(secretary.visitor)
    const seatMails = () => smtp.received.filter(({ text }) => text.includes('secretary took a seat in your delegation: secretariat'))
    expect((await seat(secretary.visitor, secretary.account, { ...CO, role: 'secretariat' })).status).toBe(200)
    await readsNothing(secretary.visitor)
    for (const { visitor } of [ana, carla]) expect((await told(visitor))[0]).toBe('secretary came secretary')
    expect(await told(mario.visitor)).toEqual([])
    await eventually(() => seatMails().length >= 2, 'each of them gets a mail')
    expect(
      seatMails()
        .flatMap(({ to }) => to)
        .sort(),
    ).toEqual(['ana@example.org', 'carla@example.org'])
    // What is written from now on they read, and the delegation knows that.
    const later = await begin(ana.visitor, { visibility: 'delegation' })
    expect(await sees(secretary.visitor, later)).toBe(true)
    expect((await seat(secretary.visitor, secretary.account, { role: 'secretariat', delegation: null, agency: null })).status).toBe(200)
    expect(await sees(secretary.visitor, later)).toBe(false)
    expect((await told(ana.visitor))[0]).toBe('secretary left secretary')
    // Away and back: what was said in between is not theirs, not even in a thread that they read before.
    await say(ana.visitor, later, 'Now that they are gone.')
    expect((await seat(secretary.visitor, secretary.account, { ...CO, role: 'secretariat' })).status).toBe(200)
    expect(await sees(secretary.visitor, later)).toBe(false)
    await readsNothing(secretary.visitor)
    await seat(secretary.visitor, secretary.account, { role: 'secretariat', delegation: null, agency: null })
  })

  test('[P13] an observer whom they invite to it', async () => {
    clock.advance(11 * 60_000)
    const observer = { role: 'observer', delegation: 'co' }
    const given = { name: 'watcher', email: null, agency: null, ...observer }
    expect(refusalOf(await secretary.visitor.ask('POST', `${AT}/invitations`, given))).toBe('403 proof-needed')
    const watcher = await invited(await prove(secretary.visitor), 'watcher', observer)
    await readsNothing(watcher.visitor)
    expect((await told(ana.visitor))[0]).toBe('secretary came watcher')
    await seat(chair.visitor, watcher.account, { role: 'observer', delegation: null, agency: null })
  })

  test('an accomplice of another delegation, and a second account that they bring', async () => {
    await seat(chair.visitor, mario.account, CO)
    await readsNothing(mario.visitor)
    // Nor does one newcomer admit another, nor themselves.
    const second = await invited(chair.visitor, 'second', { role: 'delegate', delegation: 'co' })
    expect(refusalOf(await admit(mario.visitor, second.account))).toBe('403 not-settled')
    expect(refusalOf(await admit(second.visitor, second.account))).toBe('403 forbidden')
    for (const { visitor } of [chair, secretary]) expect(refusalOf(await admit(visitor, second.account))).toBe('403 forbidden')
    await readsNothing(second.visitor)
    await seat(chair.visitor, mario.account, { ...CO, delegation: 'mx' })
    await chair.visitor.ask('DELETE', `${AT}/members/${second.account}`)
  })

  test('[P13] an account that is disabled and enabled again, as far as it was written meanwhile', async () => {
    const late = await invited(chair.visitor, 'late', { role: 'delegate', delegation: 'co' })
    const known = await begin(ana.visitor, { visibility: 'delegation' })
    expect(await sees(late.visitor, known)).toBe(true)
    clock.advance(11 * 60_000)
    const disable = (disabled: boolean) => chair.visitor.ask('PUT', `${AT}/members/${late.account}/disabled`, { disabled })
    expect(refusalOf(await disable(true))).toBe('403 proof-needed')
    await prove(chair.visitor)
    expect((await disable(true)).status).toBe(204)
    expect((await told(carla.visitor))[0]).toBe('chair disabled late')
    const meanwhile = await begin(ana.visitor, { visibility: 'delegation' })
    clock.advance(1000)
    expect((await disable(false)).status).toBe(204)
    expect((await told(carla.visitor))[0]).toBe('chair enabled late')
    const back = await signedIn(world, 'late@example.org')
    expect([await sees(back, known), await sees(back, meanwhile), await sees(back)]).toEqual([true, false, false])
    await chair.visitor.ask('DELETE', `${AT}/members/${late.account}`)
  })

  test('[P26] somebody who comes to a delegation that was emptied, for as long as none of its members is there to be told', async () => {
    const marta = await join(world, 'marta', { role: 'head', delegation: 'us' })
    clock.advance(WEEK)
    const martas = await signedIn(world, 'marta@example.org')
    const theirs = await begin(martas, { visibility: 'delegation', words: 'quetzal of the US' })
    const steward = (await again('chair')).visitor
    await steward.ask('PUT', `${AT}/members/${marta.account}/disabled`, { disabled: true })
    await seat(steward, secretary.account, { role: 'secretariat', delegation: 'us', agency: null })
    const second = await invited(steward, 'accomplice', { role: 'delegate', delegation: 'us' })
    clock.advance(2 * WEEK)
    for (const name of ['secretary', 'accomplice'])
      expect([name, await sees(await signedIn(world, `${name}@example.org`), theirs)]).toEqual([name, false])
    expect(refusalOf(await admit(await signedIn(world, 'accomplice@example.org'), secretary.account))).toBe('403 not-settled')
    // Once she is back she is told, and has a week.
    await (await again('chair')).visitor.ask('PUT', `${AT}/members/${marta.account}/disabled`, { disabled: false })
    const back = await signedIn(world, 'marta@example.org')
    expect((await told(back)).sort()).toEqual(['- sits accomplice', '- sits secretary'])
    expect(await sees(back, theirs)).toBe(true)
    clock.advance(WEEK - 1)
    expect(await sees(await signedIn(world, 'accomplice@example.org'), theirs)).toBe(false)
    clock.advance(1)
    expect(await sees(await signedIn(world, 'accomplice@example.org'), theirs)).toBe(true)
    await (await again('chair')).visitor.ask('DELETE', `${AT}/members/${second.account}`)
    await seat((await again('chair')).visitor, secretary.account, { role: 'secretariat', delegation: null, agency: null })
  })

  test('somebody who comes to a delegation whose only member is disabled, also when that account is moved out of it and back', async () => {
    const us = { role: 'head', delegation: 'us', agency: null }
    const lucia = await join(world, 'lucia', { role: 'head', delegation: 'us' })
    clock.advance(2 * WEEK)
    const theirs = await begin(await signedIn(world, 'lucia@example.org'), { visibility: 'delegation', words: 'quetzal of the US' })
    const steward = (await again('chair')).visitor
    const members = (await steward.ask('GET', `${AT}/members`)).body
    for (const { account } of members.filter(({ delegation }: { delegation: string }) => delegation === 'us'))
      await steward.ask('PUT', `${AT}/members/${account}/disabled`, { disabled: true })
    expect((await seat(steward, lucia.account, { role: 'observer', delegation: null, agency: null })).status).toBe(200)
    expect((await seat(steward, lucia.account, us)).status).toBe(200)
    const rows = await world.server.deps.db.selectFrom('membership').select('seat_since').where('account', '=', lucia.account).execute()
    expect(rows).toEqual([{ seat_since: null }])
    const accomplice = await invited(steward, 'partner', { role: 'delegate', delegation: 'us' })
    clock.advance(2 * WEEK)
    expect(await sees(await signedIn(world, 'partner@example.org'), theirs)).toBe(false)
    // Enabled again she has a seat, and is there to be told.
    await (await again('chair')).visitor.ask('PUT', `${AT}/members/${lucia.account}/disabled`, { disabled: false })
    const back = await signedIn(world, 'lucia@example.org')
    expect(await sees(back, theirs)).toBe(true)
    expect(await told(back)).toContain('- sits partner')
    await (await again('chair')).visitor.ask('DELETE', `${AT}/members/${accomplice.account}`)
  })

  test('somebody who comes to a delegation that was emptied before seats were recorded, or in its first week', async () => {
    const { db } = world.server.deps
    await join(world, 'early', { role: 'head', delegation: 'us' })
    const theirs = await begin(await signedIn(world, 'early@example.org'), { visibility: 'delegation', words: 'quetzal of the US' })
    const steward = (await again('chair')).visitor
    const members = (await steward.ask('GET', `${AT}/members`)).body
    for (const { account } of members.filter(({ delegation }: { delegation: string }) => delegation === 'us'))
      await steward.ask('DELETE', `${AT}/members/${account}`)
    const comers: Person[] = []
    for (const recorded of [true, false]) {
      if (!recorded) await db.deleteFrom('former_seat').where('delegation', '=', 'us').execute()
      const name = `comer-${recorded}`
      comers.push(await invited((await again('chair')).visitor, name, { role: 'delegate', delegation: 'us' }))
      clock.advance(2 * WEEK)
      const comer = await signedIn(world, `${name}@example.org`)
      expect([recorded, await sees(comer, theirs)]).toEqual([recorded, false])
      const own = (await comer.ask('GET', `${AT}/members`)).body.find((one: { name: string }) => one.name === name)
      expect(own.earlier).toEqual({ opensAt: null, seesFormer: false, mayAdmit: false })
    }
    for (const { account } of comers) await (await again('chair')).visitor.ask('DELETE', `${AT}/members/${account}`)
  })
})

test('[P25] an accomplice who sat in a delegation once, and comes back after it went on writing, opens it to nobody, nor to themselves', async () => {
  const us = { role: 'delegate', delegation: 'us', agency: null } as const
  const steward = async () => (await again('chair')).visitor
  const rest = (await (await steward()).ask('GET', `${AT}/members`)).body.filter(
    ({ delegation }: { delegation: string }) => delegation === 'us',
  )
  for (const { account } of rest) await (await steward()).ask('DELETE', `${AT}/members/${account}`)
  const old = await join(world, 'old', us)
  clock.advance(WEEK)
  const known = await begin(await signedIn(world, 'old@example.org'), { visibility: 'delegation', words: 'before' })
  const rita = await join(world, 'rita', { role: 'head', delegation: 'us' })
  clock.advance(2 * WEEK)
  await (await steward()).ask('DELETE', `${AT}/members/${old.account}`)
  clock.advance(WEEK)
  const theirs = await begin(await signedIn(world, 'rita@example.org'), { visibility: 'delegation', words: 'quetzal of the US' })
  await (await steward()).ask('PUT', `${AT}/members/${rita.account}/disabled`, { disabled: true })
  const { body } = await (await steward()).ask('POST', `${AT}/invitations`, { name: 'old', email: null, ...us })
  const olds = await signedIn(world, 'old@example.org')
  expect((await olds.ask('POST', '/api/invitations/acceptance', { token: body.link.split('#')[1] })).status).toBe(201)
  await invited(await steward(), 'brought', { role: 'delegate', delegation: 'us' })
  clock.advance(3 * WEEK)
  expect(await sees(await signedIn(world, 'brought@example.org'), theirs)).toBe(false)
  const back = await signedIn(world, 'old@example.org')
  expect([await sees(back, known), await sees(back, theirs)]).toEqual([true, false])
  const row = (await back.ask('GET', `${AT}/members`)).body.find((one: { name: string }) => one.name === 'old')
  expect(row.earlier).toEqual({ opensAt: null, seesFormer: true, mayAdmit: false })
})

test('[P25] a comment that was corrected while somebody was away, and once more since they are back, stays closed to them', async () => {
  const felix = await invited(chair.visitor, 'felix', { role: 'delegate', delegation: 'co' })
  const known = await begin(ana.visitor, { visibility: 'delegation', words: 'first' })
  const other = await begin(ana.visitor, { visibility: 'delegation', words: 'translated' })
  expect([await sees(felix.visitor, known), await sees(felix.visitor, other)]).toEqual([true, true])
  await seat(chair.visitor, felix.account, { role: 'observer', delegation: null, agency: null })
  const [comment, translated] = [known, other].map(({ comments }) => must(comments[0], 'a comment').id)
  const edit = (words: string) => ana.visitor.ask('PATCH', `${AT}/replies/${comment}`, { words })
  const translate = (words: string) => ana.visitor.ask('PUT', `${AT}/replies/${translated}/translation`, { words })
  expect([(await edit('meanwhile')).status, (await translate('meanwhile')).status]).toEqual([200, 200])
  await seat(chair.visitor, felix.account, CO)
  clock.advance(1000)
  expect([(await edit('meanwhile.')).status, (await translate('meanwhile.')).status]).toEqual([200, 200])
  expect([await sees(felix.visitor, known), await sees(felix.visitor, other)]).toEqual([false, false])
  await chair.visitor.ask('DELETE', `${AT}/members/${felix.account}`)
})

describe('[P25] earlier threads of a delegation open to a newcomer', () => {
  test('when a member admits them, with all that was written, and the delegation is told', async () => {
    const luis = await invited(chair.visitor, 'luis', { role: 'delegate', delegation: 'co' })
    const { next } = await read(luis.visitor)
    const row = async (by: Visitor) => (await by.ask('GET', `${AT}/members`)).body.find((one: Person) => one.account === luis.account)
    expect((await row(luis.visitor)).earlier).toEqual({ opensAt: clock.now() + WEEK, seesFormer: false, mayAdmit: false })
    expect((await row(ana.visitor)).earlier).toEqual({ opensAt: clock.now() + WEEK, seesFormer: false, mayAdmit: true })
    for (const { visitor } of [mario, secretary, chair]) expect((await row(visitor)).earlier).toBeUndefined()
    expect((await admit(ana.visitor, luis.account)).status).toBe(204)
    expect((await admit(carla.visitor, luis.account)).status).toBe(204)
    expect((await row(ana.visitor)).earlier).toBeUndefined()
    expect(await sees(luis.visitor)).toBe(true)
    // Also to who goes on from what they have read before; and nothing of it is new to them.
    const more = await read(luis.visitor, `?after=${next}`)
    expect(more.threads.filter(({ id }) => id === secret.id).map(({ unread }) => unread)).toEqual([false])
    expect((await read(luis.visitor, '?q=quetzal')).threads).toHaveLength(1)
    expect((await told(carla.visitor))[0]).toBe('ana admitted luis')
    expect(await told(luis.visitor)).toEqual(['ana youAdmitted luis'])
    const acts = await world.server.deps.db.selectFrom('audit').select('detail').where('action', '=', 'member.admitted').execute()
    expect(acts.map(({ detail }) => detail)).toEqual([luis.account])
    // An admitted newcomer admits nobody yet.
    const other = await invited(chair.visitor, 'other', { role: 'delegate', delegation: 'co' })
    expect(refusalOf(await admit(luis.visitor, other.account))).toBe('403 not-settled')
    await chair.visitor.ask('DELETE', `${AT}/members/${other.account}`)
    await chair.visitor.ask('DELETE', `${AT}/members/${luis.account}`)
  })

  test('a week after the delegation was told', async () => {
    await invited(chair.visitor, 'nora', { role: 'delegate', delegation: 'co' })
    clock.advance(WEEK - 1)
    expect(await sees(await signedIn(world, 'nora@example.org'))).toBe(false)
    clock.advance(1)
    const nora = await signedIn(world, 'nora@example.org')
    expect(await sees(nora)).toBe(true)
    const own = (await nora.ask('GET', `${AT}/members`)).body.find((one: { name: string }) => one.name === 'nora')
    expect(own.earlier).toBeUndefined()
  })

  test('and stay open after somebody leaves and returns, as far as they were there', async () => {
    const theirs = await begin(ana.visitor, { visibility: 'delegation' })
    await chair.visitor.ask('DELETE', `${AT}/members/${carla.account}`)
    const meanwhile = await begin(ana.visitor, { visibility: 'delegation' })
    const { body } = await chair.visitor.ask('POST', `${AT}/invitations`, {
      name: 'carla',
      email: null,
      role: 'head',
      delegation: 'co',
      agency: null,
    })
    expect((await carla.visitor.ask('POST', '/api/invitations/acceptance', { token: body.link.split('#')[1] })).status).toBe(201)
    expect([await sees(carla.visitor), await sees(carla.visitor, theirs), await sees(carla.visitor, meanwhile)]).toEqual([
      true,
      true,
      false,
    ])
  })
})

test('[P13] a role that is changed, and a member who is removed or erased, is told too', async () => {
  const paco = await invited(chair.visitor, 'paco', { role: 'delegate', delegation: 'co' })
  await seat(chair.visitor, paco.account, { ...CO, role: 'head' })
  expect((await told(ana.visitor))[0]).toBe('chair changed paco')
  clock.advance(1000)
  expect((await chair.visitor.ask('DELETE', `${AT}/members/${paco.account}`)).status).toBe(204)
  expect((await told(ana.visitor))[0]).toBe('chair left paco')
  const gone = await invited(chair.visitor, 'gone', { role: 'delegate', delegation: 'co' })
  clock.advance(1000)
  expect((await chair.visitor.ask('DELETE', `${AT}/accounts/${gone.account}`)).status).toBe(204)
  const all = await told(ana.visitor)
  expect(all[0]).toBe('chair erased ')
  expect(all).not.toContain('chair came gone')
  expect(must((await read(ana.visitor)).threads[0], 'a thread')).toBeDefined()
})
