// Two real server processes behind one address, renewed one after the other while people write: nobody loses a keystroke.
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { systemClock } from '../../../../server/clock.ts'
import { openPostgres } from '../../../../server/db/openPostgres.ts'
import { verifyLog } from '../../../../server/log/verifyChain.ts'
import { parseDocumentId, seq } from '../../../../shared/ids.ts'
import { must } from '../../../../shared/result.ts'
import { ServerProcess } from '../../../bench/serverProcess.ts'
import { logOn, usePostgres } from '../../../harness/onPostgres.ts'
import { openSharedText, type StockClient, sharedText, stockClient, until } from '../../../harness/process/stockClient.ts'
import { lost } from '../../../harness/process/storedState.ts'
import { useRedis } from '../../../harness/redis.ts'

const postgres = usePostgres()
const redis = useRedis()
const DOCUMENT = must(parseDocumentId('page:bench-rolling'), 'a document')

/** As a reverse proxy does: each line to the next server that answers. */
const openProxy = async (upstreams: () => readonly number[]) => {
  const lines = new Set<Socket>()
  let next = 0
  const lead = (line: Socket, tries: number) => {
    const ports = upstreams()
    const port = ports[next++ % ports.length]
    if (port === undefined || tries === 0) return line.destroy()
    const there = connect(port, '127.0.0.1')
    there.once('error', () => lead(line, tries - 1))
    there.once('connect', () => {
      there.removeAllListeners('error').on('error', () => line.destroy())
      line.pipe(there).pipe(line)
      line.on('close', () => there.destroy())
      there.on('close', () => line.destroy())
    })
  }
  const server = createServer((line) => {
    lines.add(line)
    line.on('error', () => line.destroy()).on('close', () => lines.delete(line))
    lead(line, 4)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const line of lines) line.destroy()
    server.close()
  })
  const address = server.address()
  return address !== null && typeof address === 'object' ? address.port : 0
}

test('[RE-02] [N8] two servers are renewed one after the other while six people write, and nobody loses a keystroke', async () => {
  const url = await postgres().database()
  const running = new Map<string, ServerProcess>()
  const port = await openProxy(() => [...running.values()].map((server) => server.port))
  const env = { DATABASE_URL: url, REDIS_URL: redis().url, PUBLIC_URL: `http://127.0.0.1:${port}`, LOG_LEVEL: 'error' }
  const start = async (name: string) => {
    running.set(name, await ServerProcess.start(mkdtempSync(join(tmpdir(), 'ruta-rolling-')), undefined, env))
  }
  await start('one')
  await start('two')
  onTestFinished(async () => {
    for (const server of running.values()) await server.kill()
  })
  const session = must(running.get('one'), 'a server').session
  const clients: StockClient[] = []
  onTestFinished(() => {
    for (const client of clients) client.destroy()
  })
  for (let n = 0; n < 6; n++) clients.push(stockClient({ port, session }, DOCUMENT))
  await until('everybody is there', () => clients.every(({ provider }) => provider.synced))
  const [first] = clients
  openSharedText(must(first, 'somebody').doc)
  await until('everybody has the paragraph', () => clients.every(({ doc }) => sharedText(doc) !== null))

  let going = true
  let typed = 0
  const typing = clients.map(async ({ doc, probe }, who) => {
    for (; going; await sleep(25)) {
      sharedText(doc)?.insert(0, String(who))
      typed += 1
      probe()
    }
  })
  for (const name of ['one', 'two']) {
    await sleep(1_000)
    const old = must(running.get(name), name)
    running.delete(name)
    await old.stop()
    await start(name)
  }
  await sleep(1_000)
  going = false
  await Promise.all(typing)
  await until('everybody has everything', () => {
    for (const { probe } of clients) probe()
    const texts = clients.map(({ doc }) => sharedText(doc)?.length)
    return (
      texts.every((length) => length === typed) &&
      clients.every(({ acknowledged, doc }) => acknowledged().get(doc.clientID) === Y.getState(doc.store, doc.clientID))
    )
  })

  const database = await openPostgres({ url, connections: 2, lost: () => undefined })
  onTestFinished(() => database.close())
  const log = logOn(database, systemClock)
  expect(await verifyLog(log, DOCUMENT)).toMatchObject({ ok: true })
  const kept = new Y.Doc()
  for await (const entry of log.read(DOCUMENT, seq(0))) for (const update of entry.updates) Y.applyUpdate(kept, update)
  for (const { acknowledged } of clients) expect(lost(acknowledged(), kept)).toEqual([])
  expect(sharedText(kept)?.length).toBe(typed)
  expect(typed).toBeGreaterThan(100)
})
