// Every answer that names an author says who that was then, and whether a sign-in link had opened the session.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { authorContextsOf } from '../../../server/history/authorContexts.ts'
import type { ActPerson } from '../../../shared/acts/whats.ts'
import type { EditRuns } from '../../../shared/api/history.ts'
import type { Comparison } from '../../../shared/history/comparison.ts'
import { type AuthorContext, creditOf, onlyContext } from '../../../shared/history/credit.ts'
import { creditName, doubtOf } from '../../../shared/history/creditWords.ts'
import { NOBODY } from '../../../shared/history/describeContext.ts'
import { plainPhrase } from '../../../shared/history/sentence.ts'
import type { SinceVisit } from '../../../shared/history/since.ts'
import { sinceWords } from '../../../shared/history/sinceWords.ts'
import type { Authorship, TextDiff } from '../../../shared/history/textDiff.ts'
import type { MeetingWork } from '../../../shared/history/work.ts'
import { type AccountId, type DocumentId, instant, parseDocumentId, parseItemId, roadmapId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { addItem, setField } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { arrive } from '../meetings/holding.ts'
import { eventually, stockClient } from '../relay/sockets.ts'
import { consentedLink, GROUP, openWorld, signedIn, type Visitor, visit, type World } from '../testWorld.ts'

const PLAN = roadmapId(GROUP)
const NEXT = 'tres gatos cruzan el puente'
const random = createDice(7).bytes
let clock: FakeClock
let world: World
let chair: Visitor
let head: Visitor
let ana: AccountId
let page: DocumentId

const write = async (by: Visitor, document: DocumentId, edit: (doc: Y.Doc) => void) => {
  const client = stockClient(world, by, document)
  await client.synced
  const before = (await world.server.log.head(document)).seq
  edit(client.doc)
  await eventually(async () => (await world.server.log.head(document)).seq > before, 'it is in the log')
  client.destroy()
  // Keystrokes of the next one are another event.
  clock.advance(6 * 60_000)
}
const typed = (words: string) => (doc: Y.Doc) => {
  const block = new Y.XmlElement('paragraph')
  block.setAttribute('id', `block${words.length}`)
  block.insert(0, [new Y.XmlText(words)])
  doc.getXmlFragment('body.en').push([block])
}
const due = (day: string) => (doc: Y.Doc) => {
  const [item] = [...doc.getMap('items').keys()]
  setField(doc, must(parseItemId(item), 'an item'), 'due', day)
}
const ask = async <T>(path: string, by = chair): Promise<T> => {
  await world.server.background.projected()
  const answer = await by.ask('GET', path)
  expect([path, answer.status]).toEqual([path, 200])
  return answer.body
}

const LINK = { requestedBy: 'chair', consentBy: 'head' }
const THEN: AuthorContext = { formerly: { name: 'ana', role: 'delegate', agency: 'co-coa' } as AuthorContext['formerly'] }
const NOW: AuthorContext = {}
const BY_LINK: AuthorContext = { byLink: LINK }

/** Ana writes; takes another name and seat; writes; and somebody writes in a session that a link to her account has opened. */
beforeEach(async () => {
  clock = createFakeClock()
  world = await openWorld({ ports: { clock } })
  chair = await arrive(world, 'chair@example.org', 'chair')
  await world.addPerson('head@example.org', 'head')
  head = await signedIn(world, 'head@example.org')
  ana = await world.addPerson('ana@example.org', 'delegate')
  page = must(parseDocumentId((await chair.ask('POST', `/api/groups/${GROUP}/pages`, {})).body.id), 'a text')
  // After half an hour without a request, the session ends.
  const again = async () => {
    chair = await signedIn(world, 'chair@example.org')
    head = await signedIn(world, 'head@example.org')
  }
  const seat = async (place: object) => {
    await again()
    return chair.ask('PUT', `/api/groups/${GROUP}/members/${ana}`, place)
  }
  await write(chair, PLAN, (doc) => void addItem(doc, { title: { en: 'One' }, due: '2026-01-01' }, random))
  await write(chair, page, (doc) => doc.getText('title.en').insert(0, 'A text'))
  expect((await seat({ role: 'delegate', delegation: 'co', agency: 'co-coa' })).status).toBe(200)
  clock.advance(60_000)
  const own = await signedIn(world, 'ana@example.org')
  await write(own, PLAN, due('2026-02-02'))
  await write(own, page, typed('Then'))
  const renaming = await signedIn(world, 'ana@example.org')
  expect((await renaming.ask('PATCH', '/api/me', { name: 'Head of delegation' })).status).toBe(200)
  expect((await seat({ role: 'head', delegation: 'co', agency: null })).status).toBe(200)
  clock.advance(60_000)
  await write(await signedIn(world, 'ana@example.org'), PLAN, due('2026-03-03'))
  await write(await signedIn(world, 'ana@example.org'), page, typed('Later'))
  await again()
  const token = await consentedLink(chair, head, ana)
  const intruder = visit(world)
  expect((await intruder.ask('POST', '/api/session', { link: token, password: NEXT })).status).toBe(200)
  await write(intruder, PLAN, due('2026-04-04'))
  await write(intruder, page, typed('By link'))
  await again()
})
afterEach(() => world.close())

const own = <T extends { readonly account: AccountId | null }>(all: readonly T[]) => all.filter(({ account }) => account === ana)
const hands = (all: readonly (AuthorContext & { readonly account: AccountId | null })[]) => own(all).map(onlyContext)

describe('[J11] authors in their context at the time', () => {
  test('is said by the review: of who contributed, who moved a deadline, who changed a field last', async () => {
    const { items, texts, contributions } = await ask<Comparison>(
      `/api/groups/${GROUP}/comparison?from=seq:1&to=now`.replace('seq:1', 'at:1'),
    ).catch(() => ask<Comparison>(`/api/groups/${GROUP}/comparison?from=start`))
    const inOrder = (all: readonly AuthorContext[]) => all.map((one) => JSON.stringify(one)).sort()
    const three = inOrder([THEN, NOW, BY_LINK])
    expect(inOrder(hands(contributions))).toEqual(three)
    const [item] = items
    expect(inOrder(hands(item?.contributions ?? []))).toEqual(three)
    expect(inOrder(hands(texts[0]?.contributions ?? []))).toEqual(three)
    expect(hands(item?.slip?.each ?? [])).toEqual([THEN, NOW, BY_LINK])
  })

  test('is said by differences and by authorship of a text, run by run', async () => {
    const { doc } = await ask<TextDiff>(`/api/documents/${page}/diff?from=seq:1&to=now&part=body.en`)
    const marks = (doc.content ?? []).map((block) => block.content?.[0]?.marks?.[0]?.attrs)
    expect(marks.map((attrs) => onlyContext(attrs ?? {}))).toEqual([THEN, NOW, BY_LINK])
    const written = await ask<Authorship>(`/api/documents/${page}/authorship?part=body.en`)
    const authored = (written.doc.content ?? []).map((block) => block.content?.[0]?.marks?.[0]?.attrs)
    expect(authored.map((attrs) => onlyContext(attrs ?? {}))).toEqual([THEN, NOW, BY_LINK])
    expect(written.authors.map((author) => [author.characters, onlyContext(author)])).toEqual([
      [7, BY_LINK],
      [5, NOW],
      [4, THEN],
    ])
  })

  test('is said by the slider, of a document and of one item', async () => {
    const [item] = (await ask<Comparison>(`/api/groups/${GROUP}/comparison?from=start`)).items
    for (const query of ['', `?subject=item:${item?.id}`]) {
      const { runs } = await ask<EditRuns>(`/api/documents/${PLAN}/course${query}`)
      const told = runs.flatMap(({ accounts, hands = [] }) =>
        accounts.map((account, index) => ({ account, ...onlyContext(hands.find((one) => one.account === index) ?? {}) })),
      )
      expect(hands(told)).toEqual([THEN, NOW, BY_LINK])
    }
  })

  test('[J12] names the link that had opened the session since the last visit, and counts it in the work of each delegation', async () => {
    await head.ask('PUT', `/api/groups/${GROUP}/visit`, {})
    const since = await ask<SinceVisit>(`/api/groups/${GROUP}/since`, head)
    const lines = since.delegations.find(({ delegation }) => delegation === 'co')?.lines ?? []
    for (const line of lines)
      expect(plainPhrase(sinceWords(line, { type: 'delegation', delegation: null }, NOBODY, 'en'))).toMatch(
        /, in part written in a session opened by a link that chair issued, with the consent of head$/,
      )
    const { rows } = await ask<MeetingWork>(`/api/groups/${GROUP}/work?from=start`)
    const counted = rows.filter(({ delegation, field }) => delegation === 'co' && (field === 'due' || field === 'body'))
    expect(counted.reduce((sum, { byLink }) => sum + byLink, 0)).toBe(2)
    expect(counted.reduce((sum, { changes }) => sum + changes, 0)).toBe(6)
  })

  test('is a person whose account was erased, once the acts have no name of theirs any more', () => {
    const was = { account: ana, name: 'commitment', role: 'head', delegation: null, agency: null } as ActPerson
    const left = { from: instant(5), as: { ...was, role: null } }
    const of = (words: ReadonlyMap<string, string>) =>
      authorContextsOf({ periods: new Map([[ana, [{ from: instant(1), as: was }, left]]]), words }).of({
        document: PLAN,
        author: ana,
        at: instant(2),
        seq: seq(1),
        last: seq(1),
      }).formerly
    expect(of(new Map([['commitment', 'Ana']]))).toEqual({ name: 'Ana', role: 'head' })
    expect(of(new Map())).toEqual({ isErased: true, role: 'head' })
  })

  test('in words: who is otherwise now, who has left, and whose session a link had opened', () => {
    const naming = { person: () => 'Head of delegation', agency: () => ({ acronym: 'COA' }) }
    const gone = { ...naming, person: () => null }
    const credit = { account: ana, delegation: null }
    expect(creditName({ ...credit, ...THEN }, naming, 'en')).toBe('Head of delegation (then: ana, delegate, COA)')
    expect(creditName({ ...credit, ...THEN }, naming, 'es')).toBe('Head of delegation (entonces: ana, delegado/a, COA)')
    expect(creditName({ ...credit, ...THEN }, gone, 'en')).toBe('ana (then: delegate, COA)')
    expect(creditName(credit, naming, 'en')).toBe('Head of delegation')
    expect(creditName({ ...credit, formerly: { isErased: true, role: 'head' } }, gone, 'es')).toBe('Una persona cuya cuenta se borró')
    expect(doubtOf(creditOf({ author: ana, delegation: null, byLink: LINK }), () => null, 'es')).toBe(
      'escrito en una sesión abierta con un enlace que pidió chair, con el consentimiento de head',
    )
  })
})
