// Two real server processes on PostgreSQL send 300 notices by mail while one of them or the other is killed twenty times: each arrives, a
// repetition is the same message, and nobody gets one who may not.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock, systemRandom } from '../../../server/clock.ts'
import { openPostgres } from '../../../server/db/openPostgres.ts'
import { addMail, LEASE_MS } from '../../../server/mail/outbox.ts'
import { newId, newMeetingId, parseAccountId, parseGroupId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { ServerProcess } from '../../bench/serverProcess.ts'
import { startMailServer } from '../../harness/mailServer.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { createDice } from '../../harness/random.ts'
import { useRedis } from '../../harness/redis.ts'

const postgres = usePostgres()
const redis = useRedis()
const NOTICES = 300
const KILLS = 20
/** A mail server takes its time, so that kills meet mails on their way. */
const SLOW_MS = 60

test('[P5] [P24] 300 notices reach their readers through 20 kills of two servers, each as one message, none whom it may not', async () => {
  const chance = createDice(77).next
  const smtp = await startMailServer({ slowMs: SLOW_MS })
  onTestFinished(() => smtp.close())
  const url = await postgres().database()
  const env = {
    DATABASE_URL: url,
    REDIS_URL: redis().url,
    LOG_LEVEL: 'error',
    SMTP_URL: smtp.url,
    MAIL_FROM: 'Ruta <ruta@example.org>',
  }
  const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'ruta-kills-')))
  const start = (n: number) => ServerProcess.start(folders[n], undefined, env)
  // The first makes the tables.
  const servers = [await start(0), await start(1)]
  onTestFinished(async () => {
    for (const server of servers) await server.kill()
  })
  const { database: db, close } = await openedOn(url)
  onTestFinished(close)

  const group = must(parseGroupId((await db.selectFrom('work_group').select('id').executeTakeFirstOrThrow()).id), 'the group')
  const meeting = newMeetingId(systemRandom)
  const now = Date.now()
  await db
    .insertInto('meeting')
    .values({
      id: meeting,
      group_id: group,
      number: 99,
      state: 'open',
      shared: 1,
      created_at: now,
      created_by: null,
      opened_at: 1,
      started_at: null,
      closed_at: null,
    })
    .execute()
  const people = Array.from({ length: NOTICES }, (_, n) => ({
    id: newId(systemRandom),
    email: `p${n}@example.org`,
    language: n % 2 === 0 ? 'es' : 'en',
    isMember: n % 10 !== 9,
    leaves: n % 10 === 8,
  }))
  for (const { id, email, language, isMember } of people) {
    await db
      .insertInto('account')
      .values({ id, email, name: email, password_hash: null, language, copy_key: '{}', created_at: now })
      .execute()
    await db
      .insertInto('notice_preference')
      .values({ account: id, kinds: '{}', zone: 'UTC', digest: 'session', quiet_from: 0, quiet_until: 0 })
      .execute()
    if (isMember)
      await db
        .insertInto('membership')
        .values({ group_id: group, account: id, role: 'observer', delegation: null, agency: null, created_at: now })
        .execute()
    await db
      .insertInto('notice')
      .values({
        id: newId(systemRandom),
        account: id,
        group_id: group,
        key: `sessionOpened:${meeting}`,
        kind: 'sessionOpened',
        subject: JSON.stringify({ type: 'meeting', meeting }),
        caused_by: null,
        at: now,
        seen_at: null,
        mail: 'now',
        outbox: null,
      })
      .execute()
  }
  // One of ten leaves such mails before they are sent.
  for (const { id } of people.filter(({ leaves }) => leaves))
    await db.updateTable('notice_preference').set({ kinds: '{"sessionOpened":"never"}' }).where('account', '=', id).execute()
  for (const { id } of people)
    await addMail(
      { db, clock: systemClock, random: systemRandom },
      {
        to: { account: must(parseAccountId(id), 'an account') },
        group,
        content: { kind: 'notices', group, digest: null },
        key: `now:${id}`,
      },
    )

  const open = async () => (await db.selectFrom('outbox').select('id').where('state', 'in', ['waiting', 'sending']).execute()).length
  /** What a killed server held: its lease would end in two minutes, by then. The one that lives holds none for so long. */
  const endLeases = () =>
    db
      .updateTable('outbox')
      .set({ lease_until: 0 })
      .where('state', '=', 'sending')
      .where('lease_until', '<', Date.now() + LEASE_MS - 3_000)
      .execute()
  /** Each by itself: now and then both are gone. */
  const killing = async (n: number) => {
    for (let kill = 0; kill < KILLS / 2; kill++) {
      await sleep(100 + chance() * 400)
      await servers[n]?.kill()
      servers[n] = await start(n)
      await endLeases()
    }
  }
  await Promise.all([killing(0), killing(1)])
  for (const end = performance.now() + 60_000; (await open()) > 0 && performance.now() < end; await sleep(300)) await endLeases()
  expect(await open()).toBe(0)

  const messages = Map.groupBy(smtp.received, ({ to }) => to)
  for (const { email, language, isMember, leaves } of people) {
    const got = messages.get(email) ?? []
    if (!isMember || leaves) expect(got, `${email} may not have it`).toEqual([])
    else {
      expect(got.length, email).toBeGreaterThan(0)
      expect(new Set(got.map(({ raw }) => raw)).size, `${email}: one message`).toBe(1)
      expect(got[0]?.headers['content-language']).toBe(language)
      expect(got[0]?.headers.subject).toContain(language === 'es' ? 'Se convocó la sesión 99' : 'ession 99 has been convened')
    }
  }
})

const openedOn = async (url: string) => {
  const opened = await openPostgres({ url, connections: 4, lost: () => undefined })
  return { database: opened.kysely, close: () => opened.close() }
}
