// How long after an edit does history know it, in a real process? Looked up in the database itself, beside the server.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectToRead } from '../../server/db/connect.ts'
import { databaseFile } from '../../server/db/open.ts'
import { ServerProcess } from '../bench/serverProcess.ts'
import { summary } from '../bench/stats.ts'
import { stockClient, until } from './stockClient.ts'

const DOCUMENT = 'page:bench-history'
const EDITS = 30

let server: ServerProcess
beforeAll(async () => {
  server = await ServerProcess.start()
})
afterAll(() => server.discard())

test('[H8] history knows an edit a tenth of a second after it', async () => {
  const writer = stockClient(server, DOCUMENT)
  await until('the writer is synced', () => writer.provider.synced)
  const sqlite = connectToRead(databaseFile(server.dir))
  const known = sqlite.prepare('SELECT max(last_seq) AS seq FROM history_event WHERE document = ?')
  const delays: number[] = []
  try {
    for (let edit = 0; edit < EDITS; edit++) {
      const before = Number(known.get(DOCUMENT)?.seq ?? 0)
      const start = performance.now()
      writer.doc.getText('title.es').insert(edit, 'a')
      await until('history knows it', () => Number(known.get(DOCUMENT)?.seq ?? 0) > before)
      delays.push(performance.now() - start)
      await sleep(20)
    }
  } finally {
    sqlite.close()
    writer.destroy()
  }
  // The first one starts the worker.
  expect(summary(delays.slice(1)).p50).toBeLessThan(100)
})
