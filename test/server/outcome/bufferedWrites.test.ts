// Pieces of a file on their way to the main thread: all of them, in their order, in few messages.
import { describe, expect, test } from 'vitest'
import { bufferWrites } from '../../../server/outcome/bufferedWrites.ts'
import { writePdf } from '../../../server/outcome/pdf/writePdf.ts'
import { createDice } from '../../harness/random.ts'
import { paperOf } from './papers.ts'

describe('[E6] the bytes of a document', () => {
  test('arrive whole and in order, whatever the size of their pieces', () => {
    const dice = createDice(15)
    for (let round = 0; round < 50; round += 1) {
      const pieces = Array.from({ length: dice.below(40) }, () => dice.bytes(dice.below(30)))
      const parts: Uint8Array[] = []
      const parted = bufferWrites((bytes) => parts.push(bytes), 16)
      for (const piece of pieces) parted.add(piece)
      parted.end()
      expect(Buffer.concat(parts)).toEqual(Buffer.concat(pieces))
      expect(parts.every(({ length }) => length > 0)).toBe(true)
    }
  })

  test('are not changed by what is written after them', () => {
    const parts: Uint8Array[] = []
    const { add, end } = bufferWrites((bytes) => parts.push(bytes), 2)
    for (const byte of [1, 2, 3, 4, 5]) add(Uint8Array.of(byte))
    end()
    expect(parts.map((part) => [...part])).toEqual([[1, 2], [3, 4], [5]])
  })

  test('leave in a few messages, not in thousands, for a PDF of sixty pages', async () => {
    const paper = paperOf(
      ['es'],
      Array.from({ length: 600 }, (_, at) => ({ es: `${at}. La consulta es voluntaria. `.repeat(16), en: '' })),
    )
    let pieces = 0
    let messages = 0
    let bytes = 0
    const parted = bufferWrites(() => {
      messages += 1
    })
    await writePdf(paper, 'a4', (piece) => {
      pieces += 1
      bytes += piece.length
      parted.add(piece)
    })
    parted.end()
    expect(pieces).toBeGreaterThan(2_000)
    expect(messages).toBeLessThan(2 + (2 * bytes) / (64 * 1024))
  })
})
