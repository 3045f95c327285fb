// Answers that were compressed before their beginning was known.
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { compressed, packedAfter, unpacked } from '../../server/packedAnswer.ts'
import { createDice } from '../harness/random.ts'

test('what is compressed once is the same gzip file after each beginning, whatever the length of both', async () => {
  const dice = createDice(1)
  // Around the bounds of a stored block, and of the zeros that a checksum is moved by.
  for (const length of [0, 1, 1_000, 1024 * 1024, 1024 * 1024 + 1]) {
    const bytes = dice.bytes(length)
    const once = await compressed(bytes)
    for (const start of [0, 1, 255, 0xffff].map((size) => dice.bytes(size))) {
      const answer = packedAfter(start, once)
      const whole = Buffer.concat([start, bytes])
      // It throws where the checksum or the length in its end is another.
      expect(gunzipSync(answer.gzip).equals(whole), `${start.length} before ${length}`).toBe(true)
      expect(unpacked(answer)).toEqual(whole)
    }
  }
  const once = await compressed(new Uint8Array(1))
  expect(() => packedAfter(new Uint8Array(0x10000), once)).toThrow('too long')
})
