// Links go by mail where a mail server is configured, against a real SMTP server on loopback.
import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MAIL_POLL_MS, MAIL_RETRY_MS } from '../../../server/mail/delivery.ts'
import { isLocal } from '../../../server/mail/mail.ts'
import { LEASE_MS } from '../../../server/mail/outbox.ts'
import { openSmtp } from '../../../server/mail/smtp.ts'
import { STOP_MS } from '../../../server/sending/keepSending.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { type MailServer, startMailServer } from '../../harness/mailServer.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { arrive } from '../meetings/holding.ts'
import { eventually } from '../relay/sockets.ts'
import { GROUP, openWorld, PASSWORD, signedIn, type Visitor, visit, type World } from '../testWorld.ts'

const AT = `/api/groups/${GROUP}`
const NEXT = 'tres gatos cruzan el puente'
let clock: FakeClock
let smtp: MailServer
let world: World
let chair: Visitor
let ana: AccountId
beforeEach(async () => {
  clock = createFakeClock()
  smtp = await startMailServer()
  world = await openWorld({ ports: { clock }, env: { SMTP_URL: smtp.url, MAIL_FROM: 'Ruta <ruta@example.org>' } })
  chair = await arrive(world, 'chair@example.org', 'chair')
  ana = await world.addPerson('ana@example.org', 'observer')
})
afterEach(async () => {
  await world.close()
  await smtp.close()
})

const arrived = (count: number) => eventually(() => smtp.received.length >= count, `${count} mails`)
const rows = () => world.server.deps.db.selectFrom('outbox').selectAll().orderBy('created_at').execute()
const ended = (state: string) => eventually(async () => (await rows()).some((row) => row.state === state), state)
/** Time passes until it holds: the next look is planned once the one before has ended. */
const passingUntil = (holds: () => boolean | Promise<boolean>, what: string, step = MAIL_POLL_MS) =>
  eventually(async () => {
    clock.advance(step)
    return holds()
  }, what)
/** No time passes while a mail is under way: its server would seem to take too long. */
const attempted = (count: number) =>
  eventually(async () => {
    const [row] = await rows()
    if (row?.state === 'waiting' && row.attempts < count) clock.advance(MAIL_POLL_MS)
    return row?.state !== 'sending' && row?.attempts === count
  }, `attempt ${count}`)
const linkIn = (text: string | undefined) => /https?:\/\/\S+#(\S+)/.exec(text ?? '')?.[1]
const forgot = (email: string, visitor = visit(world)) => visitor.ask('POST', '/api/forgotten-passwords', { email })
const redeem = (token: string | undefined, password = NEXT) => visit(world).ask('POST', '/api/session', { link: token, password })
const linkRows = () => world.server.deps.db.selectFrom('one_time_link').select('token_hash').execute()
const audited = async () => {
  const entries = await world.server.deps.db.selectFrom('audit').select(['account', 'action']).orderBy('id').execute()
  return entries.map(({ account, action }) => [account, action])
}
const state = async () => (await chair.ask('GET', `${AT}/installation`)).body.mail

describe('[P8] a forgotten password', () => {
  test('is replaced by a link that was mailed: once, with a new password, and the account is told', async () => {
    expect((await forgot('Ana@Example.org ')).status).toBe(204)
    await arrived(1)
    const [mail] = smtp.received
    expect(mail?.to).toBe('ana@example.org')
    // The account's language alone.
    expect(mail?.headers.subject).toBe('Choose a new password for Ruta')
    expect((await redeem(linkIn(mail?.text), 'corta')).body.refusal).toBe('password-short')
    expect((await redeem(linkIn(mail?.text))).status).toBe(200)
    expect((await redeem(linkIn(mail?.text))).body.refusal).toBe('link-invalid')
    expect((await visit(world).ask('POST', '/api/session', { email: 'ana@example.org', password: PASSWORD })).status).toBe(401)
    expect((await visit(world).ask('POST', '/api/session', { email: 'ana@example.org', password: NEXT })).status).toBe(200)
    await arrived(2)
    expect(smtp.received[1]?.headers.subject).toBe('The password of your Ruta account was changed')
    expect((await audited()).slice(1, 3)).toEqual([
      [ana, 'password.forgotten'],
      [ana, 'password.reset'],
    ])
  })

  test('ends every other session of the account', async () => {
    const open = await signedIn(world, 'ana@example.org')
    await forgot('ana@example.org')
    await arrived(1)
    await redeem(linkIn(smtp.received[0]?.text))
    expect((await open.ask('GET', '/api/me')).status).toBe(401)
  })

  test('[P33] is answered alike for addresses that nobody has, and nothing is sent to them', async () => {
    const known = await forgot('ana@example.org')
    const unknown = await forgot('nobody@example.org')
    expect([unknown.status, unknown.text]).toEqual([known.status, known.text])
    await arrived(1)
    await forgot('ana@example.org')
    await arrived(2)
    expect(smtp.received.map(({ to }) => to)).toEqual(['ana@example.org', 'ana@example.org'])
  })

  test.each(['ana@example.org', 'nobody@example.org'])('[P33] cannot be used to flood a mailbox: %s', async (email) => {
    const statuses = []
    for (let tries = 0; tries < 5; tries++) statuses.push((await forgot(email)).status)
    expect(statuses).toEqual([204, 204, 204, 429, 429])
  })

  test('sends nothing to a disabled account, and to one that is in no group', async () => {
    await chair.ask('PUT', `${AT}/members/${ana}/disabled`, { disabled: true })
    await world.addPerson('alone@example.org', null)
    await forgot('ana@example.org')
    await forgot('alone@example.org')
    await forgot('chair@example.org')
    await arrived(1)
    expect(smtp.received.map(({ to }) => to)).toEqual(['chair@example.org'])
  })

  test('works for an hour, also when somebody asks again meanwhile; the first one that is used ends the others', async () => {
    for (const count of [1, 2, 3]) {
      await forgot('ana@example.org')
      await arrived(count)
    }
    const links = smtp.received.map(({ text }) => linkIn(text))
    expect((await redeem(links[0])).status).toBe(200)
    for (const link of links) expect((await redeem(link, 'otra vela sobre el agua')).status).toBe(410)
    clock.advance(16 * 60_000)
    await forgot('ana@example.org')
    // Beside it, the mail that the password was changed may come at any time.
    const newest = () => smtp.received.map(({ text }) => linkIn(text)).find((link) => link !== undefined && !links.includes(link))
    await eventually(() => newest() !== undefined, 'the last link')
    const last = newest()
    clock.set(60 * 60_000)
    expect((await redeem(last)).status).toBe(410)
    // Rows of links that are over do not pile up.
    await forgot('ana@example.org')
    await eventually(async () => (await linkRows()).length === 1, 'the newest row')
  })

  test('a link opens nothing once its owner has changed the password', async () => {
    const anas = await signedIn(world, 'ana@example.org')
    await forgot('ana@example.org')
    await arrived(1)
    expect((await anas.ask('PUT', '/api/me/password', { current: PASSWORD, next: NEXT })).status).toBe(204)
    expect((await redeem(linkIn(smtp.received[0]?.text), 'otra vela sobre el agua')).status).toBe(410)
  })

  test('[A7] a link that was mailed to the former address opens nothing once the account has another one', async () => {
    const anas = await signedIn(world, 'ana@example.org')
    await chair.ask('POST', `${AT}/members/${ana}/sign-in-links`, {})
    await forgot('ana@example.org')
    await arrived(2)
    const former = smtp.received.map(({ text }) => linkIn(text))
    await anas.ask('PUT', '/api/me/email', { email: 'ana.gomez@example.org', password: PASSWORD })
    await arrived(3)
    expect((await visit(world).ask('POST', '/api/email-changes', { token: linkIn(smtp.received[2]?.text) })).status).toBe(204)
    for (const link of former) expect((await redeem(link)).status).toBe(410)
  })
})

describe('[P9] links that others issue', () => {
  test('an invitation goes to its address in both languages; another link to it is shown', async () => {
    const invitation = { name: 'Luis', email: 'luis@example.org', role: 'observer', delegation: null, agency: null }
    const sent = (await chair.ask('POST', `${AT}/invitations`, invitation)).body
    expect(sent).toMatchObject({ mailedTo: 'luis@example.org' })
    await arrived(1)
    expect(smtp.received[0]?.headers.subject).toBe('Invitación al grupo «Grupo» en Ruta / Invitation to “Group” on Ruta')
    expect(linkIn(smtp.received[0]?.text)).not.toBe(sent.link.split('#')[1])
    const accepted = await visit(world).ask('POST', '/api/invitations/acceptance', {
      token: linkIn(smtp.received[0]?.text),
      password: NEXT,
    })
    expect(accepted.status).toBe(201)
  })

  test('a sign-in link goes to its person alone: its issuer never sees it', async () => {
    const issued = await chair.ask('POST', `${AT}/members/${ana}/sign-in-links`, {})
    expect(issued.status).toBe(201)
    expect(Object.keys(issued.body).sort()).toEqual(['expiresAt', 'mailed'])
    await arrived(1)
    expect(issued.text).not.toContain(linkIn(smtp.received[0]?.text))
    expect(smtp.received[0]?.to).toBe('ana@example.org')
    expect((await redeem(linkIn(smtp.received[0]?.text))).status).toBe(200)
  })

  test('no more than ten new addresses in a quarter of an hour get a mail from one account', async () => {
    const anas = await signedIn(world, 'ana@example.org')
    const statuses = []
    for (let at = 0; at < 11; at++)
      statuses.push((await anas.ask('PUT', '/api/me/email', { email: `a${at}@example.org`, password: PASSWORD })).status)
    expect(statuses).toEqual([...Array(10).fill(200), 429])
  })

  test('a new address gets the link that confirms it, and the former one is told', async () => {
    const anas = await signedIn(world, 'ana@example.org')
    expect((await anas.ask('PUT', '/api/me/email', { email: 'ana.gomez@example.org', password: PASSWORD })).body).toEqual({ mailed: true })
    await arrived(1)
    expect(smtp.received[0]?.to).toBe('ana.gomez@example.org')
    expect((await visit(world).ask('POST', '/api/email-changes', { token: linkIn(smtp.received[0]?.text) })).status).toBe(204)
    await arrived(2)
    expect(smtp.received[1]?.to).toBe('ana@example.org')
  })
})

describe('[P21] a mail that is not taken at once', () => {
  test('[P5] [P22] is sent again later with the same Message-ID, and its words are erased when it has arrived', async () => {
    smtp.treat('drop')
    await forgot('ana@example.org')
    await eventually(async () => (await rows())[0]?.attempts === 1 && (await rows())[0]?.state === 'waiting', 'the first attempt')
    // It was composed: another language changes nothing of it.
    await world.server.deps.db.updateTable('account').set({ language: 'es' }).execute()
    smtp.treat('accept')
    const dropped = smtp.received.length
    await passingUntil(async () => (await rows())[0]?.state === 'sent', 'the second attempt')
    expect(smtp.received.length).toBe(dropped + 1)
    expect(new Set(smtp.received.map(({ headers }) => headers['message-id'])).size).toBe(1)
    expect(new Set(smtp.received.map(({ raw }) => raw)).size).toBe(1)
    expect(await rows()).toMatchObject([{ content: '{}', bytes: null }])
  })

  test('fails after eight waits when it is deferred again and again, and the secretariat sees to whom', async () => {
    smtp.treat('defer')
    const invitation = { name: 'Luis', email: 'luis@example.org', role: 'observer', delegation: null, agency: null }
    await chair.ask('POST', `${AT}/invitations`, invitation)
    for (const [n, wait] of MAIL_RETRY_MS.entries()) {
      await attempted(n + 1)
      const [row] = await rows()
      expect([row?.state, Number(row?.next_at) - clock.now()]).toEqual(['waiting', wait])
      clock.set(wait)
    }
    await attempted(MAIL_RETRY_MS.length + 1)
    expect((await rows())[0]?.state).toBe('failed')
    // The chair's session has ended meanwhile.
    chair = await signedIn(world, 'chair@example.org')
    const told = await state()
    expect(told.undelivered).toMatchObject([{ to: 'luis@example.org', why: expect.stringContaining('451') }])
    expect(told.trouble).toContain('451')
  })

  test('fails at once when it is refused for good; a later one that arrives clears it', async () => {
    smtp.treat('refuseRecipient')
    await forgot('ana@example.org')
    await ended('failed')
    expect((await state()).undelivered).toMatchObject([{ to: 'ana', why: expect.stringContaining('550') }])
    smtp.treat('accept')
    clock.advance(1_000)
    await forgot('ana@example.org')
    await arrived(1)
    await ended('sent')
    expect((await state()).undelivered).toEqual([])
  })

  test('is seen however many to others arrived since', async () => {
    const { db } = world.server.deps
    const row = {
      group_id: GROUP,
      account: null,
      address: null,
      kind: 'test',
      content: '{}',
      bytes: null,
      attempts: 1,
      next_at: 0,
      lease_until: 0,
      created_at: 1,
    }
    await db
      .insertInto('outbox')
      .values([
        { ...row, id: 'lost', sent_to: 'lost@example.org', state: 'failed', error: '550 no such mailbox', ended_at: 2, key: null },
        ...Array.from({ length: 600 }, (_, n) => ({
          ...row,
          id: `n${n}`,
          sent_to: `n${n}@example.org`,
          state: 'sent' as const,
          error: '',
          ended_at: 3 + n,
          key: null,
        })),
      ])
      .execute()
    expect((await state()).undelivered).toMatchObject([{ to: 'lost@example.org' }])
  })

  test('[P22] is not sent any more once its link has expired', async () => {
    smtp.treat('defer')
    await forgot('ana@example.org')
    await eventually(async () => (await rows())[0]?.state === 'waiting' && (await rows())[0]?.attempts === 1, 'the first attempt')
    smtp.treat('accept')
    clock.set(61 * 60_000)
    await passingUntil(async () => (await rows())[0]?.state === 'failed', 'failed')
    expect(smtp.received).toEqual([])
  })

  test('is sent when its lease has ended if it was being sent by a server that is gone', async () => {
    const { db } = world.server.deps
    smtp.treat('defer')
    await forgot('ana@example.org')
    await eventually(async () => (await rows())[0]?.state === 'waiting' && (await rows())[0]?.attempts === 1, 'the first attempt')
    await db
      .updateTable('outbox')
      .set({ state: 'sending', next_at: 0, lease_until: clock.now() + LEASE_MS })
      .execute()
    smtp.treat('accept')
    const from = clock.now()
    await passingUntil(() => smtp.received.length > 0, 'the mail')
    expect(clock.now() - from).toBeGreaterThan(LEASE_MS)
  })

  test('does not hold up a server that stops, and is sent after its next start', async () => {
    smtp.treat('hang')
    await forgot('ana@example.org')
    await eventually(async () => (await rows())[0]?.bytes != null, 'the attempt')
    const from = performance.now()
    const stopped = world.server.identity.mail.stop()
    clock.advance(STOP_MS)
    await stopped
    expect(performance.now() - from).toBeLessThan(2_000)
    expect(await rows()).toMatchObject([{ state: 'waiting', lease_until: 0 }])
  })

  test('by a server that takes a byte now and then is cut off, long before its lease ends, and sent later', async () => {
    const { db } = world.server.deps
    const impatient = await openWorld({
      ports: { clock, mail: { sendMs: 200 } },
      env: { SMTP_URL: smtp.url, MAIL_FROM: 'Ruta <ruta@example.org>' },
    })
    try {
      smtp.treat('trickle')
      const { deps, identity } = impatient.server
      const to = await impatient.addPerson('slow@example.org', 'observer')
      await identity.mail.add(deps.db, { to: { account: to }, group: null, content: { kind: 'emailChanged' } })
      identity.mail.wake()
      const row = () => deps.db.selectFrom('outbox').selectAll().executeTakeFirstOrThrow()
      await eventually(async () => (await row()).state === 'sending' && (await row()).bytes !== null, 'it is being sent')
      await new Promise((resolve) => setTimeout(resolve, 300))
      clock.advance(200)
      await eventually(async () => (await row()).state === 'waiting', 'it is cut off')
      expect(clock.now()).toBeLessThan((await row()).created_at + LEASE_MS)
      smtp.treat('accept')
      await passingUntil(async () => (await row()).state === 'sent', 'it is sent')
      expect(smtp.received.map(({ to: whom }) => whom)).toEqual(['slow@example.org'])
    } finally {
      await impatient.close()
    }
    expect(await db.selectFrom('outbox').select('id').execute()).toEqual([])
  })

  test('[P22] is dropped when it is of a revoked invitation', async () => {
    smtp.treat('defer')
    const invitation = { name: 'Luis', email: 'luis@example.org', role: 'observer', delegation: null, agency: null }
    await chair.ask('POST', `${AT}/invitations`, invitation)
    await eventually(async () => (await rows())[0]?.state === 'waiting' && (await rows())[0]?.attempts === 1, 'the first attempt')
    const [{ id }] = (await chair.ask('GET', `${AT}/invitations`)).body
    expect((await chair.ask('DELETE', `${AT}/invitations/${id}`)).status).toBe(204)
    expect(await rows()).toMatchObject([{ state: 'dropped', content: '{}', bytes: null }])
    smtp.treat('accept')
    for (let n = 0; n < 20; n++) clock.advance(MAIL_POLL_MS)
    expect(smtp.received).toEqual([])
  })

  test('has failed when its attempts are used up without an outcome', async () => {
    smtp.treat('defer')
    await forgot('ana@example.org')
    await eventually(async () => (await rows())[0]?.state === 'waiting' && (await rows())[0]?.attempts === 1, 'the first attempt')
    await world.server.deps.db
      .updateTable('outbox')
      .set({ state: 'sending', next_at: 0, attempts: MAIL_RETRY_MS.length + 1 })
      .execute()
    smtp.treat('accept')
    await passingUntil(async () => (await rows())[0]?.state === 'failed', 'failed')
    expect(smtp.received).toEqual([])
  })

  test('[P23] does not show the secretariat a link that the mail server repeats in its refusal', async () => {
    smtp.treat('refuse')
    await forgot('ana@example.org')
    await ended('failed')
    const [told] = (await state()).undelivered
    expect(told.why).toContain('554')
    expect(told.why).toMatch(/\/link#…$/)
  })
})

describe('[P5] the mail server', () => {
  test('is on this machine only where its address says so, so that beyond it TLS is needed', () => {
    for (const host of ['localhost', 'LOCALHOST:25', '127.0.0.1:587', '[::1]:25']) expect(isLocal(`smtp://${host}`)).toBe(true)
    for (const host of ['localhost.evil.example', '127.evil.example', '[::1234]', 'mail.example.org'])
      expect(isLocal(`smtp://${host}`)).toBe(false)
  })

  test('[P23] may repeat the password that it was sent: nobody is shown it', async () => {
    const server = createServer((socket) => {
      socket.write('220 hello\r\n')
      socket.on('data', (data) => {
        const line = data.toString().trim()
        socket.write(line.startsWith('EHLO') ? '250-hello\r\n250 AUTH PLAIN\r\n' : `535 ${line} secret pass\r\n`)
      })
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const at = server.address()
    const own = openSmtp(`smtp://ruta:secret%20pass@127.0.0.1:${typeof at === 'object' && at?.port}`, true)
    const outcome = await own.send({ from: 'ruta@example.org', to: 'ana@example.org' }, Buffer.from('Subject: x\r\n\r\nx'))
    own.close()
    server.close()
    expect(outcome).toMatchObject({ is: 'deferred', why: expect.stringContaining('535') })
    for (const secret of ['secret pass', Buffer.from('\0ruta\0secret pass').toString('base64')])
      expect(JSON.stringify(outcome)).not.toContain(secret)
  })
})

describe('[P10] the state of mail', () => {
  test('says the sender and what waits; a test mail says what the mail server answered', async () => {
    expect(await state()).toMatchObject({ from: 'Ruta <ruta@example.org>', waiting: 0, sentAt: null, trouble: null, undelivered: [] })
    expect((await chair.ask('POST', `${AT}/test-mail`)).body).toEqual({ sentTo: 'chair@example.org', trouble: null })
    expect(smtp.received[0]?.headers.subject).toBe('Test message from Ruta')
    smtp.treat('refuse')
    expect((await chair.ask('POST', `${AT}/test-mail`)).body.trouble).toContain('554')
    expect((await audited()).filter(([, action]) => action === 'mail.tested')).toHaveLength(2)
  })

  test('is only for those who manage the group', async () => {
    const anas = await signedIn(world, 'ana@example.org')
    expect((await anas.ask('POST', `${AT}/test-mail`)).status).toBe(403)
    expect(smtp.received).toEqual([])
  })

  test('[P22] an erased account leaves no mail of theirs behind', async () => {
    await forgot('ana@example.org')
    await arrived(1)
    await ended('sent')
    await chair.ask('DELETE', `${AT}/accounts/${ana}`)
    expect(await rows()).toEqual([])
  })

  test('nor does one that came by an invitation', async () => {
    const invitation = { name: 'Luis', email: 'Luis@Example.org', role: 'observer', delegation: null, agency: null }
    await chair.ask('POST', `${AT}/invitations`, invitation)
    await arrived(1)
    expect(smtp.received[0]?.to).toBe('luis@example.org')
    await ended('sent')
    const visitor = visit(world)
    await visitor.ask('POST', '/api/invitations/acceptance', { token: linkIn(smtp.received[0]?.text), password: NEXT })
    const luis = (await visitor.ask('GET', '/api/me')).body.account.id
    await chair.ask('DELETE', `${AT}/accounts/${luis}`)
    expect(await rows()).toEqual([])
  })
})

describe('[P11] without a mail server', () => {
  test('links are shown to the person who issues them, and a forgotten password says whom to ask', async () => {
    const off = await openWorld()
    try {
      const [boss, anna] = [await arrive(off, 'chair@example.org', 'chair'), await off.addPerson('ana@example.org', 'observer')]
      expect((await boss.ask('POST', `${AT}/members/${anna}/sign-in-links`, {})).body.link).toMatch(/\/link#/)
      expect((await visit(off).ask('POST', '/api/forgotten-passwords', { email: 'ana@example.org' })).body.refusal).toBe('mail-off')
      expect((await boss.ask('GET', `${AT}/installation`)).body.mail).toBe(null)
      expect((await boss.ask('POST', `${AT}/test-mail`)).body.refusal).toBe('mail-off')
    } finally {
      await off.close()
    }
  })
})
