// Five people write while things go wrong. In rounds: one or two faults begin, last and are mended; then everybody rests, and all must be
// well again. What was promised is held against the log every two seconds.
import { setTimeout as sleep } from 'node:timers/promises'
import * as Y from 'yjs'
import { createProjectionStore, documentsBehind } from '../../server/background/projectionStore.ts'
import { createProjector } from '../../server/background/projector.ts'
import { systemClock } from '../../server/clock.ts'
import { openDatabase } from '../../server/db/open.ts'
import { digestHistory } from '../../server/history/digestHistory.ts'
import { sqliteQueries } from '../../server/log/sqliteQueries.ts'
import { openWorkerStorage } from '../../server/storage/openWorkerStorage.ts'
import { verifyFolder } from '../../server/verify/verifyFolder.ts'
import { type DocumentId, parseDocumentId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { createDice } from '../harness/random.ts'
import { someEdit } from './edits.ts'
import type { Fault } from './faults.ts'
import type { Installation } from './installations.ts'
import { readAt } from './reader.ts'
import type { Report } from './report.ts'
import { holds, readStoredState, type StoredState } from './storedState.ts'
import { openWriter, type Writer } from './writer.ts'

const DOCUMENTS = ['page:bench-torture', 'roadmap:bench'].map((id) => must(parseDocumentId(id), id))
const WATCH_MS = 2_000
/** All must be well again so soon after the last fault was mended. */
const WELL_MS = 60_000
const FIRST_ANSWER_MS = 5_000

interface TortureOptions {
  readonly seconds: number
  readonly seed: number
  /** 1: as people wait between two tries, up to half a minute. */
  readonly patience: number
  readonly longestFault: number
  /** Only faults whose names match. */
  readonly only?: RegExp | undefined
  readonly open: (endedByItself: (name: string, log: string) => void) => Promise<Installation>
  readonly say: (line: string) => void
}

export const torture = async ({ seconds, seed, patience, longestFault, only, open, say }: TortureOptions): Promise<Report> => {
  const dice = createDice(seed)
  const begun = performance.now()
  const violations: string[] = []
  const violated = (what: string) => {
    const line = `${((performance.now() - begun) / 1000).toFixed(1)} s: ${what}`
    violations.push(line)
    say(`VIOLATION  ${line}`)
  }
  const server = await open((name, log) => violated(`server ${name} ended by itself:\n${log}`))
  const { servers, where } = server
  const storage = await openWorkerStorage(where, { clock: systemClock, report: () => undefined }, true)
  const log = storage.openLog(systemClock)
  const people = must(servers[0], 'a server').people()
  const kept = new Map<DocumentId, StoredState>(DOCUMENTS.map((document) => [document, readStoredState(log, document)]))
  const keptOf = (document: DocumentId): StoredState => must(kept.get(document), document)
  const writers = people.flatMap((person, at) =>
    DOCUMENTS.map((document) =>
      openWriter({
        who: `writer ${at + 1} in ${document}`,
        person,
        document,
        servers,
        dice: createDice(seed * 100 + at),
        patience,
        edit: someEdit(dice, document),
        violated,
      }),
    ),
  )
  const counts = { durable: 0, own: 0, unanswered: 0 }
  const recoveries: number[] = []
  const done = new Map<string, number>()
  let writing = true
  let going = true

  const write = async () => {
    while (going) {
      await sleep(10 + dice.below(20))
      if (writing) dice.pick(writers).write()
    }
  }

  /** What was acknowledged and what was seen is on disk, at any moment; the log is read after both. */
  const checked = new Map<Writer, { acked: number; seen: number }>()
  const holdAgainstLog = async () => {
    const now = writers.map((writer) => ({ writer, acked: writer.acked(), seen: writer.seen.length }))
    for (const one of kept.values()) await one.readOn()
    for (const { writer, acked, seen } of now) {
      const before = checked.get(writer) ?? { acked: 0, seen: 0 }
      const disk = keptOf(writer.document)
      if (!disk.holds(writer.made.slice(before.acked, acked))) violated(`what ${writer.who} was told is saved is not in the log`)
      if (!disk.holds(writer.seen.slice(before.seen, seen))) violated(`what ${writer.who} was shown is not in the log`)
      checked.set(writer, { acked, seen })
    }
    counts.durable += 1
  }
  /** A returning client, on any server, reads what was acknowledged. */
  const readOwn = async () => {
    const writer = dice.pick(writers)
    const own = writer.made.slice(Math.max(0, writer.acked() - 300), writer.acked())
    const server = dice.pick(servers)
    const doc = await readAt(server, writer.person, writer.document, FIRST_ANSWER_MS)
    if (!doc) counts.unanswered += 1
    else {
      counts.own += 1
      if (!holds(doc, own)) violated(`${writer.who} does not read their own saved edits at server ${server.name}`)
    }
  }
  const watch = async () => {
    while (going) {
      await sleep(WATCH_MS)
      // Its database may be what is out of order now: the next time looks at it all.
      await holdAgainstLog().catch(() => undefined)
      await readOwn()
    }
  }

  const isWell = async (): Promise<string | null> => {
    for (const one of kept.values()) await one.readOn()
    for (const { who, live, document } of writers) {
      if (live.link().type !== 'live') return `${who} is ${live.link().type}`
      if (live.waiting() > 0) return `${live.waiting()} edits of ${who} wait`
      if (!keptOf(document).isLike(live.doc)) return `${who} does not show what the log holds`
    }
    for (const server of servers)
      for (const document of DOCUMENTS) {
        const doc = await readAt(server, must(people[0], 'somebody'), document, FIRST_ANSWER_MS)
        if (!doc) return `server ${server.name} does not answer`
        if (!keptOf(document).isLike(doc)) return `server ${server.name} does not show what the log of ${document} holds`
      }
    return null
  }
  const rest = async (after: string) => {
    writing = false
    const start = performance.now()
    for (let trouble: string | null = 'not looked yet'; trouble !== null; await sleep(100)) {
      await server.revive()
      trouble = await isWell().catch((error: unknown) => String(error))
      const waited = performance.now() - start
      if (trouble === null) recoveries.push(waited)
      else if (waited > WELL_MS) {
        violated(`${WELL_MS / 1000} s after ${after}: ${trouble}`)
        break
      }
    }
    writing = true
  }

  const round = async () => {
    const kinds = [...new Set(server.faults.flatMap(({ name }) => (!only || only.test(name) ? name : [])))]
    const chosen: Fault[] = []
    for (let many = dice.chance(0.4) ? 2 : 1; many > 0; many--) {
      const kind = dice.pick(kinds)
      const fault = dice.pick(server.faults.filter(({ name }) => name === kind))
      if (chosen.every(({ strikes }) => strikes !== fault.strikes)) chosen.push(fault)
    }
    const what = chosen.map(({ name, strikes }) => `${name} (${strikes})`).join(', and ')
    const lasting = Math.min(longestFault, Math.max(1 + dice.below(10), ...chosen.map(({ lasts = 0 }) => lasts)))
    const mends: (() => Promise<void> | void)[] = []
    for (const fault of chosen) {
      mends.push(await fault.begin())
      done.set(fault.name, (done.get(fault.name) ?? 0) + 1)
    }
    await sleep(lasting * 1000)
    for (const mend of mends) await mend()
    await rest(what)
    say(
      `${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${what}, ${lasting} s: well after ${((recoveries.at(-1) ?? 0) / 1000).toFixed(1)} s`,
    )
  }

  const running = [write(), watch()]
  await rest('the start')
  recoveries.length = 0
  while (performance.now() - begun < seconds * 1000 && violations.length < 10) {
    await sleep(2_000)
    await round()
  }
  going = false
  await Promise.all(running)
  await rest('the end')
  await holdAgainstLog()

  for (const { who, person, document, ids } of writers) {
    const owners = await log.owners(document)
    for (const id of ids) if ((owners.get(id) ?? person.account) !== person.account) violated(`an id of ${who} belongs to somebody else`)
  }
  await verifyFolder(where, { say: (line) => line.startsWith('ok') || violated(line) })

  // History: what all servers have made together is what one alone makes of the logs.
  const alone = await openDatabase({ file: ':memory:' })
  const queries = sqliteQueries(alone.sqlite, systemClock)
  const projector = createProjector({
    log,
    store: createProjectionStore(queries),
    clock: systemClock,
    report: (what, error) => violated(`${what}: ${String(error)}`),
  })
  await projector.catchUp()
  await projector.settled()
  await projector.close()
  const anew = await digestHistory(queries)
  const others = async () => {
    const kept = await digestHistory(storage.queries)
    return anew.filter(({ document, digest }) => kept.find((one) => one.document === document)?.digest !== digest)
  }
  let different = await others()
  for (const end = Date.now() + WELL_MS; different.length > 0 && Date.now() < end; await sleep(500)) different = await others()
  const behind = await documentsBehind(storage.queries)
  for (const { document, events } of different)
    violated(`history of ${document}, made anew (${events} events), is another one; not yet told: ${behind.join(', ') || 'none'}`)

  for (const writer of writers) await writer.close()
  alone.close()
  await storage.close()
  const isBroken = violations.length > 0
  if (isBroken) say(`what the servers logged stays in ${server.folder}`)
  await server.close(isBroken)
  return {
    what: server.what,
    seed,
    seconds: (performance.now() - begun) / 1000,
    done,
    violations,
    recoveries,
    waits: writers.flatMap(({ waits }) => waits),
    made: sum(writers.map(({ made }) => made.length)),
    acked: sum(writers.map((writer) => writer.acked())),
    seen: sum(writers.map(({ seen }) => seen.length)),
    entries: sum([...kept.values()].map(({ entries }) => entries)),
    events: anew.at(-1)?.events ?? 0,
    bytes: sum([...kept.values()].map(({ doc }) => Y.encodeStateAsUpdate(doc).length)),
    ...counts,
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
