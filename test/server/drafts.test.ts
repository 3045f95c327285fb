// A session that is not shared yet, held against every route and every line: a census of what people get who do not prepare it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createGroup } from '../../server/groups/groups.ts'
import { SAMPLE_GROUP } from '../../server/sample/people.ts'
import type { SamplePlace } from '../../server/sample/samplePlace.ts'
import type { MeetingInfo } from '../../shared/api/meetings.ts'
import { type DocumentId, roadmapId } from '../../shared/ids.ts'
import { addDecision, addPoint, meetingText, setMeta } from '../../shared/meeting/write.ts'
import { encodeSyncStep1 } from '../../shared/protocol/frame.ts'
import { PROTOCOL_VERSION } from '../../shared/protocol/protocolVersion.ts'
import { createDice } from '../harness/random.ts'
import { readArchive } from '../shared/proof/both.ts'
import { MATRIX, PEOPLE, type Person, requestOf } from './matrix.ts'
import { become, MEETINGS, newMeeting } from './meetings/holding.ts'
import { eventually, join, stockClient } from './relay/sockets.ts'
import { GROUP, openWorld, signedIn, type Visitor, type World } from './testWorld.ts'

const PLAN = roadmapId(GROUP)
const MARKER = 'zarzaparrilla'
const OURS = `?protocol=${PROTOCOL_VERSION}`
const random = createDice(11).bytes
const READERS = PEOPLE.filter((person) => ['observer', 'guest', 'translator', 'delegate', 'head'].includes(person))
const STEWARDS = PEOPLE.filter((person) => ['secretariat', 'chair'].includes(person))

let world: World
let draft: MeetingInfo
let secretary: ReturnType<typeof stockClient>
const visitors = new Map<Person, Visitor>()
const lines = new Map<Person, Buffer[]>()
const as = (person: Person): Visitor => {
  const visitor = visitors.get(person)
  if (!visitor) throw new Error(`nobody is ${person}`)
  return visitor
}
const headOf = async (document: DocumentId) => (await world.server.log.head(document)).seq

/** Each one listens on the plan while the secretariat writes in the draft. */
const listen = async (person: Person) => {
  const { ws, status } = await join(world, as(person), PLAN, OURS)
  expect([person, status]).toEqual([person, 101])
  const bytes: Buffer[] = []
  lines.set(person, bytes)
  ws.on('message', (data: Buffer) => bytes.push(data))
  ws.send(encodeSyncStep1(Y.encodeStateVector(new Y.Doc())))
}

beforeAll(async () => {
  const writeSample = (place: SamplePlace) => createGroup(world.server.deps, { ...SAMPLE_GROUP, id: place.group })
  world = await openWorld({ ports: { writeSample } })
  for (const person of [...READERS, ...STEWARDS] as const) {
    const email = `${person}@example.org`
    await world.addPerson(
      email,
      person as Exclude<Person, 'anonymous' | 'exMember' | 'outsider' | 'elsewhere' | 'operator' | 'operatingChair'>,
    )
    visitors.set(person, await signedIn(world, email))
  }
  draft = await newMeeting(as('secretariat'))
  for (const person of READERS) await listen(person)
  secretary = stockClient(world, as('secretariat'), draft.document)
  await secretary.synced
  for (const language of ['es', 'en'] as const) meetingText(secretary.doc, 'title', language)?.insert(0, `${MARKER} ${language}`)
  setMeta(secretary.doc, 'start', '2027-11-19')
  addPoint(secretary.doc, { title: { es: `${MARKER} punto` } }, random)
  addDecision(secretary.doc, { number: 1, text: { es: `${MARKER} decide`, en: '' } }, random)
  await eventually(async () => (await headOf(draft.document)) > 0, 'the draft is in the log')
  await world.server.background.projected()
})
afterAll(async () => {
  secretary.destroy()
  await world.close()
})

/** Routes about the draft, where the table of routes asks about the plan; ids of sessions and of nobody become the draft's. */
const aboutDraft = (path: string) => path.replace(PLAN, draft.document).replace('page:lost', draft.document)
const isOfGroup = (path: string) => path.includes(GROUP)
const ROUTES = Object.entries(MATRIX).map(([route, row]) => ({ route, ...requestOf(route, row), body: row.body }))
// They change who is a member and what is there; their answers tell of no document.
const QUIET = ROUTES.filter(({ route, path }) => isOfGroup(path) && !/^(DELETE|PUT) .*(members|samples)/.test(route))

describe('[S27] a draft session is for chair and secretariat until it is shared', () => {
  test.each(QUIET)('$route gives nothing of it to anybody else', async ({ method, path, body }) => {
    const asked = aboutDraft(path).replace('q=x', `q=${MARKER}`)
    for (const person of READERS) {
      const { status, text } = await as(person).ask(method, asked, body)
      expect([person, asked, status, text.includes(MARKER)]).toEqual([person, asked, status, false])
      if (asked.startsWith('/api/documents/')) expect([person, asked, status]).toEqual([person, asked, 404])
      // That a session was made, and under which number, is an act of the group; which document it has is not.
      if (method === 'GET') expect([person, asked, text.includes(draft.document)]).toEqual([person, asked, false])
    }
  })

  test('no line to it is opened for anybody else, and none of theirs heard a word of it', async () => {
    for (const person of READERS) {
      const { status } = await join(world, as(person), draft.document, OURS)
      expect([person, status]).toEqual([person, 404])
      const heard = Buffer.concat(lines.get(person) ?? [])
      expect([person, heard.length > 0, heard.includes(MARKER)]).toEqual([person, true, false])
    }
  })

  test('an archive holds neither its log nor a head of it, and is sound; a steward’s holds both', async () => {
    const archiveOf = async (person: Person) => {
      const response = await fetch(`${world.server.url}/api/groups/${GROUP}/archive`, { headers: { Cookie: as(person).cookieHeader } })
      return readArchive(new Uint8Array(await response.arrayBuffer()))
    }
    const [theirs, whole] = [await archiveOf('head'), await archiveOf('chair')]
    for (const [archive, has] of [
      [theirs, false],
      [whole, true],
    ] as const) {
      expect(archive.faults).toEqual([])
      expect(archive.logs.some(({ log }) => log.document === draft.document)).toBe(has)
      expect(archive.heads.some(({ document }) => document === draft.document)).toBe(has)
    }
  })

  test('chair and secretariat find, read and write it', async () => {
    for (const person of STEWARDS) {
      const visitor = as(person)
      expect((await visitor.ask('GET', MEETINGS)).text).toContain(MARKER)
      expect((await visitor.ask('GET', `/api/groups/${GROUP}/search?q=${MARKER}`)).text).toContain(draft.document)
      expect((await visitor.ask('GET', `/api/documents/${draft.document}/state`)).status).toBe(200)
      expect((await join(world, visitor, draft.document, OURS)).status).toBe(101)
    }
  })

  test('shared, it is everybody’s, and stays so as a draft again; a mark names it from then on', async () => {
    expect(await become(as('chair'), draft.id, 'open')).toBe(200)
    for (const state of ['open', 'draft'] as const) {
      for (const person of READERS) {
        const [info] = (await as(person).ask('GET', MEETINGS)).body
        expect([person, info]).toMatchObject([person, { id: draft.id, state, shared: true }])
        expect([person, (await join(world, as(person), draft.document, OURS)).status]).toEqual([person, 101])
      }
      if (state === 'open') expect(await become(as('chair'), draft.id, 'draft')).toBe(200)
    }
    const marked = await world.server.deps.db.selectFrom('mark_head').select('document').where('document', '=', draft.document).execute()
    expect(marked).toHaveLength(1)
  })

  test('is read by all, as before, where it is older than this choice', async () => {
    const { id, document } = await newMeeting(as('chair'))
    expect((await join(world, as('guest'), document, OURS)).status).toBe(404)
    // As the migration leaves it.
    await world.server.deps.db.updateTable('meeting').set({ shared: 1 }).where('id', '=', id).execute()
    expect((await join(world, as('guest'), document, OURS)).status).toBe(101)
    expect((await as('guest').ask('GET', MEETINGS)).body.map((one: MeetingInfo) => one.id)).toContain(id)
  })
})
