import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { decodeViewState } from '../../../client/roadmap/viewState.ts'
import { viewParams } from '../../../client/roadmap/views/viewQuery.ts'
import { readGroupRow } from '../../../server/db/readGroup.ts'
import { documentIdsOf } from '../../../server/groups/documentRegistry.ts'
import { membersOf } from '../../../server/identity/memberships.ts'
import { verifyLog } from '../../../server/log/verifyChain.ts'
import { emailOf, PEOPLE, SAMPLE_GROUP } from '../../../server/sample/people.ts'
import { viewsOf } from '../../../server/views/views.ts'
import { readGlossary } from '../../../shared/glossary/read.ts'
import { STARTING_TERMS } from '../../../shared/glossary/startingTerms.ts'
import { actsId, glossaryId, isActs, pageId, roadmapId } from '../../../shared/ids.ts'
import { readPage } from '../../../shared/page/read.ts'
import { must } from '../../../shared/result.ts'
import { ITEM_KINDS, STATUSES } from '../../../shared/roadmap/model.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { isPlanFiltered } from '../../../shared/views/filter.ts'
import { type OpenedSample, openSample } from './opened.ts'

const PLAN = roadmapId(SAMPLE_GROUP.id)
let sample: OpenedSample
let took = 0

beforeAll(async () => {
  sample = await openSample()
  const start = performance.now()
  expect(await sample.seed()).toBe('seeded')
  took = performance.now() - start
})
afterAll(() => sample.close())

describe('[M7] the sample group', () => {
  test('has three delegations, their agencies, and ten people who are functions', async () => {
    const group = await readGroupRow(sample.database.kysely, SAMPLE_GROUP.id)
    expect(group?.delegations.map(({ code, identity }) => [code, identity])).toEqual([
      ['CO', 1],
      ['MX', 2],
      ['US', 3],
    ])
    expect(group?.agencies.length).toBe(13)
    const members = await membersOf(sample.database.kysely, SAMPLE_GROUP.id)
    expect(members.map(({ email }) => email).sort()).toEqual(PEOPLE.map(emailOf).sort())
    expect(members.find(({ email }) => email === 'delegate.us@example.org')).toMatchObject({
      role: 'delegate',
      delegation: 'us',
      agency: 'us-mlars',
    })
    expect((await documentIdsOf(sample.database.kysely, SAMPLE_GROUP.id)).filter((id) => !isActs(id))).toHaveLength(7)
  })

  test('has views that its secretariat shares, in both languages, and every part of them is understood', async () => {
    const members = await membersOf(sample.database.kysely, SAMPLE_GROUP.id)
    const observer = must(
      members.find(({ role }) => role === 'observer'),
      'an observer',
    )
    const { views, usual } = await viewsOf(sample.database.kysely, SAMPLE_GROUP.id, observer.account)
    expect(views).toHaveLength(3)
    expect(usual).toBe(null)
    for (const { name, query } of views) {
      expect([name.es, name.en]).not.toContain('')
      const params = viewParams(query)
      const state = decodeViewState((parameter) => (parameter === 'item' ? null : params[parameter]))
      expect(state.unread).toEqual([])
      expect(isPlanFiltered(state.filter)).toBe(true)
    }
  })

  test('was written through the gate: every entry has its member as author, and the chain holds', async () => {
    const members = await membersOf(sample.database.kysely, SAMPLE_GROUP.id)
    const written = (await sample.log.documents()).filter((document) => !isActs(document))
    expect(await verifyLog(sample.log, actsId(SAMPLE_GROUP.id))).toMatchObject({ ok: true })
    for (const document of written) {
      const verified = await verifyLog(sample.log, document)
      expect(verified).toMatchObject({ ok: true })
      const owners = await sample.log.owners(document)
      for (const entry of await sample.entriesOf(document)) {
        const author = members.find(({ account }) => account === entry.author)
        expect(entry.delegation).toBe(author?.delegation)
        for (const update of entry.updates)
          for (const client of Y.parseUpdateMeta(update).to.keys())
            expect([...owners].find(([id]) => id === client)?.[1]).toBe(entry.author)
      }
    }
    expect(new Set((await sample.entriesOf(PLAN)).map(({ author }) => author)).size).toBe(9)
  })

  test('tells a story from August 2018 to November 2019, and never goes back in time', async () => {
    const times = (await sample.entriesOf(PLAN)).map(({ at }) => at)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(new Date(times[0] ?? 0).toISOString()).toMatch(/^2018-08-21/)
    expect(new Date(times.at(-1) ?? 0).toISOString()).toMatch(/^2019-11-/)
  })

  test('has forty items in every kind and status, in both languages but for a few', async () => {
    const { items, streams } = readRoadMap(await sample.replayed(PLAN))
    expect(streams).toHaveLength(8)
    expect(items).toHaveLength(40)
    expect(items.map(({ code }) => code)).toEqual(items.map((_, at) => `WG-${String(at + 1).padStart(3, '0')}`))
    expect(items[13]).toMatchObject({ code: 'WG-014', due: '2019-11-15', originalDue: '2019-09-30', lead: 'co', coDelegations: ['us'] })
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(ITEM_KINDS))
    expect(new Set(items.map(({ status }) => status))).toEqual(new Set(STATUSES))
    expect(items.filter(({ archived }) => archived)).toHaveLength(1)
    // What is not translated yet is in Spanish alone, never in English alone.
    expect(items.filter(({ title }) => title.es === '')).toHaveLength(0)
    expect(items.filter(({ title }) => title.en === '')).toHaveLength(1)
    expect(items.filter(({ description }) => description.es === '' || description.en === '').length).toBeGreaterThan(2)
    for (const stream of streams) expect(items.some((item) => item.stream === stream.id)).toBe(true)
  })

  test('has two texts with headings and lists, every block with an id of its own', async () => {
    for (const name of ['early-consultation', 'road-map-introduction']) {
      const doc = await sample.replayed(pageId(name))
      const page = readPage(doc)
      expect(page.paragraphs.es).toBeGreaterThan(12)
      expect(page.paragraphs.en).toBeGreaterThan(12)
      const ids = [...doc.getXmlFragment('body.es').createTreeWalker((node) => node instanceof Y.XmlElement)].map((node) =>
        node instanceof Y.XmlElement ? node.getAttribute('id') : null,
      )
      expect(ids.every((id) => typeof id === 'string')).toBe(true)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  test('[G2] has the field’s glossary, and terms of its own', async () => {
    const { terms } = readGlossary(await sample.replayed(glossaryId(SAMPLE_GROUP.id)))
    expect(terms.length).toBe(STARTING_TERMS.length + 1)
    expect(terms.every(({ archived }) => !archived)).toBe(true)
    expect(new Set((await sample.entriesOf(glossaryId(SAMPLE_GROUP.id))).map(({ author }) => author)).size).toBe(2)
  })

  test('is made once, and quickly', async () => {
    const before = (await sample.entriesOf(PLAN)).length
    expect(await sample.seed()).toBe('there already')
    expect((await sample.entriesOf(PLAN)).length).toBe(before)
    expect(took).toBeLessThan(10_000)
  })
})
