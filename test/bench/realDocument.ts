// A document of 260,000 edits: load it, join it hot, restart, join it cold, and 300 clients at once; then the text must be the trace's.
import { setTimeout as sleep } from 'node:timers/promises'
import * as Y from 'yjs'
import { PAGE_ROOTS } from '../../shared/page/layout.ts'
import { connectAll, LightClient } from './lightClient.ts'
import { ServerProcess } from './serverProcess.ts'
import { ms, row } from './stats.ts'
import type { Trace } from './traffic.ts'

const DOCUMENT = 'page:bench-paper'

const timedJoin = (server: ServerProcess, clocks: ReadonlyMap<number, number>, stateVector?: Uint8Array) => {
  const start = performance.now()
  const missing = stateVector ? new Map<number, number>() : new Map(clocks)
  const received: Uint8Array[] = []
  return new Promise<{ ms: number; updates: Uint8Array[] }>((resolve, reject) => {
    const client: LightClient = new LightClient(server, DOCUMENT, {
      stateVector,
      onUpdate(has, at, update) {
        received.push(update)
        for (const [id, to] of has) if (to >= (missing.get(id) ?? Number.POSITIVE_INFINITY)) missing.delete(id)
        if (missing.size > 0) return
        client.close()
        resolve({ ms: at - start, updates: received })
      },
    })
    client.synced.catch(reject)
  })
}
const textOf = (updates: readonly Uint8Array[]) => {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  const paragraph = doc.getXmlFragment(PAGE_ROOTS.body.en).get(0)
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  return text instanceof Y.XmlText ? text.toString() : ''
}

export const realDocument = async (trace: Trace, storm: number): Promise<string[]> => {
  let server = await ServerProcess.start()
  const restart = async () => {
    await server.idle()
    await server.stop()
    server = await ServerProcess.start(server.dir)
  }
  try {
    const missing = new Map(trace.clocks)
    const [writer, witness] = await connectAll(2, (index) => {
      const watch = (has: ReadonlyMap<number, number>) => {
        for (const [id, to] of has) if (to >= (missing.get(id) ?? Number.POSITIVE_INFINITY)) missing.delete(id)
      }
      return new LightClient(server, DOCUMENT, index === 0 ? {} : { onUpdate: watch })
    })
    const start = performance.now()
    for (const [i, update] of trace.updates.entries()) {
      writer?.sendUpdate(update)
      while (i % 50 === 49 && writer && writer.backlog > 65_536) await sleep(0)
    }
    for (const until = performance.now() + 60_000; missing.size > 0 && performance.now() < until; ) await sleep(5)
    const load = performance.now() - start
    await server.idle()
    const hot = await timedJoin(server, trace.clocks)
    writer?.close()
    witness?.close()
    await restart()
    const cold = await timedJoin(server, trace.clocks)
    const equal = textOf(cold.updates) === trace.text
    const figures: string[] = [
      row(`document of ${trace.edits} edits`, {
        load: ms(load),
        'hot join': ms(hot.ms),
        'cold join': ms(cold.ms),
        'text equals the trace': equal ? 'yes' : 'NO',
      }),
    ]
    for (const [name, vector] of [
      ['rejoin with nothing', undefined],
      ['rejoin up to date', trace.stateVector],
    ] as const) {
      await restart()
      const joins = await Promise.all(Array.from({ length: storm }, () => timedJoin(server, trace.clocks, vector)))
      figures.push(row(`${storm} clients ${name}`, { all: ms(Math.max(...joins.map((join) => join.ms))) }))
    }
    return figures
  } finally {
    await server.discard()
  }
}
