// Three months of a delegate who opens nothing but mail, against a real SMTP server and with the clock of a test: what is told, when, in which
// language, and that each link leads to where it can be acted on. Meanwhile her delegation argues in a thread of its own.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemRandom } from '../../../server/clock.ts'
import { serialiseMention } from '../../../shared/comments/words.ts'
import type { DocumentId, ThreadId } from '../../../shared/ids.ts'
import {
  type AccountId,
  type ItemId,
  meetingDocument,
  parseAgencyId,
  parseDelegationId,
  parseItemId,
  parseMeetingId,
  roadmapId,
} from '../../../shared/ids.ts'
import { setMeta } from '../../../shared/meeting/write.ts'
import { must } from '../../../shared/result.ts'
import { addItem } from '../../../shared/roadmap/write.ts'
import { clockIn } from '../../../shared/zones.ts'
import { type MailServer, type Received, startMailServer } from '../../harness/mailServer.ts'
import { begin, read, say } from '../comments/commentWorld.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { become, newMeeting } from '../meetings/holding.ts'
import { eventually, stockClient } from '../relay/sockets.ts'
import { aReport, REPORTS } from '../reports/reporting.ts'
import { GROUP, openWorld, signedIn, type World } from '../testWorld.ts'

const AT = `/api/groups/${GROUP}`
const BOGOTA = 'America/Bogota'
const SECRET = 'quetzal7731'
let clock: FakeClock
let smtp: MailServer
let world: World
const accounts: Record<string, AccountId> = {}
const as = (name: string) => signedIn(world, `${name}@example.org`)

beforeEach(async () => {
  clock = createFakeClock(Date.UTC(2026, 8, 1, 14))
  smtp = await startMailServer()
  world = await openWorld({ ports: { clock }, env: { SMTP_URL: smtp.url, MAIL_FROM: 'Ruta <ruta@example.org>' } })
  const { db } = world.server.deps
  await db.updateTable('work_group').set({ zone: BOGOTA }).execute()
  for (const [name, role, delegation, agency, language] of [
    ['ana', 'delegate', 'co', 'co-coa', 'es'],
    ['carla', 'head', 'co', null, 'es'],
    ['mario', 'head', 'mx', null, 'es'],
    ['chair', 'chair', null, null, 'en'],
  ] as const) {
    const account = await world.addPerson(`${name}@example.org`, role)
    accounts[name] = account
    await db.updateTable('membership').set({ delegation, agency }).where('account', '=', account).execute()
    await db.updateTable('account').set({ language }).where('id', '=', account).execute()
  }
  await passing(async () => (await db.selectFrom('notice_round').select('since').execute()).length > 0, 'the first round')
})
afterEach(async () => {
  await world.close()
  await smtp.close()
})

const passing = (holds: () => boolean | Promise<boolean>, what: string) =>
  eventually(
    async () => {
      clock.advance(30_000)
      return holds()
    },
    what,
    20_000,
  )
/** What each sign-in of a test's new browser tells is another matter. */
const mailsTo = (name: string) =>
  smtp.received.filter(({ to, headers }) => to === `${name}@example.org` && !/dispositivo|device/.test(headers.subject ?? ''))
/** Her next mail, and that nothing came before this moment in Bogotá. */
let told = 0
const nextMail = async (what: string): Promise<Received> => {
  expect(
    mailsTo('ana')
      .slice(told)
      .map(({ headers }) => headers.subject),
    `before: ${what}`,
  ).toEqual([])
  await passing(() => mailsTo('ana').length > told, what)
  return must(mailsTo('ana')[told++] ?? null, what)
}
/** To this hour of this day in Bogotá; what is due by then is told first. */
const until = async (day: string, hour = '07:50') => {
  // Set, and not turned: the beats of each second of months would take as long as the test.
  clock.set(Date.parse(`${day}T${hour}:00-05:00`) - Number(clock.now()))
  for (let n = 0; n < 10; n++) {
    clock.advance(30_000)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
const today = () => clockIn(clock.now(), BOGOTA).day
const linksIn = ({ text }: Received) => [...text.matchAll(/https?:\/\/\S+/g)].map(([link]) => new URL(link))
const linkTo = (mail: Received, page: string): URL =>
  must(linksIn(mail).find(({ pathname }) => pathname === `/g/${GROUP}/${page}`) ?? null, `a link to ${page}`)
const mentioning = (name: string, words: string) => `${words} ${serialiseMention({ kind: 'account', id: accounts[name] as AccountId })}`
const inDocument = async (document: DocumentId, edit: (doc: Parameters<typeof addItem>[0]) => void) => {
  const client = stockClient(world, await as('chair'), document)
  await client.synced
  const before = (await world.server.log.head(document)).seq
  edit(client.doc)
  await eventually(async () => (await world.server.log.head(document)).seq > before, 'the edit is written')
  await world.server.background.projected()
  client.destroy()
}

test('[P4] [P1] [P6] [P7] a person who opens nothing but mail for three months knows when to act, answers, reports in time; a delegation argues unheard', async () => {
  told = 0
  // An item of her agency, and a session.
  let item: ItemId | null = null
  await inDocument(roadmapId(GROUP), (doc) => {
    const added = addItem(
      doc,
      {
        title: { es: 'Nota comparada', en: 'Comparative note' },
        due: '2026-10-15',
        lead: parseDelegationId('co'),
        agencies: [must(parseAgencyId('co-coa'), 'an agency')],
      },
      systemRandom,
    )
    item = added.ok ? added.value : null
  })
  const own = must(item, 'the item')
  const first = await newMeeting(await as('chair'))
  expect(await become(await as('chair'), first.id, 'open')).toBe(200)
  const opened = await nextMail('the session is opened')
  expect(opened.headers.subject).toBe('Se convocó la sesión 1')
  expect(linkTo(opened, `sessions/${first.id}`)).toBeTruthy()
  await until('2026-09-03', '15:00')
  for (const state of ['inSession', 'closed'] as const) expect(await become(await as('chair'), first.id, state)).toBe(200)
  const digest = await nextMail('the digest')
  expect([digest.headers.subject, today()]).toEqual(['Sesión 1: 0 decisiones, 1 aviso para usted', '2026-09-03'])
  expect(digest.text).toContain('WG-001, Nota comparada, quedó a su cargo (vence el 15 de octubre)')
  expect(linkTo(digest, 'road-map').searchParams.get('item')).toBe(own)

  // A question, answered from the link of its mail.
  await until('2026-09-10', '10:00')
  const subject = `item:${own}`
  const asked = await begin(await as('mario'), { subject, words: mentioning('ana', `${SECRET} ¿Quién la redacta?`) })
  const question = await nextMail('the question')
  expect([question.headers.subject, today()]).toEqual(['mario hizo mención de usted en WG-001, Nota comparada', '2026-09-10'])
  const answered = async (mail: Received, words: string) => {
    const { searchParams } = linkTo(mail, 'road-map')
    expect([searchParams.get('item'), searchParams.get('show')]).toEqual([own, 'comments'])
    const ana = await as('ana')
    const { threads } = await read(ana, `?document=roadmap:${GROUP}&subject=item:${must(parseItemId(searchParams.get('item')), 'an item')}`)
    const thread = must(threads.find(({ id }) => id === searchParams.get('thread')) ?? null, 'the thread of the link')
    expect((await say(ana, thread, words)).status).toBe(201)
    return thread.id
  }
  expect(await answered(question, 'La redacta la Fiscalía.')).toBe(asked.id)
  await passing(
    () => mailsTo('mario').some(({ headers }) => headers.subject === 'ana respondió en una conversación suya: WG-001, Nota comparada'),
    'the answer',
  )

  // Her delegation argues.
  await until('2026-09-15', '10:00')
  const ours = await begin(await as('carla'), { subject, visibility: 'delegation', words: mentioning('ana', `${SECRET} Entre nosotros`) })
  const apart = await nextMail('what her delegation says')
  expect([apart.headers.subject, today()]).toEqual(['Hay un comentario para su delegación en WG-001, Nota comparada', '2026-09-15'])
  expect(await answered(apart, `${SECRET} No conviene.`)).toBe(ours.id)
  await passing(
    () => mailsTo('carla').some(({ headers }) => headers.subject === 'Hay un comentario para su delegación en WG-001, Nota comparada'),
    'hers',
  )

  // A week before it is due, in the morning; that it is overdue waits for the digest.
  await until('2026-10-08')
  const soon = await nextMail('it is due soon')
  expect([soon.headers.subject, today()]).toEqual(['WG-001, Nota comparada, vence el 15 de octubre', '2026-10-08'])
  expect(linkTo(soon, 'road-map').searchParams.get('item')).toBe(own)
  await until('2026-10-16', '12:00')

  // The next session: a report is asked for two weeks before, and given from its mail before it begins.
  const second = await newMeeting(await as('chair'))
  await inDocument(meetingDocument(must(parseMeetingId(second.id), 'a session')), (doc) => {
    for (const [field, value] of [
      ['zone', BOGOTA],
      ['start', '2026-11-24'],
      ['end', '2026-11-26'],
    ] as const)
      setMeta(doc, field, value)
  })
  await until('2026-11-02', '09:00')
  expect(await become(await as('chair'), second.id, 'open')).toBe(200)
  const again = await nextMail('the second session is opened')
  expect([again.headers.subject, today()]).toEqual(['Se convocó la sesión 2', '2026-11-02'])
  expect(again.text).toContain('Se convocó la sesión 2 (empieza el 24 de noviembre)')
  await until('2026-11-10', '06:50')
  const report = await nextMail('a report is asked for')
  expect([report.headers.subject, today()]).toEqual(['Falta el informe de su institución sobre WG-001, Nota comparada', '2026-11-10'])
  expect(report.text).toContain('Falta el informe de su institución sobre WG-001, Nota comparada (hasta el 24 de noviembre)')
  const link = linkTo(report, 'reports')
  const reported = must(parseItemId(link.searchParams.get('report')), 'the item of the link')
  expect((await (await as('ana')).ask('POST', REPORTS, aReport(reported))).status).toBe(201)
  await until('2026-11-26', '17:00')
  for (const state of ['inSession', 'closed'] as const) expect(await become(await as('chair'), second.id, state)).toBe(200)
  const last = await nextMail('the last digest')
  expect(today()).toBe('2026-11-26')
  expect(last.text).toContain('WG-001, Nota comparada, venció el 15 de octubre')
  expect(last.text).not.toContain('Falta el informe')

  // In her language all of it, and in nobody's mail a word that anybody wrote.
  expect(new Set(mailsTo('ana').map(({ headers }) => headers['content-language']))).toEqual(new Set(['es']))
  expect(new Set(mailsTo('chair').map(({ headers }) => headers['content-language']))).toEqual(new Set(['en']))
  expect(smtp.received.filter(({ raw, text }) => raw.includes(SECRET) || text.includes(SECRET))).toEqual([])
  // Of what her delegation argued the others know nothing.
  const isOf =
    (thread: ThreadId) =>
    ({ raw, text }: Received) =>
      raw.includes(thread) || text.includes(thread)
  for (const name of ['mario', 'chair']) {
    expect(mailsTo(name).filter(isOf(ours.id))).toEqual([])
    const other = await as(name)
    const { threads } = await read(other, `?document=roadmap:${GROUP}&subject=${subject}`)
    expect(threads.map(({ id }) => id)).toEqual([asked.id])
    expect((await other.ask('GET', `${AT}/inbox`)).text).not.toContain(ours.id)
  }
})
