// Two servers on one PostgreSQL database send what waits: each mail once, and what one of them held when it was killed by the other.
import { expect, test } from 'vitest'
import { addMail, LEASE_MS } from '../../../server/mail/outbox.ts'
import { startMailServer } from '../../harness/mailServer.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { useRedis } from '../../harness/redis.ts'
import { createFakeClock } from '../fakeClock.ts'
import { eventually } from '../relay/sockets.ts'
import { GROUP, openWorld } from '../testWorld.ts'

const postgres = usePostgres()
const redis = useRedis()
const MAILS = 60

test('[P21] [N2] two servers send sixty mails once each; one that was claimed by a server that is gone is sent by the other', async () => {
  const smtp = await startMailServer()
  const clock = createFakeClock()
  const env = {
    DATABASE_URL: await postgres().database(),
    REDIS_URL: redis().url,
    SMTP_URL: smtp.url,
    MAIL_FROM: 'ruta@example.org',
  }
  const worlds = [await openWorld({ env, ports: { clock } }), await openWorld({ env, ports: { clock }, bare: true })] as const
  try {
    const { deps } = worlds[0].server
    const ana = await worlds[0].addPerson('ana@example.org', 'observer')
    for (let at = 0; at < MAILS; at++)
      await addMail(deps, {
        to: at % 2 === 0 ? { account: ana } : { address: `p${at}@example.org` },
        group: GROUP,
        content: { kind: 'emailChanged' },
      })
    await deps.db
      .updateTable('outbox')
      .set({ state: 'sending', lease_until: clock.now() + LEASE_MS, attempts: 1 })
      .where('address', '=', 'p1@example.org')
      .execute()
    for (const { server } of worlds) server.identity.mail.wake()
    await eventually(() => smtp.received.length >= MAILS - 1, 'the mails that nobody holds', 60_000)
    expect(smtp.received.filter(({ to }) => to === 'p1@example.org')).toEqual([])
    await eventually(async () => {
      clock.advance(LEASE_MS)
      return smtp.received.length >= MAILS
    }, 'the one that was held')
    expect(new Set(smtp.received.map(({ headers }) => headers['message-id'])).size).toBe(MAILS)
    expect(smtp.received).toHaveLength(MAILS)
  } finally {
    for (const world of [...worlds].reverse()) await world.close()
    await smtp.close()
  }
})
