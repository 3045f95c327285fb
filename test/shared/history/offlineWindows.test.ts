// What is said of when offline work was written, held against when it was written.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createMemoryLog } from '../../../server/log/memoryLog.ts'
import { createOfflineWindows } from '../../../shared/history/fold/offline.ts'
import { instant, seq } from '../../../shared/ids.ts'
import { createDice } from '../../harness/random.ts'
import { seedOf } from '../../harness/seeds.ts'
import { createSettableClock } from '../../server/log/updateLogContract.ts'
import { ANA, BETO, CAROL } from '../../server/timeTravel/writers.ts'
import { PLAN } from './life.ts'

const STEPS = 80
const MINUTE = 60_000

/** Three people, each with one page, who go offline and come back; the server knows of some when it last heard them. */
const play = async (seed: number) => {
  const dice = createDice(seed)
  const time = createSettableClock()
  let now = 1_000_000
  const log = createMemoryLog({ clock: time.clock, meetingOf: () => null })
  const server = new Y.Doc()
  const pages = [ANA, BETO, CAROL].map((person) => ({ person, doc: new Y.Doc(), heard: now, isOffline: false, written: [] as number[] }))
  /** By entry: when its first edit was written, and since when its page was not heard. */
  const truth = new Map<number, { readonly first: number; readonly heard: number | null }>()
  for (let step = 0; step < STEPS; step++) {
    now += 1 + dice.below(dice.chance(0.2) ? 40 * MINUTE : 20_000)
    time.set(now)
    const page = dice.pick(pages)
    const { doc, person } = page
    if (!page.isOffline) Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)))
    const before = Y.encodeStateVector(server)
    const map = doc.getMap<string>('map')
    const key = dice.pick(['a', 'b', 'c', 'd'])
    dice.chance(0.8) ? map.set(key, String(now)) : map.delete(key)
    page.written.push(now)
    const wasOffline = page.isOffline
    page.isOffline = dice.chance(wasOffline ? 0.6 : 0.3)
    if (page.isOffline) {
      // What it writes at the moment of the loss is among what was not sent.
      if (!wasOffline) page.heard = now - 1
      continue
    }
    const heard = wasOffline && dice.chance(0.7) ? instant(page.heard) : null
    const update = Y.encodeStateAsUpdate(doc, before)
    const kind = wasOffline ? ('sync' as const) : ('live' as const)
    await log.append([
      {
        document: PLAN,
        after: await log.head(PLAN),
        claims: [],
        drafts: [{ updates: [update], kind, author: person.account, delegation: person.delegation, source: null, heard }],
      },
    ])
    Y.applyUpdate(server, update)
    if (wasOffline) truth.set((await log.head(PLAN)).seq, { first: Math.min(...page.written), heard })
    page.written = []
  }
  return { log, truth }
}

test('[H6] work written offline lies within the bounds that are said of it, which are no wider than what is known', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), async (seed) => {
      const { log, truth } = await play(seed)
      const windows = createOfflineWindows(log, PLAN)
      for await (const entry of log.read(PLAN, seq(0))) {
        const offline = await windows.of(entry)
        const known = truth.get(entry.seq)
        if (!known) {
          expect(offline).toBe(null)
          continue
        }
        const { first, heard } = known
        const after = offline?.after ?? null
        if (after !== null) expect(after).toBeLessThanOrEqual(first)
        if (heard === null) continue
        const since = entry.at - heard
        if (since < MINUTE - 1_000) expect(offline).toBe(null)
        else if (offline) expect(after).toBeGreaterThan(heard - 1_000)
        if (offline?.heard) expect(after).toBeLessThanOrEqual(heard)
      }
    }),
    { numRuns: 30, seed: seedOf(6) },
  )
})
