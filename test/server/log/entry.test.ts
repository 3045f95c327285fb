import { createHash } from 'node:crypto'
import fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import { decodeUpdates, digestOf, encodeEntry, encodeUpdates, genesis, hashOfNext } from '../../../server/log/entry.ts'
import type { LogEntry } from '../../../server/log/log.ts'
import { instant, parseMeetingId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { seedOf } from '../../harness/seeds.ts'
import { ana, bob, colombia, page, roadmap } from './updateLogContract.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

const first: LogEntry = {
  seq: seq(1),
  at: instant(1_794_000_000_000),
  kind: 'live',
  author: ana,
  delegation: colombia,
  meeting: null,
  source: null,
  updates: [Uint8Array.of(1, 2, 3), Uint8Array.of()],
}
const second: LogEntry = {
  seq: seq(2),
  at: instant(1_794_000_000_250),
  kind: 'restore',
  author: bob,
  delegation: null,
  meeting: must(parseMeetingId('m7'), 'meeting'),
  source: seq(1),
  updates: [new Uint8Array(200).fill(9)],
}

describe('the frozen format of the log, version 1', () => {
  test('[I4] the hashes of a known log never change', () => {
    const start = genesis(page)
    const one = hashOfNext(start, encodeEntry(first))
    const two = hashOfNext(one, encodeEntry(second))
    expect(hex(encodeEntry(first).header)).toBe('010180a8ee959b34046c69766503616e610102636f0000')
    expect(hex(encodeEntry(first).updates)).toBe('0301020300')
    expect(hex(start)).toBe('573d8a5c5009b4c06da5af76f65c32c464f27297b8fd04f00465b033705eecd3')
    expect(hex(one)).toBe('d388ec315183f14bee2bb6e7053f351aa4d4da85e642009a7ff4163f10690038')
    expect(hex(two)).toBe('a4967139fe1b98e1d7101bb33448737c11572e5c86cd6e1a4d478fd518f8a43a')
    expect(hex(digestOf(page, encodeEntry(first)))).toBe('bb6092d96002fe62')
  })

  test('[I4] a header of any length is in the hash as the format says', () => {
    const [previous, updatesHash] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]
    for (const length of [0, 1, 127, 128, 129, 300, 20_000]) {
      const header = new Uint8Array(length).fill(3)
      const bytes = encoding.encode((encoder) => {
        encoding.writeVarString(encoder, 'ruta log 1 entry')
        encoding.writeUint8Array(encoder, previous)
        encoding.writeVarUint8Array(encoder, header)
        encoding.writeUint8Array(encoder, updatesHash)
      })
      expect(hex(hashOfNext(previous, { header, updatesHash }))).toBe(createHash('sha256').update(bytes).digest('hex'))
    }
  })

  test('[I4] every part of an entry, its document and its place are in the hash', () => {
    const variants: readonly Partial<LogEntry>[] = [
      { seq: seq(2) },
      { at: instant(first.at + 1) },
      { kind: 'sync' },
      { author: bob },
      { delegation: null },
      { meeting: second.meeting },
      { source: seq(0) },
      { updates: [Uint8Array.of(1, 2, 3)] },
      { updates: [Uint8Array.of(1, 2, 3, 0)] },
    ]
    const start = genesis(page)
    const hashes = [{}, ...variants].map((change) => hex(hashOfNext(start, encodeEntry({ ...first, ...change }))))
    const digests = [{}, ...variants].map((change) => hex(digestOf(page, encodeEntry({ ...first, ...change }))))
    expect(new Set([...hashes, hex(hashOfNext(genesis(roadmap), encodeEntry(first)))]).size).toBe(variants.length + 2)
    expect(new Set([...digests, hex(digestOf(roadmap, encodeEntry(first)))]).size).toBe(variants.length + 2)
  })
})

describe('the bytes of an entry’s updates', () => {
  const updates = fc.array(fc.uint8Array({ maxLength: 400 }), { minLength: 1, maxLength: 8 })

  test('[L3] decoding is the inverse of encoding', () => {
    fc.assert(
      fc.property(updates, (all) => {
        expect(decodeUpdates(encodeUpdates(all))?.map(hex)).toEqual(all.map(hex))
      }),
      { seed: seedOf(1) },
    )
  })

  test('splitting the updates over more entries keeps the same bytes', () => {
    fc.assert(
      fc.property(updates, updates, (before, after) => {
        expect(hex(encodeUpdates([...before, ...after]))).toBe(hex(encodeUpdates(before)) + hex(encodeUpdates(after)))
      }),
      { seed: seedOf(2) },
    )
  })

  test('any bytes decode to updates with exactly these bytes, or to nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const decoded = decodeUpdates(bytes)
        if (decoded) expect(hex(encodeUpdates(decoded))).toBe(hex(bytes))
      }),
      { numRuns: 2_000, seed: seedOf(3) },
    )
  })

  test.each([
    ['nothing', []],
    ['a length beyond the end', [2, 1]],
    ['an overlong length', [0x81, 0x00, 7]],
    ['an endless length', [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]],
  ])('%s is not decoded', (_, bytes) => {
    expect(decodeUpdates(Uint8Array.from(bytes))).toBeNull()
  })
})
