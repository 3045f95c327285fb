import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { emailOf, PEOPLE, SAMPLE_GROUP } from '../../server/cli/sample/people.ts'
import { seedSample } from '../../server/cli/sample/seedSample.ts'
import { systemClock } from '../../server/clock.ts'
import { type Database, databaseFile, openDatabase } from '../../server/db/open.ts'
import { documentsOf } from '../../server/groups/documents.ts'
import { readGroup } from '../../server/groups/groups.ts'
import { membersOf } from '../../server/identity/memberships.ts'
import { createPasswords } from '../../server/identity/passwords.ts'
import type { Entry, UpdateLog } from '../../server/log/log.ts'
import { createSqliteLog } from '../../server/log/sqliteLog.ts'
import { verifyLog } from '../../server/log/verifyChain.ts'
import { type DocumentId, pageId, roadmapId, seq } from '../../shared/ids.ts'
import { readPage } from '../../shared/page/read.ts'
import { KINDS, STATUSES } from '../../shared/roadmap/model.ts'
import { readRoadMap } from '../../shared/roadmap/read.ts'
import { createDice } from '../harness/random.ts'

const PLAN = roadmapId(SAMPLE_GROUP.id)
let folder = ''
let database: Database
let log: UpdateLog
let took = 0

const seed = () =>
  seedSample({
    database,
    passwords: createPasswords(),
    password: 'a quiet river by the hills',
    clock: systemClock,
    random: createDice(1).bytes,
  })
const entriesOf = async (document: DocumentId): Promise<readonly Entry[]> => {
  const entries: Entry[] = []
  for await (const entry of log.read(document, seq(0))) entries.push(entry)
  return entries
}
const replayed = async (document: DocumentId): Promise<Y.Doc> => {
  const doc = new Y.Doc()
  for (const { updates } of await entriesOf(document)) for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ruta-sample-'))
  database = await openDatabase({ file: databaseFile(folder) })
  log = createSqliteLog({ database, clock: systemClock, meetingOf: () => null })
  const start = performance.now()
  expect(await seed()).toBe('seeded')
  took = performance.now() - start
})
afterAll(async () => {
  database.close()
  await rm(folder, { recursive: true })
})

describe('[M7] the sample group', () => {
  test('has three delegations, their agencies, and ten people who are functions', async () => {
    const group = await readGroup(database.kysely, SAMPLE_GROUP.id)
    expect(group?.delegations.map(({ code, identity }) => [code, identity])).toEqual([
      ['CO', 1],
      ['MX', 2],
      ['US', 3],
    ])
    expect(group?.agencies.length).toBe(13)
    const members = await membersOf(database.kysely, SAMPLE_GROUP.id)
    expect(members.map(({ email }) => email).sort()).toEqual(PEOPLE.map(emailOf).sort())
    expect(members.find(({ email }) => email === 'delegate.us@example.org')).toMatchObject({
      role: 'delegate',
      delegation: 'us',
      agency: 'us-mlars',
    })
    expect((await documentsOf(database.kysely, SAMPLE_GROUP.id, 'read')).map(({ id }) => id)).toHaveLength(3)
  })

  test('was written through the gate: every entry has its member as author, and the chain holds', async () => {
    const members = await membersOf(database.kysely, SAMPLE_GROUP.id)
    for (const document of await log.documents()) {
      const verified = await verifyLog(log, document)
      expect(verified).toMatchObject({ ok: true })
      const owners = await log.owners(document)
      for (const entry of await entriesOf(document)) {
        const author = members.find(({ account }) => account === entry.author)
        expect(entry.delegation).toBe(author?.delegation)
        for (const update of entry.updates)
          for (const client of Y.parseUpdateMeta(update).to.keys())
            expect([...owners].find(([id]) => id === client)?.[1]).toBe(entry.author)
      }
    }
    expect(new Set((await entriesOf(PLAN)).map(({ author }) => author)).size).toBe(9)
  })

  test('tells a story from August 2018 to October 2019, and never goes back in time', async () => {
    const times = (await entriesOf(PLAN)).map(({ at }) => at)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(new Date(times[0] ?? 0).toISOString()).toMatch(/^2018-08-21/)
    expect(new Date(times.at(-1) ?? 0).toISOString()).toMatch(/^2019-10-/)
  })

  test('has forty items in every kind and status, in both languages but for a few', async () => {
    const { items, streams } = readRoadMap(await replayed(PLAN))
    expect(streams).toHaveLength(8)
    expect(items).toHaveLength(40)
    expect(items.map(({ code }) => code)).toEqual(items.map((_, at) => `WG-${String(at + 1).padStart(3, '0')}`))
    expect(items[13]).toMatchObject({ code: 'WG-014', due: '2019-11-15', originalDue: '2019-09-30', lead: 'co', coDelegations: ['us'] })
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(KINDS))
    expect(new Set(items.map(({ status }) => status))).toEqual(new Set(STATUSES))
    expect(items.filter(({ archived }) => archived)).toHaveLength(1)
    expect(items.filter(({ title }) => title.es === '' || title.en === '')).toHaveLength(2)
    expect(items.filter(({ description }) => description.es === '' || description.en === '').length).toBeGreaterThan(2)
    for (const stream of streams) expect(items.some((item) => item.stream === stream.id)).toBe(true)
  })

  test('has two texts with headings and lists, every block with an id of its own', async () => {
    for (const name of ['early-consultation', 'road-map-introduction']) {
      const doc = await replayed(pageId(name))
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

  test('is made once, and quickly', async () => {
    const before = (await entriesOf(PLAN)).length
    expect(await seed()).toBe('there already')
    expect((await entriesOf(PLAN)).length).toBe(before)
    expect(took).toBeLessThan(10_000)
  })
})
