// What every driver of the log must mean: run by each driver's own test file.
import fc from 'fast-check'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import type { Clock } from '../../../server/clock.ts'
import { genesis } from '../../../server/log/entry.ts'
import type { Head } from '../../../server/log/head.ts'
import type { Appended, Batch, Claim, EntryDraft, LogEntry, LogHeader, UpdateLog } from '../../../server/log/log.ts'
import { verifyChain } from '../../../server/log/verifyChain.ts'
import {
  type AccountId,
  clientId,
  type DocumentId,
  type Instant,
  instant,
  type MeetingId,
  parseAccountId,
  parseDelegationId,
  parseDocumentId,
  parseMeetingId,
  type Seq,
  seq,
} from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { seedOf } from '../../harness/seeds.ts'

export interface LogWorld {
  readonly clock: Clock
  readonly meetingOf: (document: DocumentId) => MeetingId | null
}
export interface OpenedLog {
  readonly log: UpdateLog
  /** The same log as another process, or this one after a restart, sees it; null for a log that ends with its process. */
  readonly again: (() => Promise<UpdateLog>) | null
  readonly close: () => Promise<void>
}

export const roadmap = must(parseDocumentId('roadmap:tri'), 'roadmap')
export const page = must(parseDocumentId('page:intro'), 'page')
export const ana = must(parseAccountId('ana'), 'ana')
export const bob = must(parseAccountId('bob'), 'bob')
export const colombia = must(parseDelegationId('co'), 'co')

export const aDraft = (...bytes: readonly number[]): EntryDraft => ({
  updates: [Uint8Array.from(bytes)],
  kind: 'live',
  author: ana,
  delegation: colombia,
  source: null,
})
/** One that can be replayed: it sets a value, under a client id of its own. */
export const anEdit = (value: number): EntryDraft => {
  const doc = new Y.Doc()
  doc.clientID = 1_000 + value
  doc.getMap('meta').set('value', value)
  return { ...aDraft(), updates: [Y.encodeStateAsUpdate(doc)] }
}
export const aClaim = (client: number, account: AccountId): Claim => ({ client: clientId(client), account })
export const collect = async (entries: AsyncIterable<LogEntry>): Promise<readonly LogEntry[]> => {
  const all: LogEntry[] = []
  for await (const entry of entries) all.push(entry)
  return all
}

const headerOf = ({ seq, at, kind, author, delegation, meeting, source }: LogHeader): LogHeader => {
  return { seq, at, kind, author, delegation, meeting, source }
}
const headersOf = async (log: UpdateLog, document: DocumentId, after = seq(0), upTo?: Seq): Promise<readonly LogHeader[]> => {
  const all: LogHeader[] = []
  for await (const headers of log.headers(document, after, upTo)) all.push(...headers.map(headerOf))
  return all
}

/** A state of which each next one is the same and a little more. */
export const grownState = (at: number): Uint8Array => {
  let seed = 7
  return Uint8Array.from({ length: 20_000 + 20 * at }, () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed & 255
  })
}

/** A clock that stands still until it is set. */
export const createSettableClock = () => {
  let now: Instant = instant(1_000)
  const clock: Clock = {
    now: () => now,
    elapsed: () => now,
    after: () => () => undefined,
    soon: (task) => void setImmediate(task),
  }
  const set = (ms: number) => {
    now = instant(ms)
  }
  return { clock, set }
}

export const appendTo = async (log: UpdateLog, document: DocumentId, rest: Partial<Batch>): Promise<Appended> => {
  const batch: Batch = {
    document,
    after: rest.after ?? (await log.head(document)),
    claims: rest.claims ?? [],
    drafts: rest.drafts ?? [],
    brings: rest.brings ?? [],
    vouches: rest.vouches ?? [],
  }
  return must((await log.append([batch])).get(document), 'an answer')
}
const from = async function* (entries: readonly LogEntry[]): AsyncGenerator<LogEntry> {
  yield* entries
}
const headOf = (appended: Appended): Head => {
  if (!appended.ok) throw new Error(`refused: ${appended.why}`)
  return appended.head
}

export const updateLogContract = (name: string, open: (world: LogWorld) => Promise<OpenedLog>) =>
  describe(`the log on ${name}`, () => {
    let time = createSettableClock()
    let meeting: MeetingId | null = null
    let log: UpdateLog
    let again: OpenedLog['again'] = null

    beforeEach(async () => {
      time = createSettableClock()
      meeting = null
      const opened = await open({ clock: time.clock, meetingOf: () => meeting })
      log = opened.log
      again = opened.again
      onTestFinished(opened.close)
    })

    test('a document without a log stands at 0 with the genesis hash', async () => {
      expect(await log.head(page)).toEqual({ seq: 0, hash: genesis(page) })
      expect(await collect(log.read(page, seq(0)))).toEqual([])
      expect((await log.owners(page)).size).toBe(0)
      expect(await log.checkpointAt(page)).toBeNull()
      expect(await log.documents()).toEqual([])
    })

    test('[L3] returns entries in order, byte for byte and unmerged', async () => {
      const drafts: readonly EntryDraft[] = [
        aDraft(1, 2, 3),
        { updates: [Uint8Array.of(0), Uint8Array.of(), Uint8Array.of(255, 0)], kind: 'sync', author: bob, delegation: null, source: null },
        { ...aDraft(9), kind: 'restore', source: seq(1) },
      ]
      const appended = await appendTo(log, page, { drafts })
      const expected = drafts.map((draft, at) => ({ ...draft, seq: at + 1, at: 1_000, meeting: null }))
      expect(appended.ok && appended.entries).toEqual(expected)
      expect(await collect(log.read(page, seq(0)))).toEqual(expected)
      expect(await log.head(page)).toEqual(headOf(appended))
      expect(headOf(appended).hash).toHaveLength(32)
    })

    test('[K1] holds recovered work and who vouches for it with the entries or not at all', async () => {
      const recovered = (owner: AccountId | null, from: number) => ({ client: clientId(7), from, to: from + 2, owner })
      const drafts: readonly EntryDraft[] = [aDraft(1), { ...aDraft(2), kind: 'recovered' }, { ...aDraft(3), kind: 'recovered' }]
      const brings = [
        { draft: 1, ...recovered(bob, 0) },
        { draft: 2, ...recovered(null, 2) },
      ]
      const appended = await appendTo(log, page, { drafts, brings })
      const expected = brings.map(({ draft, ...one }) => ({ ...one, seq: draft + 1, vouched: null }))
      expect(await log.attributions(page)).toEqual(expected)
      expect(await log.attributions(roadmap)).toEqual([])
      const vouches = [{ draft: 0, seq: seq(2) }]
      expect(await appendTo(log, page, { drafts: [aDraft(4)], vouches, after: { seq: seq(0), hash: genesis(page) } })).toMatchObject({
        ok: false,
      })
      expect(await log.attributions(page)).toEqual(expected)
      await appendTo(log, page, { drafts: [{ ...aDraft(4), author: bob }], vouches, after: headOf(appended) })
      expect((await log.attributions(page)).map(({ vouched }) => vouched)).toEqual([4, null])
      if (again) expect(await (await again()).attributions(page)).toEqual(await log.attributions(page))
    })

    test('[L3] any updates survive, whatever their bytes and lengths', async () => {
      let number = 0
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 5 }), { minLength: 1 }),
          async (all) => {
            const document = must(parseDocumentId(`page:p${number++}`), 'document')
            await appendTo(log, document, { drafts: all.map((updates) => ({ ...aDraft(), updates })) })
            const entries = await collect(log.read(document, seq(0)))
            expect(entries.map((entry) => entry.updates.map((update) => [...update]))).toEqual(
              all.map((updates) => updates.map((u) => [...u])),
            )
          },
        ),
        { numRuns: 30, seed: seedOf(7) },
      )
    })

    test('[L3] a large update and a log of many pages come back whole', async () => {
      const large = new Uint8Array(3_000_000).map((_, at) => at % 251)
      await appendTo(log, page, { drafts: [{ ...aDraft(), updates: [large] }] })
      await appendTo(log, page, { drafts: Array.from({ length: 1_000 }, (_, at) => aDraft(at % 256)) })
      const entries = await collect(log.read(page, seq(0)))
      expect(entries.map((entry) => entry.seq)).toEqual(Array.from({ length: 1_001 }, (_, at) => at + 1))
      expect(entries[0]?.updates[0]?.every((byte, at) => byte === at % 251)).toBe(true)
    })

    test('entries are read in any range', async () => {
      await appendTo(log, page, { drafts: [1, 2, 3, 4, 5].map((byte) => aDraft(byte)) })
      const seqs = async (after: number, upTo?: Seq) => (await collect(log.read(page, seq(after), upTo))).map((entry) => entry.seq)
      expect(await seqs(2)).toEqual([3, 4, 5])
      expect(await seqs(1, seq(3))).toEqual([2, 3])
      expect(await seqs(5)).toEqual([])
      expect(await seqs(0, seq(0))).toEqual([])
      expect(await seqs(3, seq(99))).toEqual([4, 5])
      const entries = await collect(log.read(page, seq(1), seq(4)))
      expect(await headersOf(log, page, seq(1), seq(4))).toEqual(entries.map(headerOf))
    })

    test('an append judged on another head is refused, and writes nothing', async () => {
      const old = await log.head(page)
      const first = headOf(await appendTo(log, page, { drafts: [aDraft(1)] }))
      const refused = { ok: false, why: 'moved' }
      expect(await appendTo(log, page, { after: old, drafts: [aDraft(2)], claims: [aClaim(7, ana)] })).toEqual(refused)
      expect(await appendTo(log, page, { after: { ...first, seq: seq(2) }, drafts: [aDraft(2)] })).toEqual(refused)
      expect(await appendTo(log, page, { after: { ...first, hash: new Uint8Array(32) }, drafts: [aDraft(2)] })).toEqual(refused)
      expect(await log.head(page)).toEqual(first)
      expect((await log.owners(page)).size).toBe(0)
    })

    test('[L2] a client id belongs to the first account that claims it, for ever, and in its document only', async () => {
      await appendTo(log, page, { claims: [aClaim(7, ana)], drafts: [aDraft(1)] })
      const before = await log.head(page)
      expect(await appendTo(log, page, { claims: [aClaim(8, bob), aClaim(7, bob)], drafts: [aDraft(2)] })).toEqual({
        ok: false,
        why: 'claimed',
      })
      expect(await log.head(page)).toEqual(before)
      expect(await log.owners(page)).toEqual(new Map([[7, ana]]))
      expect(await appendTo(log, page, { claims: [aClaim(7, ana)] })).toMatchObject({ ok: true })
      expect(await appendTo(log, roadmap, { claims: [aClaim(7, bob)] })).toMatchObject({ ok: true })
    })

    test('[L2] gives no id to two accounts in one batch', async () => {
      expect(await appendTo(log, page, { claims: [aClaim(9, ana), aClaim(9, bob)] })).toEqual({ ok: false, why: 'claimed' })
      expect((await log.owners(page)).size).toBe(0)
    })

    test('claims without drafts are kept and leave the head where it is', async () => {
      const huge = Number.MAX_SAFE_INTEGER
      const appended = await appendTo(log, page, { claims: [aClaim(0, ana), aClaim(huge, bob)] })
      expect(appended).toEqual({ ok: true, entries: [], head: { seq: 0, hash: genesis(page) } })
      expect([...(await log.owners(page))]).toEqual([
        [0, ana],
        [huge, bob],
      ])
    })

    test('[L1] takes the entries of all rooms in one append, and a conflict refuses only its own document', async () => {
      const third = must(parseDocumentId('page:third'), 'third')
      await appendTo(log, third, { claims: [aClaim(1, bob)], drafts: [aDraft(1)] })
      const stale = { seq: seq(5), hash: new Uint8Array(32) }
      const answers = await log.append([
        { document: page, after: stale, claims: [aClaim(3, ana)], drafts: [aDraft(1)] },
        { document: roadmap, after: await log.head(roadmap), claims: [aClaim(2, ana)], drafts: [aDraft(2), aDraft(3)] },
        { document: third, after: await log.head(third), claims: [aClaim(1, ana)], drafts: [aDraft(4)] },
      ])
      expect(answers.get(page)).toEqual({ ok: false, why: 'moved' })
      expect(answers.get(third)).toEqual({ ok: false, why: 'claimed' })
      expect(answers.get(roadmap)).toMatchObject({ ok: true, head: { seq: 2 } })
      expect((await log.head(page)).seq).toBe(0)
      expect((await log.head(third)).seq).toBe(1)
      expect((await log.owners(page)).size).toBe(0)
      expect(await collect(log.read(roadmap, seq(0)))).toHaveLength(2)
    })

    test('[L1] an append that cannot be carried out whole leaves nothing of itself', async () => {
      const after = await log.head(page)
      const impossible: EntryDraft = { ...aDraft(), updates: [] }
      const append = log.append([
        { document: roadmap, after: await log.head(roadmap), claims: [aClaim(1, ana)], drafts: [aDraft(1)] },
        { document: page, after, claims: [aClaim(1, ana)], drafts: [impossible] },
      ])
      await expect(append).rejects.toThrow('a draft without updates')
      expect((await log.head(roadmap)).seq).toBe(0)
      expect(await log.documents()).toEqual([])
      expect(await appendTo(log, roadmap, { claims: [aClaim(1, bob)], drafts: [aDraft(1)] })).toMatchObject({ ok: true })
    })

    test('[L1] a document stands once in an append, so that no answer hides another', async () => {
      const batch = { document: page, after: await log.head(page), claims: [], drafts: [aDraft(1)] }
      await expect(log.append([batch, batch])).rejects.toThrow('two batches of one document')
      expect((await log.head(page)).seq).toBe(0)
    })

    test('[L3] the time of entries never goes back, even when the clock does', async () => {
      for (const now of [5_000, 3_000, 6_000]) {
        time.set(now)
        await appendTo(log, page, { drafts: [aDraft(1)] })
      }
      expect((await collect(log.read(page, seq(0)))).map((entry) => entry.at)).toEqual([5_000, 5_000, 6_000])
    })

    test('the newest entry at an instant is found', async () => {
      for (const now of [1_000, 2_000, 2_000, 4_000]) {
        time.set(now)
        await appendTo(log, page, { drafts: [aDraft(1)] })
      }
      const seqs = await Promise.all([999, 1_000, 1_999, 2_000, 3_999, 4_000, 9_000].map((at) => log.seqAt(page, instant(at))))
      expect(seqs).toEqual([0, 1, 1, 3, 3, 4, 4])
      expect(await log.seqAt(roadmap, instant(9_000))).toBe(0)
    })

    test('an entry names the meeting that was in session when it was appended', async () => {
      meeting = must(parseMeetingId('m7'), 'meeting')
      await appendTo(log, page, { drafts: [aDraft(1)] })
      meeting = null
      await appendTo(log, page, { drafts: [aDraft(2)] })
      expect((await collect(log.read(page, seq(0)))).map((entry) => entry.meeting)).toEqual(['m7', null])
    })

    test('[I4] the chain of all entries ends in the head', async () => {
      for (const byte of [1, 2, 3]) await appendTo(log, page, { drafts: [aDraft(byte), aDraft(byte, byte)] })
      expect(await verifyChain({ document: page, entries: log.read(page, seq(0)), head: await log.head(page) })).toEqual({
        ok: true,
        entries: 6,
      })
    })

    test('the newest checkpoint at or before a seq is found, and none beyond the head', async () => {
      await appendTo(log, page, { drafts: [1, 2, 3, 4].map((byte) => aDraft(byte)) })
      const checkpoint = (at: number) => ({ document: page, seq: seq(at), state: Uint8Array.of(at), stateVector: Uint8Array.of(at, at) })
      for (const at of [1, 3]) await log.keepCheckpoint(checkpoint(at))
      await log.saveCheckpoint(checkpoint(4))
      expect(await log.checkpointAt(page)).toEqual(checkpoint(4))
      expect(await log.checkpointAt(page, seq(3))).toEqual(checkpoint(3))
      expect(await log.checkpointAt(page, seq(2))).toEqual(checkpoint(1))
      expect(await log.checkpointAt(page, seq(0))).toBeNull()
      expect(await log.checkpointAt(roadmap)).toBeNull()
      await expect(log.saveCheckpoint({ ...checkpoint(1), document: roadmap })).rejects.toThrow('has no log')
      await log.saveCheckpoint(checkpoint(99))
      expect(await log.checkpointAt(page)).toEqual(checkpoint(4))
    })

    test('[T1] keeps the newest two checkpoints for joins, and all of those for history; one at the same place is kept', async () => {
      await appendTo(log, page, { drafts: Array.from({ length: 9 }, (_, at) => aDraft(at)) })
      const checkpoint = (at: number) => ({ document: page, seq: seq(at), state: Uint8Array.of(at), stateVector: Uint8Array.of(at, at) })
      await log.keepCheckpoint(checkpoint(2))
      for (const at of [3, 5, 6]) await log.saveCheckpoint(checkpoint(at))
      await log.keepCheckpoint(checkpoint(6))
      await log.saveCheckpoint(checkpoint(6))
      for (const at of [7, 8, 9]) await log.saveCheckpoint(checkpoint(at))
      expect((await log.historyCheckpoints(page)).map((kept) => kept.seq)).toEqual([2, 6])
      const found = await Promise.all([9, 8, 7, 5, 1].map(async (at) => (await log.checkpointAt(page, seq(at)))?.seq ?? null))
      expect(found).toEqual([9, 8, 6, 2, null])
      expect((await log.historyCheckpoints(page))[0]?.bytes).toBeGreaterThan(1)
      expect(await log.historyCheckpoints(roadmap)).toEqual([])
    })

    test('[T1] [L6] stores checkpoints for history as differences to earlier ones, and reads each as it was', async () => {
      const states = Array.from({ length: 40 }, (_, at) => grownState(at))
      await appendTo(log, page, { drafts: states.map((_, at) => aDraft(at)) })
      const checkpoints = states.map((state, at) => ({ document: page, seq: seq(at + 1), state, stateVector: Uint8Array.of(at) }))
      for (const checkpoint of checkpoints) await log.keepCheckpoint(checkpoint)
      for (const checkpoint of checkpoints) expect(await log.checkpointAt(page, checkpoint.seq)).toEqual(checkpoint)
      const kept = await log.historyCheckpoints(page)
      const differences = kept.filter(({ basis }) => basis !== null)
      expect(differences.length).toBeGreaterThan(30)
      for (const { seq: at, basis } of differences) expect(basis).toBeLessThan(at)
      // Twenty new bytes each, of twenty thousand that no compression makes small.
      expect(Math.max(...differences.map(({ bytes }) => bytes))).toBeLessThan(1_000)
      const replaced = { ...must(checkpoints[0], 'the first'), state: Uint8Array.of(1) }
      await log.keepCheckpoint(replaced)
      expect(await log.checkpointAt(page, seq(1))).toEqual(checkpoints[0])
    })

    test('[T2] the hash of the chain is known at every entry', async () => {
      const hashes = [genesis(page)]
      for (let at = 1; at <= 5; at++) hashes.push(headOf(await appendTo(log, page, { drafts: [aDraft(at)] })).hash)
      for (const [at, hash] of hashes.entries()) expect(await log.hashAt(page, seq(at))).toEqual(hash)
      await expect(log.hashAt(page, seq(6))).rejects.toThrow('ends at 5')
      await expect(log.hashAt(roadmap, seq(1))).rejects.toThrow('ends at 0')
    })

    describe('[T3] when old entries are packed', () => {
      const RULE = { newest: 5, segmentBytes: 40 }
      const aLogOf = async (count: number) => {
        for (let at = 1; at <= count; at++) {
          time.set(1_000 + at * at)
          meeting = at % 7 === 0 ? must(parseMeetingId('m7'), 'meeting') : null
          const drafts: EntryDraft[] = [
            { ...aDraft(at, 255, at), author: at % 3 === 0 ? bob : ana, delegation: at % 5 === 0 ? null : colombia },
          ]
          if (at % 11 === 0)
            drafts.push({ ...aDraft(), kind: 'restore', source: seq(at - 1), updates: [Uint8Array.of(), Uint8Array.of(1)] })
          await appendTo(log, page, { drafts })
        }
        return log.head(page)
      }
      const keepAt = (at: number) =>
        log.keepCheckpoint({ document: page, seq: seq(at), state: Uint8Array.of(at), stateVector: Uint8Array.of(at) })
      const everything = async () => ({
        head: await log.head(page),
        entries: await collect(log.read(page, seq(0))),
        headers: await headersOf(log, page),
        hashes: await Promise.all(Array.from({ length: 60 }, (_, at) => log.hashAt(page, seq(at)))),
        seqs: await Promise.all([0, 1_000, 1_001, 1_300, 2_000, 3_000, 9_000].map((at) => log.seqAt(page, instant(at)))),
      })

      test('everything reads as before, in any range, and the log goes on', async () => {
        await aLogOf(60)
        const before = await everything()
        await keepAt(50)
        expect(await log.pack(page, RULE)).toBe(43)
        expect(await everything()).toEqual(before)
        for (const [after, upTo] of [
          [0, 3],
          [7, 8],
          [7, 23],
          [40, 60],
          [42, 43],
          [43, 44],
          [59, 60],
          [60, 60],
        ] as const)
          expect(await collect(log.read(page, seq(after), seq(upTo)))).toEqual(before.entries.slice(after, upTo))
        expect(await log.pack(page, RULE)).toBe(0)
        const appended = await appendTo(log, page, { drafts: [aDraft(9)] })
        expect(headOf(appended).seq).toBe(before.head.seq + 1)
        expect(await verifyChain({ document: page, entries: log.read(page, seq(0)), head: await log.head(page) })).toMatchObject({
          ok: true,
        })
      })

      test('the chain leads through the ends of the segments', async () => {
        await aLogOf(60)
        await keepAt(50)
        await log.pack(page, RULE)
        const anchors = await log.anchors(page)
        expect(anchors.length).toBeGreaterThan(3)
        for (const { seq: at, hash } of anchors) {
          const entries = await collect(log.read(page, seq(0), at))
          expect(await verifyChain({ document: page, entries: from(entries), head: { seq: at, hash } })).toEqual({ ok: true, entries: at })
        }
        expect(await log.anchors(roadmap)).toEqual([])
      })

      test('nothing after the newest checkpoint for history is packed, nor any of the newest entries', async () => {
        await aLogOf(30)
        expect(await log.pack(page, RULE)).toBe(0)
        await keepAt(13)
        await log.pack(page, { newest: 0, segmentBytes: 1 })
        expect((await log.anchors(page)).at(-1)?.seq).toBe(13)
        await keepAt(31)
        await log.pack(page, { newest: 10, segmentBytes: 1 })
        expect((await log.anchors(page)).at(-1)?.seq).toBe(22)
        expect(await log.pack(roadmap, RULE)).toBe(0)
      })

      test('packing again and again gives what packing once gives', async () => {
        const before = await aLogOf(40)
        for (const at of [10, 20, 30, 40]) {
          await keepAt(at)
          await log.pack(page, { newest: 0, segmentBytes: 25 })
        }
        expect((await log.anchors(page)).every(({ seq: at }) => at <= 40)).toBe(true)
        expect(await verifyChain({ document: page, entries: log.read(page, seq(0)), head: before })).toEqual({
          ok: true,
          entries: before.seq,
        })
      })
    })

    test('lists all documents that have a log', async () => {
      await appendTo(log, roadmap, { drafts: [aDraft(1)] })
      await appendTo(log, page, { drafts: [aDraft(1)] })
      expect(await log.documents()).toEqual([page, roadmap])
    })

    test('[I2] has everything appended for another process and after a restart', async ({ skip }) => {
      if (!again) return skip('a log in memory ends with its process')
      const head = headOf(await appendTo(log, page, { claims: [aClaim(7, ana)], drafts: [aDraft(1), aDraft(2)] }))
      await log.saveCheckpoint({ document: page, seq: seq(1), state: Uint8Array.of(1), stateVector: Uint8Array.of(2) })
      const other = await again()
      expect(await other.head(page)).toEqual(head)
      expect(await other.owners(page)).toEqual(new Map([[7, ana]]))
      expect(await collect(other.read(page, seq(0)))).toHaveLength(2)
      expect((await other.checkpointAt(page))?.seq).toBe(1)
      expect(await appendTo(other, page, { after: head, drafts: [aDraft(3)] })).toMatchObject({ ok: true, head: { seq: 3 } })
      expect(await appendTo(log, page, { after: head, drafts: [aDraft(4)] })).toEqual({ ok: false, why: 'moved' })
    })
  })
