// What people ask of the past of a plan after years, of a server as it runs: each question cold, of a server that has just started, then again, and
// again after one more entry; what a first opening and a history that is found anew cost; and the memory after all of it.
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect, connectToRead } from '../../server/db/connect.ts'
import { databaseFile } from '../../server/db/open.ts'
import { HISTORY_PROJECTION } from '../../server/history/historyStore.ts'
import { LightClient } from './lightClient.ts'
import { discard, LONG_PLAN, makeLongPlan, SESSIONS } from './longPlan.ts'
import { ServerProcess } from './serverProcess.ts'
import { median, row } from './stats.ts'

const ITEMS = 2_000
export const YEARS_EDITS = [4_000, 40_000, 200_000]
const AGAIN = 3

interface Asked {
  readonly ms: number
  /** Of the server, all threads. */
  readonly cpuMs: number
  readonly bytes: number
  readonly status: number
}
type Ask = (server: ServerProcess) => Promise<Response>

const get =
  (path: string): Ask =>
  (server) =>
    fetch(`http://127.0.0.1:${server.port}/api/${path}`, { headers: server.headers })
const pdf: Ask = (server) =>
  fetch(`http://127.0.0.1:${server.port}/api/groups/bench/outcome`, {
    method: 'POST',
    headers: { ...server.headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({ of: { kind: 'plan', group: 'stream' }, format: 'pdf', languages: 'es', paper: 'a4' }),
  })

const questions = (edits: number): Readonly<Record<string, Ask>> => ({
  'review since session 5': get(`groups/bench/comparison?from=meeting:${SESSIONS[4]}&to=now`),
  'review since one entry ago': get(`groups/bench/comparison?from=seq:${edits - 1}&to=now`),
  'since last visit, half the log': get('groups/bench/since'),
  'what each delegation did since session 1': get(`groups/bench/work?from=meeting:${SESSIONS[0]}&to=now`),
  'slider of the plan': get(`documents/${LONG_PLAN}/course?page=newest`),
  'state in the middle': get(`documents/${LONG_PLAN}/state?at=seq:${edits / 2 + 37}`),
  'items by API': get('groups/bench/items'),
  'PDF of the plan': pdf,
})

/** `only`: part of a question's name. */
export async function* years(sizes: readonly number[], only = ''): AsyncIterable<string> {
  for (const edits of sizes) {
    yield `a plan of ${ITEMS} items, ${SESSIONS.length} sessions, ${edits} edits`
    const all = Object.entries(questions(edits)).filter(([name]) => name.includes(only))
    const folder = await makeLongPlan({ items: ITEMS, updates: edits })
    try {
      for (const [name, ask] of all) yield await onServer(folder, async (server) => row(`  ${name}`, await coldAndWarm(server, ask)))
      if (only === '') yield await onServer(folder, (server) => memory(server, all))
    } finally {
      discard(folder)
    }
    if (only === '') for (const part of [anew, unsealed]) yield await inOwnFolder(edits, part)
  }
}

/** What a part changes in the data is not met by another. */
const inOwnFolder = async <T>(edits: number, act: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await makeLongPlan({ items: ITEMS, updates: edits })
  try {
    return await act(folder)
  } finally {
    discard(folder)
  }
}

const onServer = async <T>(folder: string, act: (server: ServerProcess) => Promise<T>): Promise<T> => {
  const server = await ServerProcess.start(folder)
  try {
    // The workers have started by then.
    await sleep(1_500)
    await server.idle()
    return await act(server)
  } finally {
    await server.stop()
  }
}

const timed = async (server: ServerProcess, ask: Ask): Promise<Asked> => {
  const [start, cpu] = [performance.now(), server.cpu()]
  const answer = await ask(server)
  const { byteLength } = await answer.arrayBuffer()
  return { ms: performance.now() - start, cpuMs: (server.cpu() - cpu) * 1_000, bytes: byteLength, status: answer.status }
}

const coldAndWarm = async (server: ServerProcess, ask: Ask) => {
  const cold = await timed(server, ask)
  const warm: Asked[] = []
  for (let n = 0; n < AGAIN; n++) warm.push(await timed(server, ask))
  const later: Asked[] = []
  for (let n = 0; n < AGAIN; n++) {
    await writeOne(server)
    later.push(await timed(server, ask))
  }
  const times = (all: readonly Asked[]) => ms(median(all.map((one) => one.ms)))
  return {
    cold: cold.status === 200 ? ms(cold.ms) : `${cold.status} after ${ms(cold.ms)}`,
    warm: times(warm),
    'one entry later': times(later),
    CPU: ms(cold.cpuMs),
    answer: `${(cold.bytes / 1024).toFixed(0)} kB`,
  }
}
const ms = (value: number) => `${value.toFixed(0)} ms`

/** An edit through the API; the history has read it before the next question. */
const writeOne = async (server: ServerProcess): Promise<void> => {
  const answer = await fetch(`http://127.0.0.1:${server.port}/api/groups/bench/items`, {
    method: 'POST',
    headers: { ...server.headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({ title: { es: 'Una acción más', en: 'One more action' } }),
  })
  if (!answer.ok) throw new Error(`an item was refused: ${answer.status} ${await answer.text()}`)
  await get(`groups/bench/history?limit=1`)(server)
}

const peakMb = (server: ServerProcess): number =>
  Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${server.pid}/status`, 'latin1'))?.[1] ?? 0) / 1024

const IDLE_MS = 60_000
const memory = async (server: ServerProcess, all: readonly (readonly [string, Ask])[]): Promise<string> => {
  const begun = Date.now()
  const start = server.memoryMb()
  // A minute after its start a server verifies the logs that have grown.
  await writeOne(server)
  for (const [, ask] of all) await timed(server, ask)
  const [after, asked] = [server.memoryMb(), peakMb(server)]
  await verified(server, begun)
  await server.idle()
  await sleep(IDLE_MS)
  const mb = (value: number) => `${value.toFixed(0)} MB`
  return row('  memory after all of it', {
    'at start': mb(start),
    peak: mb(asked),
    after: mb(after),
    'peak with the verification': mb(peakMb(server)),
    'a minute after it': mb(server.memoryMb()),
  })
}

const LOOK_AGAIN_MS = 1_000
const VERIFIED_WITHIN_MS = 10 * 60_000

const verified = async (server: ServerProcess, begun: number): Promise<void> => {
  const sqlite = connectToRead(databaseFile(server.dir))
  try {
    const found = sqlite.prepare('SELECT 1 FROM verification WHERE document = ? AND at > ?')
    while (!found.get(LONG_PLAN, begun)) {
      if (Date.now() - begun > VERIFIED_WITHIN_MS) throw new Error('the plan was not verified')
      await sleep(LOOK_AGAIN_MS)
    }
  } finally {
    sqlite.close()
  }
}

/** The history as after an upgrade that reads the logs otherwise: the first review asks for it at once, and again as the page does. */
const anew = async (folder: string): Promise<string> => {
  const sqlite = connect(databaseFile(folder))
  for (const table of ['history_event', 'history_subject', 'history_moved', 'history_removed', 'past_plan', 'past_summary'])
    sqlite.exec(`DELETE FROM ${table}`)
  sqlite.prepare('DELETE FROM projector WHERE name = ?').run(HISTORY_PROJECTION)
  sqlite.close()
  const server = await ServerProcess.start(folder)
  try {
    const [start, cpu] = [performance.now(), server.cpu()]
    const ask = () => timed(server, get(`groups/bench/comparison?from=meeting:${SESSIONS[4]}&to=now`))
    const first = await ask()
    let last = first
    for (; last.status === 503; last = await ask()) await sleep(LOOK_AGAIN_MS)
    return row('  review, history found anew', {
      first: `${first.status} after ${ms(first.ms)}`,
      answered: `${last.status} after ${ms(performance.now() - start)}`,
      CPU: ms((server.cpu() - cpu) * 1_000),
    })
  } finally {
    await server.stop()
  }
}

/** The first opening where no checkpoint has a seal, as after a restore of an earlier version. */
const unsealed = async (folder: string): Promise<string> => {
  const sqlite = connect(databaseFile(folder))
  sqlite.exec('UPDATE checkpoint SET chain = NULL, seal_key = NULL, seal = NULL')
  sqlite.close()
  return onServer(folder, async (server) => {
    const [start, cpu] = [performance.now(), server.cpu()]
    const client = await new LightClient(server, LONG_PLAN).synced
    const figures = {
      cold: ms(performance.now() - start),
      CPU: ms((server.cpu() - cpu) * 1_000),
      answer: `${(client.bytes / 1024).toFixed(0)} kB`,
    }
    client.close()
    return row('  first opening, checkpoint without a seal', figures)
  })
}
