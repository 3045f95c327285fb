// Where an item, a text or a decision is mentioned: links in words, what points and decisions are about, comments; as far as one may see.
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { findMentions } from '../../../server/mentions/findMentions.ts'
import type { Mentions } from '../../../shared/api/mentions.ts'
import { REFERENCE, type Reference, writeReference } from '../../../shared/editor/reference.ts'
import { referencesIn } from '../../../shared/editor/referencesIn.ts'
import { type DocumentId, type ItemId, parseDocumentId, roadmapId } from '../../../shared/ids.ts'
import { addDecision, link } from '../../../shared/meeting/write.ts'
import { pageBody } from '../../../shared/page/write.ts'
import { must } from '../../../shared/result.ts'
import { descriptionFragment } from '../../../shared/roadmap/texts.ts'
import { archiveItem } from '../../../shared/roadmap/write.ts'
import { leastCpuMs } from '../../harness/leastCpu.ts'
import { createDice } from '../../harness/random.ts'
import { begin, join, type Person } from '../comments/commentWorld.ts'
import { newMeeting } from '../meetings/holding.ts'
import { eventually } from '../relay/sockets.ts'
import { changeDocument, changePlan, newItem } from '../reports/reporting.ts'
import { GROUP, openWorld, type Visitor, type World } from '../testWorld.ts'

let world: World
let [chair, ana, mario] = [] as unknown as readonly [Person, Person, Person]
let [target, other] = [] as unknown as readonly [ItemId, ItemId]
let text: DocumentId
let session: DocumentId

beforeAll(async () => {
  world = await openWorld()
  chair = await join(world, 'chair', { role: 'chair', delegation: null })
  ana = await join(world, 'ana', { role: 'delegate', delegation: 'co' })
  mario = await join(world, 'mario', { role: 'delegate', delegation: 'mx' })
  target = await newItem(world, ana.visitor, 'Nota comparada')
  other = await newItem(world, ana.visitor, 'Guía')
  text = must(parseDocumentId((await ana.visitor.ask('POST', `/api/groups/${GROUP}/pages`, {})).body.id), 'a text')
  session = must(parseDocumentId((await newMeeting(chair.visitor)).document), 'a session')
})
afterAll(() => world.close())

const write = (document: DocumentId, by: Visitor, change: (doc: Y.Doc) => unknown) => changeDocument(world, by, document, change)
const linked = (fragment: Y.XmlFragment | null, id: string, reference: Reference) => {
  const [line, words] = [new Y.XmlElement('paragraph'), new Y.XmlText()]
  line.setAttribute('id', id)
  fragment?.insert(0, [line])
  line.insert(0, [words])
  words.insert(0, 'Véase la nota', {})
  words.format(9, 4, { [REFERENCE]: { ...reference } })
}
const mentions = async ({ visitor }: Person, of: Reference): Promise<Mentions> => {
  const answer = await visitor.ask('GET', `/api/groups/${GROUP}/mentions?of=${encodeURIComponent(writeReference(of))}`)
  expect(answer.status).toBe(200)
  return answer.body
}
const whereOf = ({ hits }: Mentions) => hits.map(({ found }) => found.type)
/** As soon as the worker has read what was written. */
const mentionedIn = (person: Person, of: Reference, types: readonly string[]) =>
  eventually(async () => whereOf(await mentions(person, of)).join() === types.join(), `it is mentioned in: ${types.join()}`)
const ITEM = (): Reference => ({ kind: 'item', id: target })

test('[M17] a text and a description that link to an item mention it, until the link or the source is gone', async () => {
  expect(await mentions(ana, ITEM())).toEqual({ hits: [], threads: [] })
  await write(text, ana.visitor, (doc) => linked(pageBody(doc, 'en'), 'p1', ITEM()))
  await write(roadmapId(GROUP), ana.visitor, (doc) => linked(descriptionFragment(doc, other, 'es'), 'p2', ITEM()))
  await mentionedIn(mario, ITEM(), ['text', 'item'])
  expect((await mentions(mario, ITEM())).hits).toMatchObject([
    { document: text, found: { type: 'text' } },
    { document: roadmapId(GROUP), found: { type: 'item', id: other, code: 'WG-002' }, title: { es: 'Guía' } },
  ])
  // What it links to is no word of it: the search does not find it by that.
  const search = (await ana.visitor.ask('GET', `/api/groups/${GROUP}/search?q=${target}`)).body
  expect(search.hits).toEqual([])
  await changePlan(world, ana.visitor, (doc) => archiveItem(doc, other))
  await mentionedIn(ana, ITEM(), ['text'])
  await write(text, ana.visitor, (doc) => pageBody(doc, 'en')?.delete(0, 1))
  await mentionedIn(ana, ITEM(), [])
})

test('[M17] a decision about an item, and what links to a decision or a text, is found; a session in preparation by its preparers alone', async () => {
  const random = createDice(3).bytes
  let decision = ''
  await write(session, chair.visitor, (doc) => {
    const added = addDecision(doc, { number: 1, text: { es: 'Se adopta la nota.', en: '' } }, random)
    const id = must(added.ok ? added.value : null, 'a decision')
    decision = id
    link(doc, { list: 'decisions', id }, { item: target })
    link(doc, { list: 'decisions', id }, { text })
  })
  await mentionedIn(chair, ITEM(), ['decision'])
  expect((await mentions(chair, { kind: 'text', id: text })).hits).toMatchObject([{ found: { type: 'decision', id: decision } }])
  expect(await mentions(ana, ITEM())).toEqual({ hits: [], threads: [] })
  expect(
    (await chair.visitor.ask('PUT', `/api/groups/${GROUP}/meetings/${session.slice('meeting:'.length)}/state`, { state: 'open' })).status,
  ).toBe(200)
  expect(whereOf(await mentions(ana, ITEM()))).toEqual(['decision'])
  const reference = { kind: 'decision', id: decision } as Reference
  await write(text, ana.visitor, (doc) => linked(pageBody(doc, 'es'), 'p3', reference))
  await mentionedIn(ana, reference, ['text'])
})

test('[M17] [P1] a comment that names an item by its number mentions it, to those who may read it', async () => {
  const open = await begin(mario.visitor, { subject: `item:${other}`, words: 'As in wg-001, and not WG-0011.' })
  const own = await begin(ana.visitor, { subject: `item:${other}`, visibility: 'delegation', words: 'quetzal7731 WG-001' })
  await begin(mario.visitor, { subject: `item:${other}`, words: 'WG-0011 alone' })
  // On the item itself it is no mention.
  await begin(mario.visitor, { subject: `item:${target}`, words: 'WG-001' })
  const threads = async (person: Person) => (await mentions(person, ITEM())).threads.map(({ thread }) => thread)
  expect((await threads(ana)).toSorted()).toEqual([open.id, own.id].toSorted())
  expect(await threads(mario)).toEqual([open.id])
  expect(await threads(chair)).toEqual([open.id])
})

test('[M17] five thousand descriptions that link to something are looked through quickly', async () => {
  const { db } = world.server.deps
  await db.transaction().execute(async (inside) => {
    for (let n = 0; n < 5_000; n++)
      await inside
        .insertInto('search_text')
        .values({ document: roadmapId(GROUP), part: `links:item:x${n}`, es: `item y${n}\ntext page:z${n}`, en: '' })
        .execute()
  })
  const lookThrough = () =>
    findMentions(db, { of: ITEM(), documents: [roadmapId(GROUP), text, session], reader: { group: GROUP, account: ana.account, now: 0 } })
  expect(await leastCpuMs(10, lookThrough)).toBeLessThan(25)
})

test('[M17] links of a text are read whatever it holds', () => {
  const fragment = new Y.Doc().getXmlFragment('body.es')
  linked(fragment, 'a', { kind: 'item', id: target })
  linked(fragment, 'b', { kind: 'item', id: target })
  const stray = new Y.XmlText()
  fragment.insert(0, [stray])
  stray.insert(0, 'x', { [REFERENCE]: 'item' })
  stray.insert(1, 'y', { [REFERENCE]: { kind: 'planet', id: 'k3' } })
  stray.insert(2, 'z', { [REFERENCE]: null })
  expect(referencesIn(fragment)).toEqual([`item ${target}`])
})
