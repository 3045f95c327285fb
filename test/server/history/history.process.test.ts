// How long after an edit is it in history, for somebody who asks, of a real process?
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectToRead } from '../../../server/db/connect.ts'
import { databaseFile } from '../../../server/db/open.ts'
import type { HistoryPage } from '../../../shared/api/history.ts'
import { ServerProcess } from '../../bench/serverProcess.ts'
import { summary } from '../../bench/stats.ts'
import { stockClient, until } from '../../harness/process/stockClient.ts'

const DOCUMENT = 'page:bench-history'
const EDITS = 30

let server: ServerProcess
beforeAll(async () => {
  server = await ServerProcess.start()
})
afterAll(() => server.discard())

const newest = async (): Promise<number> => {
  const url = `http://127.0.0.1:${server.port}/api/groups/bench/history?document=${DOCUMENT}&limit=1`
  const page: HistoryPage = await (await fetch(url, { headers: server.headers })).json()
  const [event] = page.events
  return event?.change.type === 'text' ? event.change.lastSeq : (event?.seq ?? 0)
}

test('[H8] a request for history sees an edit a tenth of a second after it', async () => {
  const writer = stockClient(server, DOCUMENT)
  await until('the writer is synced', () => writer.provider.synced)
  const delays: number[] = []
  for (let edit = 0; edit < EDITS; edit++) {
    const before = await newest()
    const start = performance.now()
    writer.doc.getText('title.es').insert(edit, 'a')
    while ((await newest()) <= before);
    delays.push(performance.now() - start)
  }
  writer.destroy()
  // The first one starts the worker.
  expect(summary(delays.slice(1)).p50).toBeLessThan(100)
})

test('[H8] history that nobody asks for is read after three seconds without an edit', async () => {
  const writer = stockClient(server, 'page:bench-unasked')
  await until('the writer is synced', () => writer.provider.synced)
  const sqlite = connectToRead(databaseFile(server.dir))
  const known = sqlite.prepare("SELECT count(*) AS count FROM history_event WHERE document = 'page:bench-unasked'")
  try {
    writer.doc.getText('title.es').insert(0, 'a')
    const start = performance.now()
    while (known.get()?.count === 0) {
      await sleep(10)
      expect(performance.now() - start).toBeLessThan(30_000)
    }
    expect(performance.now() - start).toBeGreaterThan(2_500)
  } finally {
    sqlite.close()
    writer.destroy()
  }
})
