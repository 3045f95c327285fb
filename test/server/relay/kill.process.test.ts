// A real process, real sockets, a real disk: SIGKILL under five writers.
import { spawnSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { ServerProcess } from '../../bench/serverProcess.ts'
import { openSharedText, type StockClient, sharedText, stockClient, until } from '../../harness/process/stockClient.ts'
import { keptDocument, lost } from '../../harness/process/storedState.ts'
import { createDice } from '../../harness/random.ts'

const KILLS = 20
const DOCUMENT = 'page:bench-kill'

/** What a writer has received from the others: everything but its own client id. */
const seenBy = (writer: StockClient) =>
  new Map([...Y.decodeStateVector(Y.encodeStateVector(writer.doc))].filter(([client]) => client !== writer.doc.clientID))

test('[I1] [I2] [W1] [W3] a server killed 20 times under five writers loses no edit that was acknowledged or that anyone saw', async () => {
  const chance = createDice(20).next
  let server = await ServerProcess.start()
  const { dir, port } = server
  const writers = Array.from({ length: 5 }, () => stockClient(server, DOCUMENT))
  const allSynced = () =>
    until('everyone is synced', () => writers.every((writer) => writer.provider.wsconnected && writer.provider.synced))
  let typing = true
  const type = async () => {
    while (typing) {
      const writer = writers[Math.floor(chance() * writers.length)]
      const text = writer && sharedText(writer.doc)
      text?.insert(Math.floor(chance() * (text.length + 1)), 'x')
      writer?.probe()
      await sleep(1 + chance() * 4)
    }
  }
  try {
    await allSynced()
    if (writers[0]) openSharedText(writers[0].doc)
    await until('everyone has the paragraph', () => writers.every((writer) => sharedText(writer.doc)))
    const done = type()
    let slowestStart = 0
    let acknowledgements = 0
    for (let kill = 0; kill < KILLS; kill++) {
      await sleep(150 + chance() * 250)
      await server.kill()
      await sleep(50) // what was already in a socket counts as seen
      const kept = await keptDocument(dir, DOCUMENT)
      for (const writer of writers) {
        expect(lost(seenBy(writer), kept)).toEqual([])
        expect(lost(writer.acknowledged(), kept)).toEqual([])
        acknowledgements += writer.acknowledged().size
      }
      const start = performance.now()
      server = await ServerProcess.start(dir, port)
      slowestStart = Math.max(slowestStart, performance.now() - start)
      await allSynced()
    }
    typing = false
    await done
    expect(acknowledgements).toBeGreaterThan(0)
    expect(slowestStart).toBeLessThan(5_000)
    await until('all writers agree', () => new Set(writers.map((writer) => sharedText(writer.doc)?.toString())).size === 1)
    const verified = spawnSync(process.execPath, ['server/cli/verify.ts', dir], { encoding: 'utf8' })
    expect(verified.stdout).toMatch(/ok/)
    expect(verified.status).toBe(0)
  } finally {
    for (const writer of writers) writer.destroy()
    await server.discard()
  }
})
