// A real server process is killed again and again while items change and their webhooks are delivered, over TLS that the process itself
// verifies: each item is told, and a repetition is the same message.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { databaseFile } from '../../../server/db/open.ts'
import { newWebhookSecret } from '../../../server/webhooks/signature.ts'
import { ServerProcess } from '../../bench/serverProcess.ts'
import { LOCAL_CERTIFICATE } from '../../harness/localCertificate.ts'
import { createDice } from '../../harness/random.ts'
import { startWebhookReceiver } from '../../harness/webhookReceiver.ts'
import { verified } from './receiving.ts'

const KILLS = 8

test('[WH10] [WH4] through eight kills of the server every item that changed is told, a repetition as the same message', async () => {
  const dice = createDice(46)
  const receiver = await startWebhookReceiver()
  onTestFinished(() => receiver.close())
  // Some fail, so that kills meet what waits as well as what is under way.
  receiver.treat((_, n) => (n % 12 === 3 ? 500 : n % 15 === 7 ? 'drop' : 204))
  const folder = mkdtempSync(join(tmpdir(), 'ruta-hooks-'))
  const certificate = join(folder, 'ca.pem')
  writeFileSync(certificate, LOCAL_CERTIFICATE.cert)
  const env = { WEBHOOK_HOSTS: receiver.host, WEBHOOK_PRIVATE: '1', NODE_EXTRA_CA_CERTS: certificate, LOG_LEVEL: 'error' }
  let server = await ServerProcess.start(folder, undefined, env)
  onTestFinished(async () => {
    await server.kill()
    rmSync(folder, { recursive: true, force: true })
  })
  const db = new DatabaseSync(databaseFile(folder))
  onTestFinished(() => db.close())
  db.exec('PRAGMA busy_timeout = 5000')
  const secret = newWebhookSecret(dice.bytes)
  const now = Date.now()
  db.prepare(
    `INSERT INTO webhook (id, group_id, name, url, events, secret, created_at, created_by, since) VALUES ('hook', 'bench', 'One', ?, 'item.changed', ?, ?, 'bench', ?)`,
  ).run(receiver.url, secret, now, now)
  // The first look begins where the logs stand.
  await until(() => db.prepare('SELECT 1 FROM webhook_cursor').get() !== undefined, 20_000, 'a cursor')

  const made = new Set<string>()
  const add = async (n: number) => {
    try {
      const answer = await fetch(`http://127.0.0.1:${server.port}/api/groups/bench/items`, {
        method: 'POST',
        headers: { ...server.headers, 'Content-Type': 'application/json' },
        body: JSON.stringify({ title: { en: `Item ${n}` } }),
      })
      if (answer.status === 201) made.add((await answer.json()).id)
    } catch {
      // Killed meanwhile: nobody was promised this one.
    }
  }
  for (let kill = 0; kill < KILLS; kill++) {
    const killing = sleep(600 + dice.next() * 900).then(() => server.kill())
    for (let n = 0; n < 6; n++) {
      await add(kill * 10 + n)
      await sleep(80)
    }
    await killing
    // What the killed server held would be sent a minute later, and what failed a little after that.
    db.prepare(`UPDATE webhook_delivery SET lease_until = 0, next_at = min(next_at, ?)`).run(Date.now() + 500)
    db.prepare('UPDATE webhook SET hold_until = 0').run()
    server = await ServerProcess.start(folder, server.port, env)
  }
  expect(made.size).toBeGreaterThan(KILLS)
  const told = () => new Set(receiver.received.filter(({ status }) => status === 204).map(({ event }) => event.data.item))
  await until(
    () => {
      db.prepare(`UPDATE webhook_delivery SET next_at = min(next_at, ?) WHERE attempts > 0`).run(Date.now())
      db.prepare('UPDATE webhook SET hold_until = 0').run()
      return [...made].every((item) => told().has(item))
    },
    60_000,
    'every item is told',
  )
  for (const [id, same] of Map.groupBy(receiver.received, ({ headers }) => headers['webhook-id'])) {
    expect(new Set(same.map(({ body }) => body)).size, String(id)).toBe(1)
    for (const one of same) expect(verified(secret, one)).toEqual(one.event)
  }
  expect(receiver.received.some(({ status }) => status === 500)).toBe(true)
})

const until = async (holds: () => boolean, ms: number, what: string): Promise<void> => {
  for (const end = performance.now() + ms; !holds(); await sleep(200)) if (performance.now() > end) throw new Error(`not in time: ${what}`)
}
