// Acts in the history of the group, and people as they were when they did what it tells.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { HistoryPage, NamedEvent } from '../../../shared/api/history.ts'
import { type Activity, addCounts, totalOf } from '../../../shared/history/activity.ts'
import { sentence, describeEvent as tell } from '../../../shared/history/describe.ts'
import { type DescribeContext, NOBODY } from '../../../shared/history/describeContext.ts'
import { plainPhrase } from '../../../shared/history/sentence.ts'
import { type AccountId, actsId, parseItemId, roadmapId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { addItem, setField } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { arrive, become, newMeeting } from '../meetings/holding.ts'
import { eventually, stockClient } from '../relay/sockets.ts'
import { GROUP, openWorld, signedIn, type Visitor, type World } from '../testWorld.ts'

const PLAN = roadmapId(GROUP)
const MEMBERS = `/api/groups/${GROUP}/members`
const random = createDice(7).bytes
let clock: FakeClock
let world: World
let chair: Visitor
let ana: AccountId
beforeEach(async () => {
  clock = createFakeClock()
  world = await openWorld({ ports: { clock } })
  chair = await arrive(world, 'chair@example.org', 'chair')
  ana = await world.addPerson('ana@example.org', 'delegate')
})
afterEach(() => world.close())

const history = async (query = ''): Promise<readonly NamedEvent[]> => {
  await world.server.background.projected()
  const answer = await chair.ask('GET', `/api/groups/${GROUP}/history?limit=200${query}`)
  expect(answer.status).toBe(200)
  const page: HistoryPage = answer.body
  return page.events
}
const acts = (events: readonly NamedEvent[]) => events.flatMap(({ change }) => (change.type === 'act' ? [change.act.type] : []))
const seat = async (place: Record<string, unknown>) => {
  clock.advance(60_000)
  expect((await chair.ask('PUT', `${MEMBERS}/${ana}`, place)).status).toBe(200)
  clock.advance(60_000)
}

describe('[J6] history shows acts like everything else', () => {
  test('in the feed, with filters by subject, kind, person and since a moment', async () => {
    const { id } = await newMeeting(chair)
    clock.advance(1_000)
    for (const state of ['open', 'inSession', 'closed', 'open', 'closed'] as const) await become(chair, id, state)
    const all = await history()
    expect(acts(all)).toEqual([...Array(5).fill('meetingMoved'), 'meetingCreated', 'memberJoined', 'memberJoined', 'groupCreated'])
    expect(acts(await history(`&subject=meeting:${id}`))).toHaveLength(6)
    expect(acts(await history('&kind=memberJoined'))).toEqual(['memberJoined', 'memberJoined'])
    expect(acts(await history('&kind=act'))).toHaveLength(9)
    expect(acts(await history(`&account=${ana}`))).toEqual(['memberJoined'])
    // What closed the session belongs to it; opening it again came since.
    expect(acts(await history(`&from=meeting:${id}`))).toEqual(['meetingMoved', 'meetingMoved'])
    expect((await history(`&document=${actsId(GROUP)}`)).length).toBe(9)
  })

  test('[H50] in the figures over the feed; a reader may leave them out of both', async () => {
    const { id } = await newMeeting(chair)
    for (const state of ['open', 'inSession', 'closed'] as const) await become(chair, id, state)
    const all = await history()
    const counted = async (query = '') => {
      const answer = await chair.ask('GET', `/api/groups/${GROUP}/history/activity?zone=UTC${query}`)
      expect(answer.status).toBe(200)
      const { weeks, within, bands }: Activity = answer.body
      return [addCounts(weeks.map(({ counts }) => counts)), within, bands].map(totalOf)
    }
    expect(await counted()).toEqual([all.length, all.length, all.length])
    const quiet = await history('&acts=hide')
    expect(acts(quiet)).toEqual([])
    expect(await counted('&acts=hide')).toEqual([quiet.length, quiet.length, quiet.length])
    expect(await counted('&kind=act')).toEqual(Array(3).fill(acts(all).length))
  })

  test('as sentences in both languages, with names as they were', async () => {
    const { id } = await newMeeting(chair)
    for (const state of ['open', 'inSession', 'closed', 'open'] as const) await become(chair, id, state)
    await seat({ role: 'head', delegation: 'co', agency: 'co-coa' })
    await chair.ask('DELETE', `${MEMBERS}/${ana}`)
    const events = await history()
    const context: DescribeContext = {
      ...NOBODY,
      delegation: (delegation) => ({ code: delegation.toUpperCase(), name: { es: 'Colombia', en: 'Colombia' } }),
      agency: () => ({ acronym: 'COA' }),
    }
    const said = (language: 'es' | 'en') => events.map((event) => plainPhrase(tell(event, context, language).did))
    expect(said('en')).toEqual([
      'removed ana from the group',
      'changed the role of ana: from delegate, CO to head of delegation, CO, COA',
      'reopened session 1 after its closing: “Correct the minutes”',
      'closed session 1',
      'started session 1',
      'convened session 1',
      'created session 1',
      'joined the group as delegate, CO',
      'joined the group as chair',
      'created the group',
    ])
    expect(said('es').slice(0, 4)).toEqual([
      'retiró del grupo a ana',
      'cambió la función de ana: de delegado/a, CO a jefatura de delegación, CO, COA',
      'reabrió la sesión 1, ya cerrada: «Corregir el acta»',
      'cerró la sesión 1',
    ])
    expect(sentence(must(events.at(-1), 'the first'), context, 'es')).toBe('La administración del servidor creó el grupo')
  })
})

describe('[J7] names, roles and agencies of the past are those of the past', () => {
  const write = async (due: string) => {
    const visitor = await signedIn(world, 'ana@example.org')
    const client = stockClient(world, visitor, PLAN)
    await client.synced
    const head = (await world.server.log.head(PLAN)).seq
    const items = client.doc.getMap('items')
    const [item] = [...items.keys()]
    if (item === undefined) addItem(client.doc, { title: { en: 'One' }, due }, random)
    else setField(client.doc, must(parseItemId(item), 'an item'), 'due', due)
    await eventually(async () => (await world.server.log.head(PLAN)).seq > head, 'it is in the log')
    client.destroy()
  }

  test('moving a delegate to another agency moves none of the events that they wrote for the former one', async () => {
    await seat({ role: 'delegate', delegation: 'co', agency: 'co-coa' })
    await write('2026-01-01')
    await seat({ role: 'delegate', delegation: 'us', agency: 'us-usa' })
    await write('2026-02-02')
    const dues = (events: readonly NamedEvent[]) =>
      events.filter(({ document }) => document === PLAN).map(({ change }) => (change.type === 'set' ? change.to : change.type))
    expect(dues(await history('&agency=us-usa'))).toEqual(['2026-02-02'])
    expect(dues(await history('&agency=co-coa'))).toEqual(['created'])
    expect(dues(await history('&delegation=co'))).toEqual(['created'])
  })

  test('a person who takes another name leaves the lines from before under the old one, and says so', async () => {
    await seat({ role: 'delegate', delegation: 'co', agency: 'co-coa' })
    await write('2026-01-01')
    clock.advance(60_000)
    const visitor = await signedIn(world, 'ana@example.org')
    await visitor.ask('PATCH', '/api/me', { name: 'Head of delegation, OPDAT' })
    await seat({ role: 'head', delegation: 'us', agency: 'us-usa' })
    await write('2026-02-02')
    const [later, earlier] = (await history()).filter(({ document }) => document === PLAN)
    expect(earlier?.was).toEqual({ name: 'ana', role: 'delegate', delegation: 'co', agency: 'co-coa' })
    expect(later?.was).toEqual({ name: 'Head of delegation, OPDAT', role: 'head', delegation: 'us', agency: 'us-usa' })
    const now = { name: 'Head of delegation, OPDAT', role: 'head', agency: later?.was?.agency ?? null } as const
    const context: DescribeContext = {
      ...NOBODY,
      person: () => now.name,
      member: () => now,
      delegation: (id) => ({ code: id.toUpperCase(), name: { es: '', en: '' } }),
      agency: () => ({ acronym: 'FGN' }),
    }
    const who = (event: NamedEvent | undefined, language: 'es' | 'en') => plainPhrase(tell(must(event, 'an event'), context, language).who)
    expect(who(earlier, 'en')).toBe('Head of delegation, OPDAT (CO; then: ana, delegate, FGN)')
    expect(who(earlier, 'es')).toBe('Head of delegation, OPDAT (CO; entonces: ana, delegado/a, FGN)')
    expect(who(later, 'en')).toBe('Head of delegation, OPDAT (US)')
  })

  test('former members are still called as they were; erased ones are nobody', async () => {
    await write('2026-01-01')
    clock.advance(60_000)
    await chair.ask('DELETE', `${MEMBERS}/${ana}`)
    const ofThePlan = async () =>
      must(
        (await history()).find(({ document }) => document === PLAN),
        'an event',
      )
    expect(plainPhrase(tell(await ofThePlan(), NOBODY, 'en').who)).toBe('ana')
    await world.server.deps.db.deleteFrom('act_word').where('account', '=', ana).execute()
    expect(plainPhrase(tell(await ofThePlan(), NOBODY, 'en').who)).toBe('A person whose account was erased')
  })
})

test('[S25] words written in the record of a session after its closing are shown as a correction', async () => {
  const { id, document } = await newMeeting(chair)
  const write = async (text: string) => {
    const client = stockClient(world, chair, document)
    await client.synced
    const head = (await world.server.log.head(document)).seq
    client.doc.getText('title.en').insert(0, text)
    await eventually(async () => (await world.server.log.head(document)).seq > head, 'it is in the log')
    client.destroy()
    clock.advance(10 * 60_000)
  }
  for (const state of ['open', 'inSession'] as const) await become(chair, id, state)
  await write('First')
  chair = await signedIn(world, 'chair@example.org')
  for (const state of ['closed', 'open'] as const) await become(chair, id, state)
  clock.advance(60_000)
  await write('Mended ')
  chair = await signedIn(world, 'chair@example.org')
  const [info] = (await chair.ask('GET', `/api/groups/${GROUP}/meetings`)).body
  const context: DescribeContext = { ...NOBODY, meeting: () => info }
  const notes = (language: 'es' | 'en') => async () =>
    (await history(`&document=${document}`)).map((event) => tell(event, context, language).notes.map(plainPhrase))
  expect(await notes('en')()).toEqual([['corrected after closing'], ['in session 1']])
  expect(await notes('es')()).toEqual([['corregido después del cierre'], ['en la sesión 1']])
})
