import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createGroup } from '../../../server/groups/groups.ts'
import type { Comparison, Moment } from '../../../shared/history/comparison.ts'
import { type DocumentId, type ItemId, isActs, parseDocumentId, parseGroupId, parseItemId, roadmapId } from '../../../shared/ids.ts'
import { pageTitleText } from '../../../shared/page/write.ts'
import { must } from '../../../shared/result.ts'
import { addItem, setField } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { arrive, become, newMeeting } from '../meetings/holding.ts'
import { GROUP, openWorld, signedIn, type Visitor, type World } from '../testWorld.ts'
import { ANA, BETO, createWriters, type Writers } from './writers.ts'

const PLAN = roadmapId(GROUP)
const MINUTE = 60_000
const random = createDice(2).bytes
let world: World
let clock: FakeClock
let chair: Visitor
let ana: Visitor
let plan: Writers
let page: DocumentId
let item: ItemId

const get = (who: Visitor, path: string) => who.ask('GET', path)
const projected = async (document: DocumentId) => {
  const { background, log } = world.server
  background.appended(document, await log.head(document))
  await background.projected()
}
const write = async (edit: Parameters<Writers['write']>[1]) => {
  await plan.write(BETO, edit)
  await projected(PLAN)
}
const compared = async (who: Visitor, from: string, to = 'now'): Promise<Comparison> => {
  const answer = await get(who, `/api/groups/${GROUP}/comparison?from=${from}&to=${to}`)
  if (answer.status !== 200) throw new Error(`${from} to ${to}: ${answer.status} ${answer.text}`)
  return answer.body
}
/** Without the acts, which every moment has since the group was made. */
const seqsOf = ({ seqs }: Moment) =>
  Object.fromEntries(seqs.filter(({ document }) => !isActs(document)).map((one) => [one.document === PLAN ? 'plan' : 'page', one.seq]))

beforeEach(async () => {
  clock = createFakeClock()
  world = await openWorld({ ports: { clock } })
  chair = await arrive(world, 'chair@example.org', 'chair')
  ana = await arrive(world, 'ana@example.org', 'delegate')
  page = must(parseDocumentId((await chair.ask('POST', `/api/groups/${GROUP}/pages`, {})).body.id), 'a page')
  plan = createWriters(world.server.log, PLAN)
  await write((doc) => {
    const added = addItem(doc, { title: { es: 'Acción' }, due: '2026-01-01' }, random)
    item = added.ok ? added.value : must(parseItemId('never'), 'an item')
  })
})
afterEach(() => world.close())

test('[H10] every kind of mark resolves to one seq per document, and stays where it is', async () => {
  const start = clock.now()
  await ana.ask('PUT', `/api/groups/${GROUP}/visit`, {})
  const meeting = await newMeeting(chair)
  clock.advance(MINUTE)
  for (const state of ['open', 'inSession'] as const) expect(await become(chair, meeting.id, state)).toBe(200)
  clock.advance(MINUTE)
  await write((doc) => setField(doc, item, 'due', '2026-02-02'))
  clock.advance(MINUTE)
  expect(await become(chair, meeting.id, 'closed')).toBe(200)
  await write((doc) => setField(doc, item, 'due', '2026-03-03'))
  const named = (await ana.ask('POST', `/api/groups/${GROUP}/moments`, { name: 'Before the vote' })).body
  clock.advance(3 * 60 * MINUTE)
  ana = await signedIn(world, 'ana@example.org')
  await ana.ask('PUT', `/api/groups/${GROUP}/visit`, {})
  const later = clock.now()
  await createWriters(world.server.log, page, 500).write(ANA, (doc) => pageTitleText(doc, 'es')?.insert(0, 'Texto'))
  await projected(page)
  clock.advance(1)

  const resolved = async () => {
    const seqs: Record<string, unknown> = {}
    for (const mark of [
      'start',
      `meeting:${meeting.id}:start`,
      `meeting:${meeting.id}`,
      `moment:${named.id}`,
      'visit',
      `at:${start}`,
      `at:${start - 1}`,
      `at:${later}`,
      'seq:0',
      'seq:2',
      'now',
    ]) {
      const { from } = await compared(ana, mark)
      expect(from.mark).toBe(mark)
      seqs[mark] = seqsOf(from)
    }
    return seqs
  }
  const once = await resolved()
  expect(once).toEqual({
    start: {},
    [`meeting:${meeting.id}:start`]: { plan: 1 },
    [`meeting:${meeting.id}`]: { plan: 2 },
    [`moment:${named.id}`]: { plan: 3 },
    visit: { plan: 1 },
    [`at:${start}`]: { plan: 1 },
    [`at:${start - 1}`]: {},
    [`at:${later}`]: { plan: 3, page: 1 },
    'seq:0': {},
    'seq:2': { plan: 2 },
    now: { plan: 3, page: 1 },
  })
  await write((doc) => setField(doc, item, 'due', '2026-04-04'))
  expect(await resolved()).toEqual({ ...once, now: { plan: 4, page: 1 } })

  const since = await compared(ana, `meeting:${meeting.id}`)
  expect(since.from).toMatchObject({ meeting: { id: meeting.id, number: 1 }, at: expect.any(Number) })
  expect(since.items[0]?.fields).toMatchObject([{ field: 'due', from: '2026-02-02', to: '2026-04-04' }])
  expect((await compared(ana, 'start', `moment:${named.id}`)).to.name).toBe('Before the vote')
  // Of one document, a seq is its own.
  const state = await get(ana, `/api/documents/${page}/state?at=seq:1`)
  expect([state.status, state.headers.get('ruta-seq')]).toEqual([200, '1'])
})

test('[H10] an address that is no moment of the group is reported, and a pair that goes back is no question', async () => {
  for (const [from, status] of [
    ['seq:99', 404],
    ['meeting:none', 404],
    ['moment:none', 404],
    ['yesterday', 400],
    ['at:x', 400],
  ] as const)
    expect((await get(ana, `/api/groups/${GROUP}/comparison?from=${from}`)).status, from).toBe(status)
  expect((await get(ana, `/api/groups/${GROUP}/comparison`)).status).toBe(400)
  expect((await get(ana, `/api/groups/${GROUP}/comparison?from=now&to=start`)).status).toBe(400)
})

describe('[H17] a member of another group', () => {
  test('learns nothing of this one: not from feed, comparison, state, diff, authorship, course or entries', async () => {
    await createWriters(world.server.log, page, 500).write(ANA, (doc) => pageTitleText(doc, 'es')?.insert(0, 'Secreto'))
    await projected(page)
    const other = must(parseGroupId('other'), 'a group')
    const delegations = [{ code: 'CO', name: { es: 'C', en: 'C' }, agencies: [] }]
    await createGroup(world.server.deps, { id: other, name: { es: 'Otro', en: 'Other' }, delegations })
    await world.addPerson('eva@example.org', 'observer', other)
    const eva = await signedIn(world, 'eva@example.org')
    const nothing: string[] = []
    for (const document of [page, PLAN, parseDocumentId('page:nothing')])
      for (const question of ['state?at=now', 'diff?from=start&part=title.es', 'authorship?part=title.es', 'course', 'entries'])
        nothing.push(`/api/documents/${document}/${question}`)
    for (const group of [GROUP, 'nothing'])
      for (const question of ['history', 'history?q=secreto', 'history?limit=wrong', 'comparison?from=start', 'comparison?from=wrong'])
        nothing.push(`/api/groups/${group}/${question}`)
    nothing.push(`/api/groups/other/history?document=${page}`, `/api/groups/other/history?document=page:nothing`)
    const answers = new Set<string>()
    for (const path of nothing) {
      const { status, body } = await get(eva, path)
      answers.add(`${status} ${body.refusal} ${body.message}`)
    }
    // The same words for what there is and for what there is not.
    expect([...answers]).toEqual(['404 not-found It does not exist, or you do not have access to it.'])
    for (const path of ['history', 'history?q=secreto', 'history?subject=text:', 'comparison?from=start', `comparison?from=seq:0&to=now`]) {
      const { status, text } = await get(eva, `/api/groups/other/${path}`)
      expect([status, text.includes('Secreto'), text.includes(page)], path).toEqual([200, false, false])
    }
    const own = (await get(ana, `/api/groups/${GROUP}/history?q=SECRETO`)).body.events
    expect(own.map(({ title }: { title: unknown }) => title)).toEqual([{ es: 'Secreto', en: '' }])
  })
})

test('[H18] a log that was cut off takes the moment from no other document, and is answered as damaged itself', async () => {
  const writer = createWriters(world.server.log, page, 500)
  for (const words of ['uno', 'dos']) await writer.write(ANA, (doc) => pageTitleText(doc, 'es')?.insert(0, words))
  await projected(page)
  const named = (await ana.ask('POST', `/api/groups/${GROUP}/moments`, { name: 'Whole' })).body
  await write((doc) => setField(doc, item, 'due', '2026-02-02'))
  const { db } = world.server.deps
  const { number } = await db.selectFrom('log_document').select('number').where('id', '=', page).executeTakeFirstOrThrow()
  await db.deleteFrom('log_entry').where('document', '=', number).where('seq', '=', 2).execute()
  const found = await compared(ana, `moment:${named.id}`)
  expect([found.items.map(({ id }) => id), found.texts, found.unreadable]).toEqual([[item], [], [page]])
  for (const path of [`diff?from=start&part=title.es`, 'state', 'course', 'authorship?part=title.es', 'state?at=seq:2']) {
    const answer = await get(ana, `/api/documents/${page}/${path}`)
    expect([path, answer.status, answer.body.refusal]).toEqual([path, 500, 'damaged'])
  }
})

test('[H10] words that the draft of a later session held when a session closed were written before it, and are no change since', async () => {
  const [held, later] = [await newMeeting(chair), await newMeeting(chair)]
  const draft = createWriters(world.server.log, later.document, 500)
  await draft.write(BETO, (doc) => doc.getText('title.es').insert(0, 'Segunda'))
  await projected(later.document)
  clock.advance(MINUTE)
  for (const state of ['open', 'inSession', 'closed'] as const) expect(await become(chair, held.id, state)).toBe(200)
  clock.advance(MINUTE)
  const since = `meeting:${held.id}`
  const changes = async (who: Visitor) => (await compared(who, since)).contributions.reduce((sum, one) => sum + one.changes, 0)
  expect(await changes(chair)).toBe(0)
  await draft.write(BETO, (doc) => doc.getText('place.es').insert(0, 'Cartagena'))
  await projected(later.document)
  expect(await changes(chair)).toBe(1)
  expect(await changes(ana)).toBe(0)
  expect(await become(chair, later.id, 'open')).toBe(200)
  expect(await changes(ana)).toBe(1)
})
