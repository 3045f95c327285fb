// The pages of a database that have changed since its last copy. A copy and the changed pages give the later copy byte for byte, which a
// digest verifies.
import { createHash, hash } from 'node:crypto'
import { closeSync, ftruncateSync, openSync, readFileSync, readSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { z } from 'zod'
import { jsonOf } from '../../jsonOf.ts'

/** The page size in bytes, and a digest of each page. */
export interface PageDigests {
  readonly pageSize: number
  readonly digests: Buffer
}
export const DIGEST_BYTES = 16
const AT_ONCE = 256

export const pagesOf = (file: string): PageDigests => {
  const descriptor = openSync(file, 'r')
  try {
    const header = Buffer.alloc(100)
    readSync(descriptor, header, 0, 100, 0)
    const stored = header.readUInt16BE(16)
    const pageSize = stored === 1 ? 65_536 : stored
    const count = statSync(file).size / pageSize
    const digests = Buffer.alloc(count * DIGEST_BYTES)
    const bytes = Buffer.alloc(pageSize * AT_ONCE)
    for (let first = 0; first < count; first += AT_ONCE) {
      const read = readSync(descriptor, bytes, 0, bytes.length, first * pageSize) / pageSize
      for (let n = 0; n < read; n++)
        hash('sha256', bytes.subarray(n * pageSize, (n + 1) * pageSize), 'buffer').copy(
          digests,
          (first + n) * DIGEST_BYTES,
          0,
          DIGEST_BYTES,
        )
    }
    return { pageSize, digests }
  } finally {
    closeSync(descriptor)
  }
}

export const pagesDigest = ({ pageSize, digests }: PageDigests): string =>
  createHash('sha256').update(`${pageSize}\n`).update(digests).digest('hex')

/** The pages of `after` that differ from `before`; null when the page sizes differ. */
export const changedPages = (before: PageDigests, after: PageDigests): readonly number[] | null => {
  if (before.pageSize !== after.pageSize) return null
  const count = after.digests.length / DIGEST_BYTES
  return Array.from({ length: count }, (_, page) => page).filter((page) => {
    const [from, to] = [page * DIGEST_BYTES, (page + 1) * DIGEST_BYTES]
    return before.digests.length < to || after.digests.compare(before.digests, from, to, from, to) !== 0
  })
}

const Head = z.object({
  at: z.number(),
  pageSize: z.int().positive(),
  pageCount: z.int().min(0),
  pages: z.array(z.int().min(0)).readonly(),
  /** Digests of the copy to which the pages are applied, and of the result. */
  before: z.string(),
  after: z.string(),
})
type Head = z.infer<typeof Head>

interface Change {
  readonly at: number
  readonly before: PageDigests
  readonly after: PageDigests
  readonly pages: readonly number[]
}

/** Format: a line of JSON, then the pages. */
export const writeChange = (copy: string, target: string, { at, before, after, pages }: Change): void => {
  const { pageSize } = after
  const head: Head = {
    at,
    pageSize,
    pageCount: after.digests.length / DIGEST_BYTES,
    pages,
    before: pagesDigest(before),
    after: pagesDigest(after),
  }
  writeFileSync(target, `${JSON.stringify(head)}\n`, { mode: 0o600 })
  const [from, to] = [openSync(copy, 'r'), openSync(target, 'a')]
  try {
    const bytes = Buffer.alloc(pageSize)
    for (const page of pages) {
      readSync(from, bytes, 0, pageSize, page * pageSize)
      writeSync(to, bytes)
    }
  } finally {
    closeSync(from)
    closeSync(to)
  }
}

/** The moment whose state the change gives. Throws when it is no change. */
export const momentOf = (change: string): number => readChange(change).head.at

const readChange = (change: string) => {
  const bytes = readFileSync(change)
  const end = bytes.indexOf('\n') + 1
  const read = Head.safeParse(jsonOf(bytes.subarray(0, end).toString('utf8')))
  if (!read.success) throw new Error('it does not begin as a change does')
  return { bytes, end, head: read.data }
}

/**
 * Applies the change to the copy, whose pages are `before`. Throws without modifying the copy when the change belongs to another one; an error of the
 * disk may leave half of it.
 */
export const applyChange = (copy: string, change: string, before: PageDigests): { readonly at: number; readonly pages: PageDigests } => {
  const { bytes, end, head } = readChange(change)
  const { at, pageSize, pageCount, pages } = head
  if (pageSize !== before.pageSize || pagesDigest(before) !== head.before) throw new Error('it belongs to another copy')
  const digests = Buffer.alloc(pageCount * DIGEST_BYTES)
  before.digests.copy(digests)
  const pageAt = (index: number) => bytes.subarray(end + index * pageSize, end + (index + 1) * pageSize)
  for (const [index, page] of pages.entries()) hash('sha256', pageAt(index), 'buffer').copy(digests, page * DIGEST_BYTES, 0, DIGEST_BYTES)
  const after = { pageSize, digests }
  if (pagesDigest(after) !== head.after) throw new Error('it does not give the copy that it was made from')
  const descriptor = openSync(copy, 'r+')
  try {
    for (const [index, page] of pages.entries()) writeSync(descriptor, pageAt(index), 0, pageSize, page * pageSize)
    ftruncateSync(descriptor, pageCount * pageSize)
  } finally {
    closeSync(descriptor)
  }
  return { at, pages: after }
}
