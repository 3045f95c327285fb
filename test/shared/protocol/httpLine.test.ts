// What a line over HTTP holds: messages in a stream of bytes that is cut anywhere, and records in a batch.
import { expect, test } from 'vitest'
import { webSocketFrame } from '../../../server/relay/webSocketFrame.ts'
import { decodeRecords, encodeRecords, type LineRecord } from '../../../shared/protocol/httpLine.ts'
import { createMessageReader, framedMessage } from '../../../shared/protocol/messageStream.ts'
import { createDice } from '../../harness/random.ts'
import { seedOf } from '../../harness/seeds.ts'

test('[T45] messages are read whole and in order, wherever their stream is cut', () => {
  const dice = createDice(seedOf(45))
  for (let round = 0; round < 200; round++) {
    const messages = Array.from({ length: dice.below(8) }, () => dice.bytes(dice.pick([0, 1, 125, 126, 127, 400, 65_535, 65_536, 70_000])))
    const stream = Buffer.concat(messages.map((message) => (dice.chance(0.5) ? webSocketFrame(message) : framedMessage(message))))
    const read = createMessageReader(100_000)
    const heard: Uint8Array[] = []
    for (let at = 0; at < stream.length; ) {
      const size = 1 + dice.below(dice.pick([1, 3, 200, 80_000]))
      const { messages: more, fault } = read(new Uint8Array(stream.subarray(at, at + size)))
      expect(fault).toBeNull()
      heard.push(...more.map((message) => message.slice()))
      at += size
    }
    expect(heard.map((message) => Buffer.from(message))).toEqual(messages.map((message) => Buffer.from(message)))
  }
})

test('[T45] a frame of ours is the one that the server writes', () => {
  for (const size of [0, 125, 126, 65_535, 65_536])
    expect(Buffer.from(framedMessage(new Uint8Array(size).fill(3))).equals(webSocketFrame(new Uint8Array(size).fill(3)))).toBe(true)
})

test('[T48] a message that claims too much, is masked, or is none, is a fault before it is there', () => {
  const claims = (bytes: readonly number[]) => createMessageReader(1_000)(Uint8Array.from(bytes)).fault
  expect(claims([0x82, 126, 3, 232])).toBeNull()
  expect(claims([0x82, 126, 3, 233])).toBe('tooBig')
  expect(claims([0x82, 127, 255, 255, 255, 255, 255, 255, 255, 255])).toBe('tooBig')
  expect(claims([0x82, 0x85, 1])).toBe('tooBig')
  expect(claims([0x81, 1, 65])).toBe('malformed')
  expect(claims([0x02, 1, 65])).toBe('malformed')
  expect(createMessageReader(1_000)(Uint8Array.from([0x82, 1, 65, 0x88]))).toMatchObject({
    fault: 'malformed',
    messages: [Uint8Array.of(65)],
  })
})

test('[T48] a batch is read as it was written, and anything else is none', () => {
  const records: readonly LineRecord[] = [
    { type: 'open', channel: 1, address: 'roadmap:tco?protocol=4&holds=AA' },
    { type: 'opened', channel: 1 },
    { type: 'bytes', channel: 300, bytes: Uint8Array.of(1, 2, 3) },
    { type: 'closed', channel: 1, code: 4_205 },
  ]
  const batch = encodeRecords(records)
  expect(decodeRecords(batch)).toEqual(records)
  expect(decodeRecords(new Uint8Array())).toEqual([])
  for (let cut = 1; cut < batch.length; cut++) {
    const read = decodeRecords(batch.subarray(0, cut))
    expect(read === null || read.length < records.length, `cut at ${cut}`).toBe(true)
  }
  expect(decodeRecords(Uint8Array.of(4, 1))).toBeNull()
  expect(decodeRecords(Uint8Array.of(2, 1, 255, 255, 255, 255, 15))).toBeNull()
  const dice = createDice(seedOf(48))
  for (let n = 0; n < 2_000; n++) expect(() => decodeRecords(dice.bytes(dice.below(60)))).not.toThrow()
})
