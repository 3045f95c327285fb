import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { foldState, replay } from '../../../server/log/checkpoints.ts'
import type { UpdateLog } from '../../../server/log/log.ts'
import { createMemoryLog } from '../../../server/log/memoryLog.ts'
import { createReplay } from '../../../server/trust/proof/replay.ts'
import { createStateDigester, stateDigestOf } from '../../../server/trust/proof/stateDigest.ts'
import { type DocumentId, seq } from '../../../shared/ids.ts'
import { createDice } from '../../harness/random.ts'
import { seedOf } from '../../harness/seeds.ts'
import { DOCUMENTS, live, PAGE, PLAN } from '../../shared/history/life.ts'

const seeds = fc.integer({ min: 0, max: 1_000_000 })
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

const updatesOf = async (log: UpdateLog, document: DocumentId): Promise<Uint8Array[]> => {
  const all: Uint8Array[] = []
  for await (const entry of log.read(document, seq(0))) all.push(...entry.updates)
  return all
}
const lived = (seed: number) => live(async (world) => createMemoryLog(world), { seed, steps: 120 })

describe('[T13] the digest of a state', () => {
  test('is the same however the updates are batched, from whatever checkpoint, merged or collected, and however often it was asked', () =>
    fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const log = await lived(seed)
        const dice = createDice(seed)
        for (const document of DOCUMENTS) {
          const updates = await updatesOf(log, document)
          const wanted = hex(stateDigestOf(document, foldState(null, updates).state))
          const doc = new Y.Doc({ gc: true })
          const digester = createStateDigester(document, doc)
          for (let at = 0; at < updates.length; ) {
            const next = at + 1 + dice.below(6)
            replay(doc, updates.slice(at, next))
            if (dice.chance(0.4)) digester.digest()
            at = next
          }
          expect(hex(digester.digest())).toBe(wanted)
          const half = dice.below(updates.length + 1)
          const { state } = foldState(
            updates.length === 0 || half === 0 ? null : foldState(null, updates.slice(0, half)).state,
            updates.slice(half),
          )
          expect(hex(stateDigestOf(document, state))).toBe(wanted)
          if (updates.length > 0) expect(hex(stateDigestOf(document, Y.mergeUpdates(updates)))).toBe(wanted)
        }
      }),
      { numRuns: 15, seed: seedOf(31) },
    ))

  test('is another one after every entry that changes anything', async () => {
    const log = await lived(5)
    for (const document of DOCUMENTS) {
      const all = new Set<string>()
      const doc = new Y.Doc({ gc: true })
      const digester = createStateDigester(document, doc)
      const updates = await updatesOf(log, document)
      let changes = 0
      for (const update of updates) {
        const before = Y.snapshot(doc)
        replay(doc, [update])
        if (!Y.equalSnapshots(before, Y.snapshot(doc))) changes += 1
        all.add(hex(digester.digest()))
      }
      expect(all.size).toBeGreaterThanOrEqual(changes)
    }
  })

  test('is that of the golden document for ever', () => {
    const doc = new Y.Doc()
    doc.clientID = 7
    const title = new Y.Text()
    doc.getMap('meta').set('title', title)
    title.insert(0, 'Ruta 😀')
    title.format(0, 4, { bold: true })
    title.delete(1, 1)
    doc.getMap('meta').set('due', { b: [1, 2.5, null], a: 'x' })
    doc.getXmlFragment('body').insert(0, [new Y.XmlElement('paragraph')])
    expect(hex(stateDigestOf(PAGE, Y.encodeStateAsUpdate(doc)))).toBe('cdc4c91507ecbfbe92e5fdccb23c53d3294d3b513537ad3a41bf3794ef76378f')
  })
})

describe('[T13] the digest of a history', () => {
  test('is the same wherever reading rests on the way, and for a packed log; another history has another one', () =>
    fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const log = await lived(seed)
        const dice = createDice(seed)
        const ofLog = async (document: DocumentId, rests: boolean) => {
          const head = (await log.head(document)).seq
          const replaying = createReplay({ document, log, owners: await log.owners(document), attributions: [] })
          if (rests)
            for (let at = 0; at < head; at += 1 + dice.below(20)) {
              await replaying.advance(seq(at))
              replaying.history()
            }
          await replaying.advance(head)
          return hex(replaying.history())
        }
        for (const document of DOCUMENTS) expect(await ofLog(document, true)).toBe(await ofLog(document, false))
        const whole = await ofLog(PLAN, false)
        await log.keepCheckpoint({
          document: PLAN,
          seq: seq((await log.head(PLAN)).seq - 2),
          ...foldState(null, await updatesOf(log, PLAN)),
        })
        await log.pack(PLAN, { newest: 3, segmentBytes: 500 })
        expect(await ofLog(PLAN, false)).toBe(whole)
        expect(await ofLog(PAGE, false)).not.toBe(whole)
      }),
      { numRuns: 8, seed: seedOf(32) },
    ))
})
