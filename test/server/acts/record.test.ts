// What the server decides stands in the log of acts, with the rows that it changes, or not at all.
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { beginActs } from '../../../server/acts/begin.ts'
import { createActs } from '../../../server/acts/readActs.ts'
import { genesis } from '../../../server/log/entry.ts'
import { groupStateOf } from '../../../shared/acts/groupState.ts'
import { actsId, parseAccountId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { arrive, become, newMeeting } from '../meetings/holding.ts'
import { join } from '../relay/sockets.ts'
import { GROUP, openWorld, signedIn, type Visitor, type World } from '../testWorld.ts'
import { actsOf, whatsOf } from './reading.ts'

const ACTS = actsId(GROUP)
const MEMBERS = `/api/groups/${GROUP}/members`
let clock: FakeClock
let world: World
let chair: Visitor
beforeEach(async () => {
  clock = createFakeClock()
  world = await openWorld({ ports: { clock } })
  chair = await arrive(world, 'chair@example.org', 'chair')
})
afterEach(() => world.close())

const db = () => world.server.deps.db
const headOf = async () => (await world.server.log.head(ACTS)).seq

describe('[J1] each decision of the server is an act, by the person who made it, with their context at the time', () => {
  test('the group, its members, their seats, names and leaving', async () => {
    const ana = await world.addPerson('ana@example.org', 'delegate')
    const visitor = await signedIn(world, 'ana@example.org')
    expect((await visitor.ask('PATCH', '/api/me', { name: 'Ana the second' })).status).toBe(200)
    expect((await visitor.ask('PATCH', '/api/me', { name: 'Ana the second', language: 'es' })).status).toBe(200)
    expect((await chair.ask('PUT', `${MEMBERS}/${ana}`, { role: 'head', delegation: 'co', agency: 'co-coa' })).status).toBe(200)
    clock.advance(1_000)
    expect((await chair.ask('DELETE', `${MEMBERS}/${ana}`)).status).toBe(204)
    const acts = await actsOf(world.server)
    expect(acts.map(({ n, what }) => `${n} ${what.type}`)).toEqual([
      '1 groupCreated',
      '2 memberJoined',
      '3 memberJoined',
      '4 personRenamed',
      '5 memberChanged',
      '6 memberRemoved',
    ])
    const [, , , renamed, changed, removed] = acts
    expect(renamed?.by).toMatchObject({ account: ana, role: 'delegate', delegation: 'co', agency: null })
    expect(changed?.what).toMatchObject({
      member: { account: ana, role: 'head', delegation: 'co', agency: 'co-coa' },
      from: { role: 'delegate', delegation: 'co', agency: null },
    })
    expect(removed).toMatchObject({ by: { role: 'chair' }, what: { member: { account: ana, role: 'head' } } })
    expect([...groupStateOf(acts).people.keys()]).not.toContain(ana)
    expect(groupStateOf(acts, acts[4]?.at).people.get(ana)).toMatchObject({ role: 'head', agency: 'co-coa' })
  })

  test('a session made, opened, held, closed, reopened and closed again, with the heads that it marked', async () => {
    const { id } = await newMeeting(chair)
    for (const state of ['open', 'inSession', 'closed', 'open', 'closed'] as const) expect(await become(chair, id, state)).toBe(200)
    const moves = await whatsOf(world.server, 'meetingMoved')
    expect(moves.map(({ how, meeting, number }) => [how, meeting, number])).toEqual(
      ['opened', 'started', 'closed', 'reopened', 'closedAgain'].map((how) => [how, id, 1]),
    )
    const marked = await db().selectFrom('mark_head').selectAll().where('document', '!=', ACTS).execute()
    for (const { mark, heads } of moves)
      expect(marked.filter((row) => row.mark === mark).map((row) => [row.document, row.seq])).toEqual(
        heads.map((head) => [head.document, head.seq]),
      )
    // The mark holds its own act: closing a session is part of what the session left.
    const own = await db().selectFrom('mark_head').select(['mark', 'seq']).where('document', '=', ACTS).execute()
    for (const { n, what } of await actsOf(world.server))
      if (what.type === 'meetingMoved') expect(own.find(({ mark }) => mark === what.mark)?.seq).toBe(n)
    expect(groupStateOf(await actsOf(world.server)).meetings.get(id)).toMatchObject({ number: 1, state: 'closed' })
  })

  test('named and removed moments, and what was handed out', async () => {
    const named = await chair.ask('POST', `/api/groups/${GROUP}/moments`, { name: 'Before the dates' })
    expect(named.status).toBe(201)
    expect((await chair.ask('DELETE', `/api/groups/${GROUP}/moments/${named.body.id}`)).status).toBe(204)
    expect((await chair.ask('GET', `/api/groups/${GROUP}/heads`)).status).toBe(200)
    expect((await chair.ask('GET', `/api/groups/${GROUP}/archive`)).status).toBe(200)
    expect((await actsOf(world.server)).slice(2).map(({ what }) => what)).toEqual([
      { type: 'momentNamed', moment: named.body.id, name: 'Before the dates', heads: [] },
      { type: 'momentRemoved', moment: named.body.id, name: 'Before the dates' },
      { type: 'headsExported' },
      { type: 'archiveExported' },
    ])
  })
})

describe('[J2] an act and the rows that it records are written together or not at all', () => {
  test('rows that are refused take their act with them', async () => {
    const ana = await world.addPerson('ana@example.org', 'delegate')
    const before = await headOf()
    await sql`CREATE TRIGGER no BEFORE UPDATE ON membership BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`.execute(db())
    expect((await chair.ask('PUT', `${MEMBERS}/${ana}`, { role: 'observer', delegation: null, agency: null })).status).toBe(500)
    await sql`DROP TRIGGER no`.execute(db())
    expect(await headOf()).toBe(before)
    // A refusal that comes after the act was written.
    const { account } = (await chair.ask('GET', '/api/me')).body
    expect((await chair.ask('DELETE', `${MEMBERS}/${account.id}`)).body.refusal).toBe('last-chair')
    expect(await headOf()).toBe(before)
    expect((await actsOf(world.server)).length).toBe(before)
  })

  test('where an act cannot be written, nothing is changed', async () => {
    const { id } = await newMeeting(chair)
    await sql`CREATE TRIGGER no BEFORE INSERT ON log_entry BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`.execute(db())
    expect(await become(chair, id, 'open')).toBe(500)
    await sql`DROP TRIGGER no`.execute(db())
    expect((await db().selectFrom('meeting').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state).toBe('draft')
    expect(await db().selectFrom('mark').select('id').execute()).toEqual([])
    expect(await become(chair, id, 'open')).toBe(200)
  })
})

describe('[J3] nobody but the server writes acts', () => {
  test('to a socket there is no such document, for nobody', async () => {
    expect((await join(world, chair, ACTS)).status).toBe(404)
  })

  test('the log takes no entry of them from a room, whatever its kind', async () => {
    const author = must(parseAccountId('mallory'), 'an account')
    const head = await world.server.log.head(ACTS)
    const drafts = [{ updates: [new Uint8Array([0, 0])], kind: 'server', author, delegation: null, source: null } as const]
    const answers = await world.server.log.append([{ document: ACTS, after: head, claims: [], drafts }])
    expect(answers.get(ACTS)).toEqual({ ok: false, why: 'sealed' })
  })

  test('they stand in no list of documents, and have no states to travel to', async () => {
    const { documents } = (await chair.ask('GET', `/api/groups/${GROUP}`)).body
    expect(documents.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['glossary', 'roadmap'])
    for (const what of ['authorship', 'entries', 'state'])
      expect((await chair.ask('GET', `/api/documents/${ACTS}/${what}`)).status).toBe(404)
    expect((await chair.ask('GET', `/api/documents/${ACTS}/head`)).body.head.seq).toBe(await headOf())
  })
})

describe('[J4] names stand in the chain as salted hashes, and their words beside it', () => {
  test('no entry holds a name, and each of its hashes is the one of its words', async () => {
    await world.addPerson('quetzal7731@example.org', 'delegate')
    const acts = await actsOf(world.server)
    for await (const { updates } of world.server.log.read(ACTS, seq(0)))
      for (const update of updates) expect(Buffer.from(update).toString('latin1')).not.toContain('quetzal7731')
    const words = await db().selectFrom('act_word').selectAll().execute()
    const member = acts.flatMap(({ what }) => (what.type === 'memberJoined' ? [what.member] : [])).at(-1)
    expect(words.find(({ commitment }) => commitment === member?.name)?.words).toBe('quetzal7731')
  })

  test('erasing the words leaves every act and the chain as they are', async () => {
    const ana = await world.addPerson('ana@example.org', 'delegate')
    const before = await actsOf(world.server)
    expect((await chair.ask('DELETE', `/api/groups/${GROUP}/accounts/${ana}`)).status).toBe(204)
    expect(await db().selectFrom('act_word').selectAll().where('account', '=', ana).execute()).toEqual([])
    await world.server.background.verify([ACTS])
    expect(await db().selectFrom('verification').select(['entries', 'bad_seq']).where('document', '=', ACTS).execute()).toEqual([
      { entries: before.length + 1, bad_seq: null },
    ])
    expect((await actsOf(world.server)).slice(0, -1)).toEqual(before)
  })
})

test('[J5] a group from before acts were recorded begins with what its rows say, once', async () => {
  await world.addPerson('ana@example.org', 'delegate')
  const { id } = await newMeeting(chair)
  for (const state of ['open', 'inSession', 'closed'] as const) {
    clock.advance(1_000)
    await become(chair, id, state)
  }
  const told = groupStateOf(await actsOf(world.server))
  for (const table of ['log_entry', 'log_head'] as const)
    await db()
      .deleteFrom(table)
      .where('document', '=', ({ selectFrom }) => selectFrom('log_document').select('number').where('log_document.id', '=', ACTS))
      .execute()
  await db().deleteFrom('act_word').execute()
  expect((await world.server.log.head(ACTS)).hash).toEqual(genesis(ACTS))
  expect(await beginActs(world.server.deps, createActs(world.server.log))).toEqual([GROUP])
  expect(await beginActs(world.server.deps, createActs(world.server.log))).toEqual([])
  const acts = await actsOf(world.server)
  expect(acts.map(({ by, what }) => [by, what.type])).toEqual([[null, 'begun']])
  const begun = groupStateOf(acts)
  const rest = { people: 0, marks: 0, rows: 0 }
  expect({ ...begun, ...rest }).toEqual({ ...told, n: 1, ...rest })
  expect([...begun.people.values()].map(({ account, role }) => [account, role]).sort()).toEqual(
    [...told.people.values()].map(({ account, role }) => [account, role]).sort(),
  )
  expect([...begun.marks.values()].map(({ kind, meeting, at }) => [kind, meeting, at])).toEqual(
    [...told.marks.values()].map(({ kind, meeting, at }) => [kind, meeting, at]),
  )
})
