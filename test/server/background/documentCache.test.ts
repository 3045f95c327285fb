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
  const use = (name: string, bytes: number, during: () => Promise<void>) => {
    const document = pageId(name)
    const cached: CachedDocument = {
      seq: () => seq(0),
      at: () => instant(0),
      entries: () => 0,
      bytes: () => bytes,
      advance: async () => undefined,
      project: () => {
        throw new Error('nobody asks')
      },
      dispose: () => disposed.push(document),
    }
    return cache.using(document, cache.get(document) ?? { cached, restUntil: 0, used: 0, uses: 0 }, during)
  }
  const keep = (name: string, bytes: number) => use(name, bytes, async () => undefined)
  return { clock, cache, disposed, use, keep }
}

test.each([
  ['small ones stay by the hundred', 300, 1 * KB, 300],
  ['but no more than can be looked at for each use', 600, 1, 500],
  ['of large ones a few stay', 20, 2_000 * KB, 8],
  ['between them it is the bytes that count', 100, 32 * KB, 32],
])('%s', async (_, documents, bytes, stay) => {
  const { disposed, keep } = world()
  for (let n = 0; n < documents; n++) await keep(`d${n}`, bytes)
  expect(disposed).toEqual(Array.from({ length: documents - stay }, (_, n) => pageId(`d${n}`)))
})

test('the one that has not been needed for longest goes first', async () => {
  const { disposed, keep } = world()
  for (let n = 0; n < 8; n++) await keep(`d${n}`, 2_000 * KB)
  await keep('d0', 2_000 * KB)
  await keep('d8', 2_000 * KB)
  expect(disposed).toEqual([pageId('d1')])
})

test('idle documents leave memory, used ones stay, and nothing is left waiting at the end', async () => {
  const { clock, disposed, keep } = world()
  await keep('quiet', KB)
  for (let minute = 0; minute < 4; minute++) {
    await clock.advance(30_000)
    await keep('busy', KB)
  }
  expect(disposed).toEqual([pageId('quiet')])
  await clock.advance(180_000)
  expect(disposed).toEqual([pageId('quiet'), pageId('busy')])
  expect(clock.timers).toBe(0)
})

test('[L9] a document in use stays, however long its use takes and whatever else is needed meanwhile', async () => {
  const { clock, disposed, keep, use } = world()
  await use('used', 2_000 * KB, async () => {
    await clock.advance(600_000)
    for (let n = 0; n < 9; n++) await keep(`d${n}`, 2_000 * KB)
    expect(disposed).toEqual([pageId('d0'), pageId('d1')])
  })
  expect(disposed).toEqual([pageId('d0'), pageId('d1')])
  await clock.advance(180_000)
  expect(disposed).toContain(pageId('used'))
  expect(clock.timers).toBe(0)
})

test('[L9] a document that is forgotten in its use is disposed at the end of it', async () => {
  const { cache, disposed, use } = world()
  await use('used', KB, async () => {
    cache.forget(pageId('used'))
    expect(cache.get(pageId('used'))).toBeUndefined()
    expect(disposed).toEqual([])
  })
  expect(disposed).toEqual([pageId('used')])
})
