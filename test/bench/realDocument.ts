// A document of 260,000 edits: load it, join it hot, restart, join it cold, and 300 clients at once; then the text must be the trace's.
import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import * as Y from 'yjs'
import { PAGE_ROOTS } from '../../shared/page/layout.ts'
import { type Clocks, connectAll, LightClient } from './lightClient.ts'
import type { Measured, Start } from './measured.ts'
import { ServerProcess } from './serverProcess.ts'
import { ms, row } from './stats.ts'
import { makeFolder } from './temporary.ts'
import type { Trace } from './traffic.ts'

const DOCUMENT = 'page:bench-paper'
const LATEST_MS = 60_000

const timedJoin = (server: Measured, clocks: Clocks, stateVector?: Uint8Array) => {
  const start = performance.now()
  const missing = stateVector ? new Map<number, number>() : new Map(clocks)
  const received: Uint8Array[] = []
  return new Promise<{ ms: number; updates: Uint8Array[] }>((resolve, reject) => {
    const client: LightClient = new LightClient(server, DOCUMENT, {
      stateVector,
      onUpdate(has, at, update) {
        received.push(update)
        tick(missing, has)
        if (missing.size === 0) end(at)
      },
    })
    const late = setTimeout(() => end(Number.NaN), LATEST_MS)
    const end = (at: number) => {
      clearTimeout(late)
      client.close()
      resolve({ ms: at - start, updates: received })
    }
    client.synced.catch(reject)
  })
}
/** Takes off what has come. */
const tick = (missing: Map<number, number>, has: Clocks) => {
  if (missing.size > 0) for (const [id, to] of has) if (to >= (missing.get(id) ?? Number.POSITIVE_INFINITY)) missing.delete(id)
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

const load = async (server: Measured, trace: Trace): Promise<() => void> => {
  const missing = new Map(trace.clocks)
  const all = await connectAll(
    2,
    (index) => new LightClient(server, DOCUMENT, index === 0 ? {} : { onUpdate: (has) => tick(missing, has) }),
  )
  const [writer] = all
  for (const [i, update] of trace.updates.entries()) {
    writer?.sendUpdate(update)
    while (i % 50 === 49 && writer && !writer.closed && writer.backlog > 65_536) await sleep(0)
  }
  for (const until = performance.now() + LATEST_MS; missing.size > 0 && performance.now() < until; ) await sleep(5)
  return () => {
    for (const client of all) client.close()
  }
}

export const measureDocument = async (start: Start, dir: string, { trace, storm }: { readonly trace: Trace; readonly storm: number }) => {
  let server = await start(dir)
  const restart = async () => {
    await server.idle()
    await server.stop()
    server = await start(dir)
  }
  const rush = async (vector?: Uint8Array) => {
    await restart()
    const joins = await Promise.all(Array.from({ length: storm }, () => timedJoin(server, trace.clocks, vector)))
    return Math.max(...joins.map((join) => join.ms))
  }
  try {
    const from = performance.now()
    const leave = await load(server, trace)
    const loaded = performance.now() - from
    await server.idle()
    const hot = await timedJoin(server, trace.clocks)
    leave()
    await restart()
    const cold = await timedJoin(server, trace.clocks)
    const equal = textOf(cold.updates) === trace.text ? 1 : 0
    return { load: loaded, hot: hot.ms, cold: cold.ms, equal, rejoin: await rush(), upToDate: await rush(trace.stateVector) }
  } finally {
    await server.stop()
  }
}

export const realDocument = async (trace: Trace, storm: number): Promise<string[]> => {
  const dir = makeFolder()
  try {
    const figures = await measureDocument(ServerProcess.start, dir, { trace, storm })
    return [
      row(`document of ${trace.edits} edits`, {
        load: ms(figures.load),
        'hot join': ms(figures.hot),
        'cold join': ms(figures.cold),
        'text equals the trace': figures.equal === 1 ? 'yes' : 'NO',
      }),
      row(`${storm} clients rejoin with nothing`, { all: ms(figures.rejoin) }),
      row(`${storm} clients rejoin up to date`, { all: ms(figures.upToDate) }),
    ]
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
