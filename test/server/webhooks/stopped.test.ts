// A webhook that the server turns off is told to its maker, or to the secretariat: in the inbox, and by mail in their language.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { EVERY_MS } from '../../../server/notices/rounds.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { type MailServer, startMailServer } from '../../harness/mailServer.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../../harness/webhookReceiver.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { arrive } from '../meetings/holding.ts'
import { eventually } from '../relay/sockets.ts'
import { GROUP, type Visitor, type World } from '../testWorld.ts'
import { HOOKS, makeHook, openSendingWorld, passing } from './receiving.ts'

let clock: FakeClock
let receiver: WebhookReceiver
let smtp: MailServer
let world: World
let chair: Visitor
beforeEach(async () => {
  // 9:00 in Bogotá: no quiet hour.
  clock = createFakeClock(Date.UTC(2026, 10, 3, 14))
  receiver = await startWebhookReceiver()
  smtp = await startMailServer()
  world = await openSendingWorld([receiver], { clock, env: { SMTP_URL: smtp.url, MAIL_FROM: 'Ruta <ruta@example.org>' } })
  await world.server.deps.db
    .updateTable('work_group')
    .set({ name_es: 'Red regional', name_en: 'Regional network', zone: 'America/Bogota' })
    .execute()
  chair = await arrive(world, 'chair@example.org', 'chair')
})
afterEach(async () => {
  await world.close()
  await smtp.close()
  await receiver.close()
})

const notices = async () => {
  const { db } = world.server.deps
  const rows = await db
    .selectFrom('notice')
    .innerJoin('account', 'account.id', 'notice.account')
    .select(['account.email', 'notice.subject'])
    .where('notice.kind', '=', 'webhookStopped')
    .orderBy('notice.at')
    .execute()
  return rows.map(({ email, subject }) => [email, JSON.parse(subject)])
}
const mailed = () => smtp.received.filter(({ headers }) => headers.subject?.includes('webhook'))
const speak = (language: string) => world.server.deps.db.updateTable('account').set({ language }).execute()
/** Its receiver answers 410 to a test. */
const refused = async (id: string, visitor = chair) => {
  receiver.treat(410)
  expect((await visitor.ask('POST', `${HOOKS}/${id}/tests`, {})).status).toBe(201)
  const { db } = world.server.deps
  await passing(
    clock,
    async () => (await db.selectFrom('webhook').select('stopped').where('id', '=', id).executeTakeFirst())?.stopped === 'gone',
    'it is off',
  )
}
const rounds = async (count: number) => {
  for (let n = 0; n < count; n++) {
    clock.advance(EVERY_MS)
    await new Promise((resolve) => setTimeout(resolve, 60))
  }
}

test('[WH9] the maker of a stopped webhook is told once, in the inbox and by mail, with its name, the reason, and where it is turned on', async () => {
  await arrive(world, 'secretariat@example.org', 'secretariat')
  await speak('es')
  const { id } = await makeHook(chair, { url: receiver.url })
  await refused(id)
  await passing(clock, async () => (await notices()).length > 0, 'it is told')
  const subject = { type: 'webhook', webhook: id, name: 'Monthly dashboard', why: 'gone' }
  expect(await notices()).toEqual([['chair@example.org', subject]])
  const inbox = await chair.ask('GET', `/api/groups/${GROUP}/inbox`)
  expect(inbox.body).toMatchObject({ unseen: 1, notices: [{ kind: 'webhookStopped', by: null, seen: false, about: subject }] })
  await passing(clock, () => mailed().length > 0, 'a mail')
  const mail = must(mailed()[0] ?? null, 'the mail')
  expect(mail.to).toBe('chair@example.org')
  expect(mail.headers.subject).toBe('Ruta desactivó el webhook Monthly dashboard porque su programa respondió que ya no quiere envíos')
  expect(mail.text).toContain('En «Red regional»:')
  expect(mail.text).toContain(`/g/${GROUP}/settings#webhooks`)
  // Nothing by which the receiver could be reached or deceived.
  expect(mail.text).not.toMatch(/whsec_|localhost/)
  await rounds(3)
  expect(await notices()).toHaveLength(1)
  expect(mailed()).toHaveLength(1)
})

test('[WH9] each time that it is turned off is told; who turned it on before the mail went gets none', async () => {
  await speak('en')
  const { id } = await makeHook(chair, { url: receiver.url })
  await refused(id)
  await passing(clock, async () => (await notices()).length === 1, 'it is told')
  expect((await chair.ask('PATCH', `${HOOKS}/${id}`, { on: true })).status).toBe(200)
  await rounds(2)
  expect(mailed()).toEqual([])
  await refused(id)
  await passing(clock, async () => (await notices()).length === 2, 'it is told again')
  await passing(clock, () => mailed().length > 0, 'a mail')
  expect(mailed()[0]?.text).toContain(
    'Ruta turned off the webhook Monthly dashboard because its program answered that it wants no more deliveries',
  )
})

test('[WH9] where its maker has left, the secretariat is told; one that somebody turned off is told to nobody', async () => {
  const { db } = world.server.deps
  const secretariat = await arrive(world, 'secretariat@example.org', 'secretariat')
  const [kept, gone] = [await makeHook(chair, { url: receiver.url }), await makeHook(chair, { url: receiver.url })]
  expect(await secretariat.ask('PATCH', `${HOOKS}/${kept.id}`, { on: false })).toMatchObject({ status: 200 })
  const { id: maker } = await db.selectFrom('account').select('id').where('email', '=', 'chair@example.org').executeTakeFirstOrThrow()
  await db
    .deleteFrom('membership')
    .where('account', '=', maker as AccountId)
    .execute()
  await refused(gone.id, secretariat)
  await passing(clock, async () => (await notices()).length > 0, 'it is told')
  await rounds(2)
  expect((await notices()).map(([email, { webhook }]) => [email, webhook])).toEqual([['secretariat@example.org', gone.id]])
})

test('[WH9] a maker who wants no such mail gets the notice alone', async () => {
  expect((await chair.ask('PATCH', '/api/me/notices', { kinds: { webhookStopped: 'never' } })).status).toBe(200)
  const { id } = await makeHook(chair, { url: receiver.url })
  await refused(id)
  await passing(clock, async () => (await notices()).length > 0, 'it is told')
  await rounds(2)
  await eventually(async () => (await notices()).length === 1, 'one notice')
  expect(mailed()).toEqual([])
})
