// Notices by mail, against a real SMTP server on loopback: at once, in a digest, by night, in the reader's language, and how they end.

import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { setReadOnly } from '../../../server/administration/readOnlyGroup.ts'
import { systemRandom } from '../../../server/clock.ts'
import { EVERY_MS } from '../../../server/notices/rounds.ts'
import { serialiseMention } from '../../../shared/comments/words.ts'
import { type AccountId, meetingDocument, parseDelegationId, parseMeetingId, roadmapId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { addItem, type NewItem, setField } from '../../../shared/roadmap/write.ts'
import { type MailServer, startMailServer } from '../../harness/mailServer.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { REASON } from '../meetings/holding.ts'
import { eventually, stockClient } from '../relay/sockets.ts'
import { aReport, REPORTS } from '../reports/reporting.ts'
import { GROUP, openWorld, signedIn, type Visitor, visit, type World } from '../testWorld.ts'

const AT = `/api/groups/${GROUP}`
const SECRET = 'quetzal7731'
let clock: FakeClock
let smtp: MailServer
let world: World
let ana: AccountId
let chair: Visitor
beforeEach(async () => {
  // 9:00 in Bogotá.
  clock = createFakeClock(Date.UTC(2026, 10, 3, 14))
  smtp = await startMailServer()
  world = await openWorld({ ports: { clock }, env: { SMTP_URL: smtp.url, MAIL_FROM: 'Ruta <ruta@example.org>' } })
  ana = await world.addPerson('ana@example.org', 'delegate')
  await world.addPerson('chair@example.org', 'chair')
  const { db } = world.server.deps
  await db
    .updateTable('work_group')
    .set({ zone: 'America/Bogota', name_en: `Group ${'\r\n'}Bcc: eve@example.org` })
    .execute()
  chair = await signedIn(world, 'chair@example.org')
  await passing(() => roundDone(), 'the first round')
})
afterEach(async () => {
  await world.close()
  await smtp.close()
})

const roundDone = async () => (await world.server.deps.db.selectFrom('notice_round').select('since').execute()).length > 0
const passing = (holds: () => boolean | Promise<boolean>, what: string, step = 30_000) =>
  eventually(async () => {
    clock.advance(step)
    return holds()
  }, what)
const mailsTo = (address: string) => smtp.received.filter(({ to }) => to === address)
const notices = () => world.server.deps.db.selectFrom('notice').selectAll().where('account', '=', ana).orderBy('key').execute()
const inPlan = async <T>(edit: (doc: Parameters<typeof addItem>[0]) => T): Promise<T> => {
  const client = stockClient(world, await signedIn(world, 'chair@example.org'), roadmapId(GROUP))
  await client.synced
  const before = (await world.server.log.head(roadmapId(GROUP))).seq
  const done = edit(client.doc)
  await eventually(async () => (await world.server.log.head(roadmapId(GROUP))).seq > before, 'the edit is written')
  await world.server.background.projected()
  client.destroy()
  return done
}
const add = (fields: NewItem) =>
  inPlan((doc) => {
    const added = addItem(doc, { title: { es: 'Guía', en: 'Guide\r\nBcc: eve@example.org' }, ...fields }, systemRandom)
    return must(added.ok ? added.value : null, 'an item')
  })
const move = async (states: readonly string[]) => {
  const meeting = String((await chair.ask('POST', `${AT}/meetings`, {})).body.id)
  for (const state of states) await chair.ask('PUT', `${AT}/meetings/${meeting}/state`, { state })
  return meeting
}
const leaveOf = (header: string | undefined) => /<http:\/\/[^/]+(\/mail\/leave\/[\w-]+)>/.exec(header ?? '')?.[1] ?? ''

test('[P5] [P6] urgent notices are mailed at once, say what they are about and nothing else, and are unsubscribed from by one press', async () => {
  const item = await add({ due: '2026-11-06', people: [ana] })
  await passing(() => mailsTo('ana@example.org').length > 0, 'the mail')
  const [mail] = mailsTo('ana@example.org')
  // Her language; of a title that tries to be a header, words.
  expect(mail?.headers.subject).toBe('WG-001, Guide Bcc: eve@example.org, is due on 6 November')
  expect(mail?.headers.bcc).toBeUndefined()
  expect(mail?.headers['auto-submitted']).toBe('auto-generated')
  expect(mail?.headers['content-language']).toBe('en')
  expect(mail?.text).toContain(`/g/${GROUP}/road-map?item=${item}`)
  expect(mail?.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click')
  const leave = leaveOf(mail?.headers['list-unsubscribe'])
  expect(mail?.text).toContain(leave)
  // As mail programmes send it: a form, without an Origin.
  const press = (path: string) =>
    fetch(`http://127.0.0.1:${world.server.port}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    })
  const [right, wrong] = [await press(leave), await press('/mail/leave/nobody')]
  expect([right.status, wrong.status]).toEqual([204, 204])
  // The exemption is of this address alone.
  expect((await press('/api/session')).status).toBe(403)
  const own = await signedIn(world, 'ana@example.org')
  expect((await own.ask('GET', '/api/me/notices')).body.kinds).toMatchObject({ dueSoon: 'never', overdue: 'digest' })
  await add({ due: '2026-11-06', people: [ana] })
  await passing(async () => (await notices()).filter(({ kind }) => kind === 'dueSoon').length === 2, 'the second notice', EVERY_MS)
  for (let n = 0; n < 20; n++) clock.advance(30_000)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(mailsTo('ana@example.org').filter(({ headers }) => headers.subject?.includes('is due'))).toHaveLength(1)
})

test('[P20] a digest comes when a session closes: decisions, what became mine; once, in Spanish where Spanish is read', async () => {
  await world.server.deps.db.updateTable('account').set({ language: 'es' }).where('id', '=', ana).execute()
  await add({ due: '2026-12-24', people: [ana] })
  const meeting = await move(['open', 'inSession', 'closed'])
  await passing(() => mailsTo('ana@example.org').some(({ headers }) => headers.subject?.startsWith('Sesión 1')), 'the digest')
  const digests = () => mailsTo('ana@example.org').filter(({ headers }) => headers.subject?.startsWith('Sesión 1'))
  expect(digests()[0]?.headers.subject).toBe('Sesión 1: 0 decisiones, 1 aviso para usted')
  expect(digests()[0]?.text).toContain('QUEDÓ A SU CARGO')
  expect(digests()[0]?.text).toContain('WG-001, Guía, quedó a su cargo (vence el 24 de diciembre)')
  expect(digests()[0]?.text).toMatch(/La sesión 1 se cerró el 3 de noviembre de 2026 a las \d\d:\d\d \(Bogotá, UTC−5\)/)
  expect(digests()[0]?.text).toContain(`/g/${GROUP}/sessions/${meeting}`)
  for (const state of ['open', 'closed']) await chair.ask('PUT', `${AT}/meetings/${meeting}/state`, { state, reason: REASON })
  for (let n = 0; n < 30; n++) clock.advance(30_000)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(digests()).toHaveLength(1)
})

/** It has closed, and the rows of its decisions are behind its log; with what brings them up to date. */
const closeWithRowsBehind = async () => {
  const { db } = world.server.deps
  const meeting = await move(['open', 'inSession'])
  const document = meetingDocument(must(parseMeetingId(meeting), 'a session'))
  const client = stockClient(world, chair, document)
  await client.synced
  client.doc.getText('title.en').insert(0, 'Third meeting')
  await eventually(async () => (await world.server.log.head(document)).seq > 0, 'the title is written')
  await world.server.background.projected()
  client.destroy()
  const rows = db.updateTable('projector').where('document', '=', document).where('name', '=', 'titles')
  const { seq } = await world.server.log.head(document)
  await rows.set({ seq: 0, entries: 0 }).execute()
  // Else an event of a webhook, or a question about the past, brings them up to date meanwhile.
  await sql`CREATE TRIGGER stays_behind BEFORE UPDATE ON projector WHEN old.name = 'titles' AND old.seq = 0 BEGIN SELECT raise(IGNORE); END`.execute(
    db,
  )
  await chair.ask('PUT', `${AT}/meetings/${meeting}/state`, { state: 'closed' })
  await passing(
    async () => (await db.selectFrom('outbox').select('id').where('key', 'like', `digest:${meeting}%`).execute()).length > 0,
    'it is queued',
  )
  const catchUp = async () => {
    await sql`DROP TRIGGER stays_behind`.execute(db)
    await rows.set({ seq, entries: seq }).execute()
  }
  return { catchUp }
}
const digestsOfFirst = () =>
  mailsTo('ana@example.org').flatMap(({ headers }) => (/^Session 1/.test(headers.subject ?? '') ? [headers.subject] : []))
const pass = async (ms: number) => {
  for (let passed = 0; passed < ms; passed += 30_000) {
    clock.advance(30_000)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test('[P20] a digest waits until the rows of the closed session have all that it decided, and does not count too few', async () => {
  const { catchUp } = await closeWithRowsBehind()
  await pass(300_000)
  expect(digestsOfFirst()).toEqual([])
  await catchUp()
  await passing(() => digestsOfFirst().length > 0, 'the digest')
  expect(digestsOfFirst()).toEqual(['Session 1: 0 decisions'])
})

test('[P20] a digest whose session has a damaged log waits an hour, and leaves without a number of decisions', async () => {
  await closeWithRowsBehind()
  await pass(50 * 60_000)
  expect(digestsOfFirst()).toEqual([])
  await passing(() => digestsOfFirst().length > 0, 'the digest')
  expect(digestsOfFirst()).toEqual(['Session 1 has closed'])
})

test('[P20] a session that is opened again before its digest was sent gets one when it closes; who wants to hear of none, none', async () => {
  const { db } = world.server.deps
  const quiet = await world.addPerson('quiet@example.org', 'delegate')
  await db
    .insertInto('notice_preference')
    .values({
      account: quiet,
      kinds: '{"sessionOpened":"never","sessionClosed":"never"}',
      zone: '',
      digest: 'session',
      quiet_from: 0,
      quiet_until: 0,
    })
    .execute()
  const meeting = await move(['open', 'inSession', 'closed'])
  await passing(async () => (await notices()).some(({ kind }) => kind === 'sessionClosed'), 'the notice', 1_000)
  expect((await chair.ask('PUT', `${AT}/meetings/${meeting}/state`, { state: 'open', reason: REASON })).status).toBe(200)
  const digests = () => smtp.received.filter(({ headers }) => headers.subject?.startsWith('Session 1:')).map(({ to }) => to)
  const waiting = async () =>
    (await db.selectFrom('outbox').select('next_at').where('key', '=', `digest:${meeting}:${ana}`).executeTakeFirst())?.next_at ?? 0
  await passing(async () => (await waiting()) > clock.now() + 5 * 60_000, 'it is put off')
  expect(digests()).toEqual([])
  await chair.ask('PUT', `${AT}/meetings/${meeting}/state`, { state: 'closed' })
  await passing(() => digests().includes('ana@example.org'), 'the digest', 5 * 60_000)
  await passing(
    async () => (await db.selectFrom('outbox').select('id').where('state', 'in', ['waiting', 'sending']).execute()).length === 0,
    'the others',
  )
  expect(digests()).not.toContain('quiet@example.org')
})

test('[P24] no mail goes to who has left, and none of what is not so any more', async () => {
  smtp.treat('defer')
  const item = await add({ due: '2026-11-06', people: [ana] })
  await passing(async () => (await notices()).some(({ kind }) => kind === 'dueSoon'), 'the notice')
  await inPlan((doc) => setField(doc, item, 'status', 'withdrawn'))
  await passing(
    async () =>
      (await world.server.deps.db.selectFrom('outbox').select('state').where('account', '=', ana).execute()).every(
        // Failed, if the mail server had put it off before.
        ({ state }) => state === 'dropped' || state === 'failed',
      ),
    'it ends',
  )
  await add({ due: '2026-11-06', people: [ana] })
  await passing(async () => (await notices()).some(({ kind }) => kind === 'dueSoon'), 'another notice')
  expect((await chair.ask('DELETE', `${AT}/members/${ana}`)).status).toBe(204)
  smtp.treat('accept')
  for (let n = 0; n < 40; n++) {
    clock.advance(60_000)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect(mailsTo('ana@example.org')).toEqual([])
})

test('[P24] a mail that was put off by the mail server is not sent when nothing of it is so any more', async () => {
  const { db } = world.server.deps
  smtp.treat('defer')
  await add({ due: '2026-11-06', people: [ana] })
  const row = () => db.selectFrom('outbox').select(['state', 'bytes']).where('account', '=', ana).executeTakeFirst()
  await passing(async () => (await row())?.bytes != null && (await row())?.state === 'waiting', 'it is put off')
  await db.updateTable('plan_item').set({ status: 'withdrawn' }).execute()
  smtp.treat('accept')
  await passing(async () => ['sent', 'failed', 'dropped'].includes((await row())?.state ?? ''), 'its end')
  expect(mailsTo('ana@example.org')).toEqual([])
})

test('[P24] a mail that was put off by the mail server does not ask for a report that was given meanwhile', async () => {
  const { db } = world.server.deps
  smtp.treat('defer')
  const item = await add({ lead: must(parseDelegationId('co'), 'a delegation') })
  await world.server.deps.db.updateTable('membership').set({ role: 'head' }).where('account', '=', ana).execute()
  const meeting = await move(['open'])
  await db
    .insertInto('meeting_face')
    .values({
      ...{ document: `meeting:${meeting}`, place_es: '', place_en: '', start_day: '2026-11-10', end_day: null, zone: '' },
      ...{ points: 0, points_done: 0, points_deferred: 0 },
    })
    .onConflict((conflict) => conflict.column('document').doUpdateSet({ start_day: '2026-11-10' }))
    .execute()
  // That the session is open is told by itself.
  await db
    .insertInto('notice_preference')
    .values({ account: ana, kinds: '{"sessionOpened":"never"}', zone: '', digest: 'session', quiet_from: 0, quiet_until: 0 })
    .execute()
  const row = () =>
    db
      .selectFrom('notice')
      .innerJoin('outbox', 'outbox.id', 'notice.outbox')
      .select(['outbox.state', 'outbox.bytes'])
      .where('notice.kind', '=', 'reportDue')
      .executeTakeFirst()
  await passing(async () => (await row())?.bytes != null && (await row())?.state === 'waiting', 'it is put off')
  const own = await signedIn(world, 'ana@example.org')
  expect((await own.ask('POST', REPORTS, aReport(item, { agency: null }))).status).toBe(201)
  smtp.treat('accept')
  await passing(async () => ['sent', 'failed', 'dropped'].includes((await row())?.state ?? ''), 'its end')
  expect(mailsTo('ana@example.org').filter(({ headers }) => headers.subject?.includes('report'))).toEqual([])
})

test('[P20] by night nothing is sent until seven, except what concerns the account', async () => {
  // 21:00 in Bogotá.
  clock.advance(12 * 3_600_000 - 60_000)
  await add({ due: '2026-11-06', people: [ana] })
  await passing(async () => (await notices()).some(({ kind }) => kind === 'dueSoon'), 'the notice')
  for (let n = 0; n < 30; n++) clock.advance(60_000)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(mailsTo('ana@example.org')).toEqual([])
  // Meanwhile she has chosen another language: nothing was composed yet.
  await world.server.deps.db.updateTable('account').set({ language: 'es' }).where('id', '=', ana).execute()
  await signedIn(world, 'ana@example.org')
  await signedIn(world, 'ana@example.org')
  await passing(() => mailsTo('ana@example.org').length === 1, 'the new device')
  expect(mailsTo('ana@example.org')[0]?.headers.subject).toContain('dispositivo nuevo')
  clock.advance(9 * 3_600_000)
  await passing(() => mailsTo('ana@example.org').length === 2, 'the morning')
  expect(mailsTo('ana@example.org')[1]?.headers.subject).toContain('vence el 6 de noviembre')
  expect(new Date(clock.now()).getUTCHours()).toBeGreaterThanOrEqual(12)
})

test('[O38] a mail that waits for the morning is not sent if its group was suspended meanwhile', async () => {
  // 21:00 in Bogotá.
  clock.advance(12 * 3_600_000 - 60_000)
  await add({ due: '2026-11-06', people: [ana] })
  await passing(async () => (await notices()).some(({ kind }) => kind === 'dueSoon'), 'the notice')
  await setReadOnly(world.server.deps, GROUP, { as: 'suspended', why: { es: 'En revisión.', en: 'Under review.' } })
  clock.advance(10 * 3_600_000)
  const state = async () =>
    (await world.server.deps.db.selectFrom('outbox').select('state').where('account', '=', ana).executeTakeFirst())?.state
  await passing(async () => (await state()) === 'dropped', 'the mail is dropped')
  expect(mailsTo('ana@example.org')).toEqual([])
})

test('[P1] [P6] a comment is told without its words; one for a delegation only by the digest, and to nobody else', async () => {
  const item = await add({})
  const head = await world.addPerson('head@example.org', 'head')
  await world.addPerson('observer@example.org', 'observer')
  const own = await signedIn(world, 'head@example.org')
  const said = (thread: string, visibility: string, words: string) =>
    own.ask('POST', `${AT}/comments`, {
      id: `c-${thread}`,
      thread,
      document: roadmapId(GROUP),
      subject: `item:${item}`,
      field: null,
      anchor: null,
      visibility,
      language: 'es',
      words,
    })
  expect((await said('t1', 'all', `${serialiseMention({ kind: 'account', id: ana })} ${SECRET}`)).status).toBe(201)
  expect((await said('t2', 'delegation', SECRET)).status).toBe(201)
  const kinds = async () => (await notices()).map(({ kind, mail }) => `${kind} ${mail}`)
  expect((await kinds()).filter((one) => one.startsWith('delegationComment'))).toEqual(['delegationComment digest'])
  const { db } = world.server.deps
  expect(await db.selectFrom('notice').select('id').where('kind', '=', 'delegationComment').where('account', '!=', ana).execute()).toEqual(
    [],
  )
  const inbox = (await (await signedIn(world, 'ana@example.org')).ask('GET', `${AT}/inbox`)).body
  expect(JSON.stringify(inbox)).not.toContain(SECRET)
  expect(JSON.stringify((await (await signedIn(world, 'observer@example.org')).ask('GET', `${AT}/inbox`)).body)).not.toContain('t2')
  expect(head).not.toBe(ana)
  await move(['open', 'inSession', 'closed'])
  await passing(() => mailsTo('ana@example.org').some(({ headers }) => headers.subject?.startsWith('Session 1')), 'the digest')
  const digest = mailsTo('ana@example.org').find(({ headers }) => headers.subject?.startsWith('Session 1'))
  expect(digest?.text).toContain('There is a comment for your delegation in WG-001')
  for (const { raw, text } of smtp.received) expect(raw + text).not.toContain(SECRET)
})

test('[P18] the inbox: the group’s and one’s own, by pages, seen singly and all at once', async () => {
  const own = await signedIn(world, 'ana@example.org')
  const { db } = world.server.deps
  const meeting = await move(['open'])
  for (let n = 0; n < 60; n++)
    await db
      .insertInto('notice')
      .values({
        id: `n${String(n).padStart(3, '0')}`,
        account: ana,
        group_id: n % 2 === 0 ? GROUP : null,
        key: `k${n}`,
        kind: n % 2 === 0 ? 'sessionOpened' : 'passwordChanged',
        subject: JSON.stringify(n % 2 === 0 ? { type: 'meeting', meeting } : { type: 'account' }),
        caused_by: null,
        at: clock.now() - n,
        seen_at: null,
        mail: 'none',
        outbox: null,
      })
      .execute()
  // Of a comment that is gone nothing is shown, and nothing counted.
  const gone = { type: 'thread', thread: 'gone', comment: 'gone', document: roadmapId(GROUP), subject: 'item:k3' }
  const before = (await own.ask('GET', `${AT}/inbox`)).body.unseen
  await db
    .insertInto('notice')
    .values({
      id: 'gone',
      account: ana,
      group_id: GROUP,
      key: 'mention:gone',
      kind: 'mention',
      subject: JSON.stringify(gone),
      caused_by: null,
      at: clock.now() - 100,
      seen_at: null,
      mail: 'none',
      outbox: null,
    })
    .execute()
  const { body } = await own.ask('GET', `${AT}/inbox`)
  expect(body.unseen).toBe(before)
  expect(body.notices).toHaveLength(50)
  const rest = (await own.ask('GET', `${AT}/inbox?before=${body.next}`)).body
  expect(new Set([...body.notices, ...rest.notices].map(({ id }: { id: string }) => id)).size).toBeGreaterThanOrEqual(60)
  expect(rest.next).toBeNull()
  await own.ask('PUT', `${AT}/inbox/seen`, { ids: ['n001'] })
  expect((await own.ask('GET', `${AT}/inbox`)).body.unseen).toBe(body.unseen - 1)
  // Somebody else's are not marked.
  await chair.ask('PUT', `${AT}/inbox/seen`, { ids: ['n002'] })
  expect((await own.ask('GET', `${AT}/inbox`)).body.unseen).toBe(body.unseen - 1)
  await own.ask('PUT', `${AT}/inbox/seen`, { upTo: clock.now() })
  expect((await own.ask('GET', `${AT}/inbox`)).body.unseen).toBe(0)
  expect((await visit(world).ask('GET', `${AT}/inbox`)).status).toBe(401)
})
