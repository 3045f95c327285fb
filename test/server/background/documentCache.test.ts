// What stays in memory between two projections.
import { expect, test } from 'vitest'
import type { CachedDocument } from '../../../server/background/cachedDocument.ts'
import { createDocumentCache } from '../../../server/background/documentCache.ts'
import { type DocumentId, instant, pageId, seq } from '../../../shared/ids.ts'
import { createFakeClock } from '../../harness/clock.ts'

const KB = 1024
const world = () => {
  const clock = createFakeClock()
  const cache = createDocumentCache(clock)
  const disposed: DocumentId[] = []
  const keep = (name: string, bytes: number) => {
    const document = pageId(name)
    const cached: CachedDocument = {
      seq: () => seq(0),
      at: () => instant(0),
      bytes: () => bytes,
      advance: async () => undefined,
      project: () => {
        throw new Error('nobody asks')
      },
      dispose: () => disposed.push(document),
    }
    cache.keep(document, cache.get(document) ?? { cached, restUntil: 0, used: 0 })
  }
  return { clock, cache, disposed, keep }
}

test.each([
  ['small ones stay by the hundred', 300, 1 * KB, 300],
  ['of large ones a few stay', 20, 2_000 * KB, 8],
  ['between them it is the bytes that count', 100, 32 * KB, 32],
])('%s', (_, documents, bytes, stay) => {
  const { disposed, keep } = world()
  for (let n = 0; n < documents; n++) keep(`d${n}`, bytes)
  expect(disposed).toEqual(Array.from({ length: documents - stay }, (_, n) => pageId(`d${n}`)))
})

test('the one that has not been needed for longest goes first', () => {
  const { disposed, keep } = world()
  for (let n = 0; n < 8; n++) keep(`d${n}`, 2_000 * KB)
  keep('d0', 2_000 * KB)
  keep('d8', 2_000 * KB)
  expect(disposed).toEqual([pageId('d1')])
})

test('what is quiet leaves memory, what is written in stays, and nothing is left waiting at the end', async () => {
  const { clock, disposed, keep } = world()
  keep('quiet', KB)
  for (let minute = 0; minute < 4; minute++) {
    await clock.advance(30_000)
    keep('busy', KB)
  }
  expect(disposed).toEqual([pageId('quiet')])
  await clock.advance(180_000)
  expect(disposed).toEqual([pageId('quiet'), pageId('busy')])
  expect(clock.timers).toBe(0)
})
