import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { foldState, historyTail, replay, surplusCheckpoints, wantsCheckpoint } from '../../../server/log/checkpoints.ts'
import { seq } from '../../../shared/ids.ts'

describe('a checkpoint is due', () => {
  const KiB = 1024
  test.each([
    ['after 500 updates', { tailUpdates: 501, tailBytes: 10, baseBytes: 0 }, true],
    ['not before', { tailUpdates: 500, tailBytes: 10, baseBytes: 0 }, false],
    ['after 64 KiB', { tailUpdates: 1, tailBytes: 64 * KiB + 1, baseBytes: 0 }, true],
    ['not before', { tailUpdates: 1, tailBytes: 64 * KiB, baseBytes: 0 }, false],
    ['after half of a large base', { tailUpdates: 1, tailBytes: 501 * KiB, baseBytes: 1000 * KiB }, true],
    ['not before', { tailUpdates: 1, tailBytes: 500 * KiB, baseBytes: 1000 * KiB }, false],
  ])('%s', (_, log, due) => expect(wantsCheckpoint(log)).toBe(due))
})

/** Three people type, make bold and delete in one text at the same time, from one common beginning. */
const someUpdates = (): readonly Uint8Array[] => {
  const beginning = new Y.Doc()
  beginning.clientID = 9
  beginning.getText('title.es').insert(0, 'one two three four')
  const updates = [Y.encodeStateAsUpdate(beginning)]
  for (const clientID of [1, 2, 3]) {
    const doc = new Y.Doc()
    doc.clientID = clientID
    replay(doc, updates.slice(0, 1))
    doc.on('update', (update: Uint8Array) => updates.push(update))
    const text = doc.getText('title.es')
    for (let n = 0; n < 40; n++) {
      text.insert(text.length, `${clientID}${n}`)
      if (n % 3 === 0) text.format(n % 7, 8, { bold: n % 2 === 0 ? true : null })
      if (n % 5 === 0) text.delete(0, 1)
    }
  }
  return updates
}
const bytesOf = (doc: Y.Doc) => [...Y.encodeStateAsUpdate(doc)]

describe('folding', () => {
  test('[L6] a checkpoint and the updates after it give the same text, formats included, as replaying all', () => {
    const updates = someUpdates()
    const whole = new Y.Doc()
    replay(whole, updates)
    for (const cut of [1, 17, 60, updates.length]) {
      const { state } = foldState(null, updates.slice(0, cut))
      const rest = new Y.Doc()
      replay(rest, [state, ...updates.slice(cut)])
      expect(rest.getText('title.es').toDelta()).toEqual(whole.getText('title.es').toDelta())
    }
  })

  test('replay does not depend on how updates were batched: Yjs cleans up no formats', () => {
    const updates = someUpdates()
    // Known to be a text before anything arrives, as every text inside a map is.
    const aText = () => {
      const doc = new Y.Doc()
      doc.getText('title.es')
      return doc
    }
    const [whole, single, remote] = [aText(), aText(), aText()]
    replay(whole, updates)
    for (const update of updates) {
      replay(single, [update])
      Y.applyUpdate(remote, update)
    }
    expect(bytesOf(single)).toEqual(bytesOf(whole))
    expect(bytesOf(remote)).not.toEqual(bytesOf(whole))
  })

  test('a fold collects what was deleted and tells its state vector', () => {
    const doc = new Y.Doc({ gc: false })
    doc.clientID = 5
    doc.getText('body').insert(0, 'x'.repeat(10_000))
    doc.getText('body').delete(0, 9_999)
    const { state, stateVector } = foldState(null, [Y.encodeStateAsUpdate(doc)])
    expect(state.length).toBeLessThan(100)
    expect(Y.decodeStateVector(stateVector)).toEqual(new Map([[5, 10_000]]))
  })
})

describe('older checkpoints', () => {
  const all = (...seqs: readonly number[]) => seqs.map((seq) => ({ seq, kept: seq % 10 === 0 }))

  test('the newest two stay, and every one that history is read from', () => {
    expect(surplusCheckpoints(all(10, 11, 20, 21, 22, 23))).toEqual([21, 11])
    expect(surplusCheckpoints(all(23, 22, 21, 20, 11, 10))).toEqual([21, 11])
    expect(surplusCheckpoints(all(5, 10, 20))).toEqual([5])
  })

  test('few are all kept', () => {
    expect(surplusCheckpoints([])).toEqual([])
    expect(surplusCheckpoints(all(7))).toEqual([])
    expect(surplusCheckpoints(all(7, 9))).toEqual([])
  })

  test('the tail that history is read from grows with what a checkpoint costs', () => {
    const kept = (...bytes: readonly number[]) => bytes.map((one, at) => ({ seq: seq(at + 1), bytes: one, basis: null }))
    expect(historyTail([])).toBe(32 * 1024)
    expect(historyTail(kept(1_000))).toBe(32 * 1024)
    expect(historyTail(kept(100_000))).toBe(200_000)
    expect(historyTail(kept(900_000, ...Array.from({ length: 8 }, () => [30_000, 10_000]).flat()))).toBe(40_000)
  })
})
