// Whatever names a person says that a sign-in link of somebody else had opened the session, or that an API token wrote: on every surface at once.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { appendBlocks } from '../../../server/sample/richBlocks.ts'
import type { MeetingInfo } from '../../../shared/api/meetings.ts'
import type { ExportRequestBody } from '../../../shared/api/outcome.ts'
import { serialiseMention } from '../../../shared/comments/words.ts'
import { type AccountId, type DecisionId, type DocumentId, type ItemId, newId, parseDocumentId, roadmapId } from '../../../shared/ids.ts'
import { addDecision, decisionText, minutesBody } from '../../../shared/meeting/write.ts'
import { must, type Result } from '../../../shared/result.ts'
import { addItem, setField } from '../../../shared/roadmap/write.ts'
import { type MailServer, startMailServer } from '../../harness/mailServer.ts'
import { createDice } from '../../harness/random.ts'
import { begin } from '../comments/commentWorld.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { arrive, become, newMeeting, REASON } from '../meetings/holding.ts'
import { eventually } from '../relay/sockets.ts'
import { aReport, changeDocument, REPORTS } from '../reports/reporting.ts'
import { GROUP, openWorld, prove, signedIn, type Visitor, visit, type World } from '../testWorld.ts'

const AT = `/api/groups/${GROUP}`
const PLAN = roadmapId(GROUP)
const NEXT = 'tres gatos cruzan el puente'
const random = createDice(11).bytes
const made = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
let clock: FakeClock
let smtp: MailServer
let world: World
let chair: Visitor
let head: Visitor
let headId: AccountId
let ana: AccountId
let page: DocumentId
let meeting: MeetingInfo
let decision: DecisionId
let item: ItemId

const again = async () => {
  chair = await signedIn(world, 'chair@example.org')
  head = await signedIn(world, 'head@example.org')
}
const attach = async (by: Visitor) => {
  const content = Buffer.from('%PDF-1.7\nConvenio')
  const id = newId(random)
  const begun = { id, document: PLAN, subject: `item:${item}`, name: 'Convenio.pdf', size: content.length }
  expect((await by.ask('POST', `${AT}/uploads`, begun)).status).toBe(201)
  const { url } = world.server
  const headers = { Origin: url, 'Content-Type': 'application/octet-stream', Cookie: by.cookieHeader }
  expect((await fetch(`${url}${AT}/uploads/${id}?at=0`, { method: 'PUT', headers, body: content })).status).toBe(200)
  return createHash('sha256').update(content).digest('hex')
}

/** With mail, the link goes to its account alone. */
const mailedLink = async (): Promise<string> => {
  expect((await chair.ask('POST', `${AT}/members/${ana}/sign-in-links`, {})).status).toBe(202)
  const [asked] = (await head.ask('GET', `${AT}/sign-in-links`)).body
  expect((await head.ask('PUT', `${AT}/sign-in-links/${asked.id}/decision`, { approve: true })).status).toBe(201)
  const link = () => smtp.received.flatMap(({ to, text }) => (to === 'ana@example.org' ? (/#([\w-]{20,})/.exec(text)?.[1] ?? []) : []))
  await eventually(() => {
    clock.advance(30_000)
    return link().length > 0
  }, 'the link is mailed')
  return must(link().at(-1), 'a link')
}

/** Ana’s account, in a session that a link of the chair opened, and a token of the chair’s, do all that leaves a name somewhere. */
beforeAll(async () => {
  clock = createFakeClock(Date.UTC(2026, 10, 3, 14))
  smtp = await startMailServer()
  world = await openWorld({ ports: { clock }, env: { SMTP_URL: smtp.url, MAIL_FROM: 'Ruta <ruta@example.org>' } })
  chair = await arrive(world, 'chair@example.org', 'chair')
  headId = await world.addPerson('head@example.org', 'head')
  head = await signedIn(world, 'head@example.org')
  ana = await world.addPerson('ana@example.org', 'delegate')
  page = must(parseDocumentId((await chair.ask('POST', `${AT}/pages`, {})).body.id), 'a text')
  await changeDocument(world, chair, page, (doc) => doc.getText('title.en').insert(0, 'A text'))
  meeting = await newMeeting(chair)
  for (const state of ['open', 'inSession'] as const) expect(await become(chair, meeting.id, state)).toBe(200)
  item = await changeDocument(world, chair, PLAN, (doc) =>
    made(addItem(doc, { title: { es: 'Guía', en: 'Guide' }, due: '2026-12-01' }, random)),
  )
  decision = await changeDocument(world, chair, meeting.document, (doc) => {
    appendBlocks(must(minutesBody(doc, 'en'), 'the minutes'), ['The meeting was opened.'], random)
    return made(addDecision(doc, { number: 1, text: { es: 'Se distribuye.', en: 'It is distributed.' }, status: 'adopted' }, random))
  })
  expect(await become(chair, meeting.id, 'closed')).toBe(200)
  clock.advance(60_000)
  // The chair comes by a link, too: who reopened the session is a name as well.
  expect((await chair.ask('PUT', `${AT}/meetings/${meeting.id}/state`, { state: 'open', reason: REASON })).status).toBe(200)
  await prove(chair)
  const { body: token } = await chair.ask('POST', `${AT}/tokens`, { name: 'Figures', scopes: ['read', 'write'], days: 30 })
  await again()
  const link = await mailedLink()
  const byLink = visit(world)
  expect((await byLink.ask('POST', '/api/session', { link, password: NEXT })).status).toBe(200)
  await changeDocument(world, byLink, PLAN, (doc) => made(setField(doc, item, 'due', '2027-01-15')))
  await changeDocument(world, byLink, page, (doc) => {
    const block = new Y.XmlElement('paragraph')
    block.setAttribute('id', 'blocklink')
    block.insert(0, [new Y.XmlText('By [link]')])
    doc.getXmlFragment('body.en').push([block])
  })
  await changeDocument(world, byLink, meeting.document, (doc) => {
    must(decisionText(doc, decision, 'en'), 'the text').insert(0, 'Hence: ')
    appendBlocks(must(minutesBody(doc, 'en'), 'the minutes'), ['Save for objections.'], random)
  })
  expect((await byLink.ask('POST', REPORTS, aReport(item))).status).toBe(201)
  await begin(byLink, { subject: `item:${item}`, words: `${serialiseMention({ kind: 'account', id: headId })} look` })
  await attach(byLink)
  const program = await fetch(`${world.server.url}${AT}/items/${item}`, {
    method: 'PATCH',
    headers: { Authorization: `Bearer ${token.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ due: '2027-02-20' }),
  })
  expect([program.status, await program.text()]).toEqual([200, expect.any(String)])
  await world.server.background.projected()
  await again()
})
afterAll(async () => {
  await world.close()
  await smtp.close()
})

const paper = async (of: ExportRequestBody['of']) => {
  const response = await fetch(`${world.server.url}${AT}/outcome`, {
    method: 'POST',
    headers: { Origin: world.server.url, Cookie: head.cookieHeader, 'Content-Type': 'application/json' },
    body: JSON.stringify({ of, format: 'md', languages: 'en', paper: 'a4' }),
  })
  return (await response.text()).replace(/[\u2066-\u2069]/g, '')
}
const answer = async (path: string) => JSON.stringify((await head.ask('GET', path)).body)
const LINK = '"byLink":{"requestedBy":"chair","consentBy":"head"}'
const TOKEN = '"byToken":{"number":1,"name":"Figures"}'
const since = () => `meeting:${meeting.id}` as never

interface Surface {
  readonly read: () => Promise<string>
  readonly link: string | RegExp
  readonly token?: string | RegExp
}
const SURFACES: Readonly<Record<string, Surface>> = {
  'the review on paper': {
    read: () => paper({ kind: 'review', since: since() }),
    link: /by link: 1 \(\+45 days\)/,
    token: /by token: 1 \(\+36 days\)/,
  },
  'a text in the review on paper': { read: () => paper({ kind: 'review', since: since() }), link: /## Texts[\s\S]*\. CO \(by link\)/ },
  'the sheet of an item': {
    read: () => paper({ kind: 'item', item }),
    link: 'written in a session opened by a link that chair issued, with the consent of head',
    token: 'by the token “Figures”',
  },
  'its report on the sheet': { read: () => paper({ kind: 'item', item }), link: /## Reports[\s\S]*opened by a link that chair issued/ },
  'minutes in a record': {
    read: () => paper({ kind: 'record', meeting: meeting.id }),
    link: /Added after the closing: [^\n]*CO \(by link\)/,
  },
  'decisions in a record': {
    read: () => paper({ kind: 'record', meeting: meeting.id }),
    link: /Corrected after the closing: [^\n]*CO \(by link\)/,
  },
  'decisions in the register': { read: () => paper({ kind: 'register' }), link: /Corrected after the closing: [^\n]*CO \(by link\)/ },
  'decisions for programs': { read: () => answer(`${AT}/decisions`), link: LINK },
  'history for programs': { read: () => answer(`${AT}/history?limit=200`), link: LINK, token: TOKEN },
  'comparison for programs': { read: () => answer(`${AT}/comparison?from=start`), link: LINK, token: TOKEN },
  'work for programs': { read: () => answer(`${AT}/work?from=start`), link: '"byLink":1', token: '"byToken":1' },
  'the course of a document': { read: () => answer(`/api/documents/${PLAN}/course`), link: LINK, token: TOKEN },
  'authorship of a text': { read: () => answer(`/api/documents/${page}/authorship?part=body.en`), link: LINK },
  'open brackets of a text': { read: () => answer(`/api/documents/${page}/brackets`), link: LINK },
  'the diff of a text': { read: () => answer(`/api/documents/${page}/diff?from=start&to=now&part=body.en`), link: LINK },
  'the list of reports': { read: () => answer(REPORTS), link: LINK },
  comments: { read: () => answer(`${AT}/comments`), link: LINK },
  files: { read: () => answer(`${AT}/files?document=${PLAN}&subject=item:${item}`), link: LINK },
  'the inbox': { read: () => answer(`${AT}/inbox`), link: LINK },
  mails: {
    read: async () => {
      await eventually(() => {
        clock.advance(30_000)
        return smtp.received.some(({ to, text }) => to === 'head@example.org' && text.includes('mentioned'))
      }, 'the mail about the comment')
      return smtp.received.map(({ text }) => text).join('\n')
    },
    link: 'ana (by link)',
  },
}

describe('[R16] [J12] the mark of a link, and of a token', () => {
  test.each(Object.entries(SURFACES))('is in %s', async (_name, { read, link, token }) => {
    const said = (await read()).replace(/[\u2066-\u2069]/g, '')
    for (const mark of [link, token ?? '']) {
      if (typeof mark === 'string') expect(said).toContain(mark)
      else expect(said).toMatch(mark)
    }
  })
})
