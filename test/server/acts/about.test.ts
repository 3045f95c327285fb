// Acts about one thing stand in its history, beside what was written: files, reports, how a session moved on.
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordAct } from '../../../server/acts/recordAct.ts'
import type { ActWhat } from '../../../shared/acts/whats.ts'
import type { HistoryPage } from '../../../shared/api/history.ts'
import { describeEvent as tell } from '../../../shared/history/describe.ts'
import { NOBODY } from '../../../shared/history/describeContext.ts'
import { plainPhrase } from '../../../shared/history/sentence.ts'
import { type DocumentId, newItemId, parseDocumentId, roadmapId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { aReport } from '../reports/reporting.ts'
import { GROUP, openWorld, signedIn, type Visitor, type World } from '../testWorld.ts'

const AT = `/api/groups/${GROUP}`
const PLAN = roadmapId(GROUP)
const ITEM = newItemId((length) => randomBytes(length))
const OTHER = newItemId((length) => randomBytes(length))
let clock: FakeClock
let world: World
let chair: Visitor
let reader: Visitor
beforeEach(async () => {
  clock = createFakeClock(Date.UTC(2026, 10, 3, 14))
  world = await openWorld({ ports: { clock } })
  await world.addPerson('chair@example.org', 'chair')
  await world.addPerson('reader@example.org', 'observer')
  chair = await signedIn(world, 'chair@example.org')
  reader = await signedIn(world, 'reader@example.org')
})
afterEach(() => world.close())

const act = (what: ActWhat) => {
  clock.advance(1_000)
  return recordAct(world.server.deps, { group: GROUP, by: null, what })
}
const attached = (document: DocumentId, subject: string, name: string) =>
  act({ type: 'fileAttached', file: name, document, subject, name, hash: 'a'.repeat(64), size: 9 })
const reported = (item: typeof ITEM) => {
  const { id, ...said } = aReport(item, { progress: 'substantial' })
  return act({ type: 'reported', report: id, ...said })
}
const history = async (document: DocumentId, query = '&acts=about') => {
  const answer = await reader.ask('GET', `${AT}/history?document=${document}${query}`)
  expect(answer.status).toBe(200)
  const page: HistoryPage = answer.body
  return page.events
}
const acts = async (document: DocumentId, query = '&acts=about', language: 'es' | 'en' = 'en') =>
  (await history(document, query)).flatMap((event) => (event.change.type === 'act' ? [plainPhrase(tell(event, NOBODY, language).did)] : []))

test('[FI10] the history of an item shows its files and its reports, newest first, and of no other’s', async () => {
  await attached(PLAN, `item:${ITEM}`, 'Acta.pdf')
  await attached(PLAN, `item:${OTHER}`, 'Other.pdf')
  await reported(ITEM)
  await reported(OTHER)
  await act({ type: 'fileRemoved', file: 'Acta.pdf', document: PLAN, subject: `item:${ITEM}`, name: 'Acta.pdf', hash: 'a'.repeat(64) })
  const of = `&acts=about&subject=item:${ITEM}`
  expect(await acts(PLAN, of)).toEqual([
    'removed “Acta.pdf” from an item',
    'reported on the progress of an item, for co-coa: Substantial',
    'attached “Acta.pdf” to an item',
  ])
  expect((await acts(PLAN, of, 'es'))[0]).toBe('retiró «Acta.pdf» de una acción')
  // A page of it goes on where it ended; of the whole plan, all; without the word, what is in the document.
  const first = await reader.ask('GET', `${AT}/history?document=${PLAN}${of}&limit=1`)
  expect(await acts(PLAN, `${of}&before=${first.body.next}`)).toHaveLength(2)
  expect(await acts(PLAN)).toHaveLength(5)
  for (const query of ['', '&acts=hide']) expect(await acts(PLAN, query)).toEqual([])
})

test('[FI10] the history of a text, of a session and of a point shows their acts; the figures count them', async () => {
  const text = must(parseDocumentId((await chair.ask('POST', `${AT}/pages`, {})).body.id), 'a text')
  const other = must(parseDocumentId((await chair.ask('POST', `${AT}/pages`, {})).body.id), 'a text')
  await attached(text, 'text:', 'Annex.pdf')
  // A name says nothing about where it hangs.
  await attached(other, 'text:', `"document":"${text}"`)
  expect(await acts(text, '&acts=about&subject=text:')).toEqual(['attached “Annex.pdf” to a text'])
  const session = must(parseDocumentId(`meeting:${(await chair.ask('POST', `${AT}/meetings`, {})).body.id}`), 'a session')
  clock.advance(1_000)
  await chair.ask('PUT', `${AT}/meetings/${session.slice('meeting:'.length)}/state`, { state: 'open' })
  await attached(session, 'point:p1', 'Point.pdf')
  await attached(session, 'decision:d1', 'Decision.pdf')
  expect(await acts(session)).toEqual([
    'attached “Decision.pdf” to a decision of session ?',
    'attached “Point.pdf” to an agenda item of session ?',
    'convened session 1',
    'created session 1',
  ])
  expect(await acts(session, '&acts=about&subject=point:p1')).toEqual(['attached “Point.pdf” to an agenda item of session ?'])
  const { body } = await reader.ask('GET', `${AT}/history/activity?zone=UTC&acts=about&document=${session}`)
  expect(Object.values<number>(body.within).reduce((sum, count) => sum + count, 0)).toBe((await history(session)).length)
})
