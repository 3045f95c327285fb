// SIGKILL while somebody types: what that a peer had received, or that was acknowledged, is missing after the restart?
import { setTimeout as sleep } from 'node:timers/promises'
import * as Y from 'yjs'
import { createDice } from '../harness/random.ts'
import { connectAll, LightClient } from './lightClient.ts'
import type { Measured, Start } from './measured.ts'
import { keystrokes, OPENING } from './traffic.ts'

const FIRST_TYPIST = 200_000
const SETTLED_MS = 1000

export interface Killing {
  readonly rounds: number
  readonly perSecond: number
  /** Seconds of typing before the kill. */
  readonly from: number
  readonly to: number
}

export const measureKilling = async (start: Start, dir: string, { rounds, perSecond, from, to }: Killing) => {
  const chance = createDice(7).next
  const total = { sent: 0, received: 0, acknowledged: 0, lostReceived: 0, lostAcknowledged: 0 }
  for (let round = 0; round < rounds; round++) {
    const [document, id] = [`page:bench-kill-${round}`, FIRST_TYPIST + round]
    const server = await start(dir)
    const seen = { received: 0, acknowledged: 0 }
    const [writer, peer] = await connectAll(
      2,
      (index) =>
        new LightClient(server, document, {
          onUpdate: (clocks) => {
            if (index === 1) seen.received = Math.max(seen.received, clocks.get(id) ?? 0)
          },
          onAck: (count) => {
            if (index === 0) seen.acknowledged = count + OPENING
          },
        }),
    )
    await sleep(200)
    total.sent += await typeFor(writer, keystrokes(id, Math.ceil(to * perSecond)), { perSecond, seconds: from + chance() * (to - from) })
    await server.kill()
    await sleep(200) // what was already in the peer's socket counts as received
    writer?.close()
    peer?.close()
    const again = await start(dir)
    const kept = await keptOf(again, document, id)
    await again.stop()
    total.received += seen.received
    total.acknowledged += seen.acknowledged
    total.lostReceived += Math.max(0, seen.received - kept)
    total.lostAcknowledged += Math.max(0, seen.acknowledged - kept)
  }
  return { ...total, lost: total.lostReceived + total.lostAcknowledged }
}

const typeFor = async (
  writer: LightClient | undefined,
  updates: readonly Uint8Array[],
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): Promise<number> => {
  const start = performance.now()
  let sent = 0
  while (performance.now() - start < seconds * 1000) {
    for (; sent < updates.length && performance.now() >= start + (sent * 1000) / perSecond; sent++) {
      const update = updates[sent]
      if (update) writer?.sendUpdate(update)
    }
    await sleep(1)
  }
  return sent
}

/** The first clock of `id` that the server no longer has. */
const keptOf = async (server: Measured, document: string, id: number): Promise<number> => {
  const updates: Uint8Array[] = []
  let last = performance.now()
  const fresh = new LightClient(server, document, {
    onUpdate: (_clocks, _at, update) => {
      updates.push(update)
      last = performance.now()
    },
  })
  await fresh.synced
  while (performance.now() - last < SETTLED_MS) await sleep(50)
  fresh.close()
  return Y.decodeStateVector(Y.encodeStateVectorFromUpdate(Y.mergeUpdates(updates))).get(id) ?? 0
}
