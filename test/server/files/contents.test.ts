// Where contents are kept: both stores do the same, and contents go from one to the other and back, whole.
import { createHash, randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { StorageBackend } from '../../../server/db/fileTables.ts'
import { databaseFile } from '../../../server/db/open.ts'
import { bucketAt } from '../../../server/files/bucket.ts'
import { type Bytes, type ContentStore, createDatabaseStore, hashOf, readFileContent } from '../../../server/files/contents.ts'
import { forgetOld, keepForgetting } from '../../../server/files/forget.ts'
import { moveContents } from '../../../server/files/moveContents.ts'
import { removeFromBucket } from '../../../server/files/removeFromBucket.ts'
import { createS3Store } from '../../../server/files/s3Store.ts'
import { verifyFolder } from '../../../server/verify/verifyFolder.ts'
import { PIECE_BYTES } from '../../../shared/files/kinds.ts'
import { must } from '../../../shared/result.ts'
import { type S3, startS3 } from '../../harness/s3.ts'
import { createFakeClock } from '../fakeClock.ts'
import { configOf, GROUP, openWorld, signedIn, type Visitor, type World } from '../testWorld.ts'
import { type Hanging, onNewItem } from './hanging.ts'

const AT = `/api/groups/${GROUP}`
let ON: Hanging
let s3: S3
let world: World
let chair: Visitor
beforeAll(async () => {
  s3 = await startS3()
})
afterAll(() => s3.close())
beforeEach(async () => {
  world = await openWorld({ env: { FILES_BUCKET_URL: s3.url } })
  await world.addPerson('chair@example.org', 'chair')
  chair = await signedIn(world, 'chair@example.org')
  ON = await onNewItem(world, chair)
})
afterEach(() => world.close())

const bucket = () => createS3Store(must(bucketAt(s3.url), 'a bucket'))
const pdf = (bytes: number): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(bytes - 9)])
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
async function* inParts(bytes: Uint8Array, length: number): Bytes {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}
const read = async (content: Bytes): Promise<Buffer> => {
  const parts: Uint8Array[] = []
  for await (const bytes of content) parts.push(bytes)
  return Buffer.concat(parts)
}
const attach = async (id: string, content: Buffer) => {
  await chair.ask('POST', `${AT}/uploads`, { id, ...ON, name: 'Annex.pdf', size: content.length })
  for (let at = 0; at < content.length; at += PIECE_BYTES)
    await fetch(`${world.server.url}${AT}/uploads/${id}?at=${at}`, {
      method: 'PUT',
      headers: { Origin: world.server.url, 'Content-Type': 'application/octet-stream', Cookie: chair.cookieHeader },
      body: new Uint8Array(content.subarray(at, at + PIECE_BYTES)),
    })
}
const stored = async (id: string) => {
  const answer = await fetch(`${world.server.url}${AT}/files/${id}`, { headers: { Cookie: chair.cookieHeader } })
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) }
}
const chunks = () => world.server.deps.db.selectFrom('file_chunk').select('start').execute()
const move = (to: StorageBackend, store: ContentStore = bucket()) => moveContents({ db: world.server.deps.db, bucket: store }, to)

describe.each(['the database', 'a bucket'])('a content in %s', (where) => {
  const store = () => (where === 'a bucket' ? bucket() : createDatabaseStore(world.server.deps.db))

  test('[FI6] is read as it was written, also in its place again, and is gone when it is removed', async () => {
    const content = randomBytes(3 * PIECE_BYTES + 7)
    const key = { hash: sha256(content), upload: `of ${where}`.replaceAll(' ', '-') }
    expect(await read(store().read(key))).toHaveLength(0)
    await store().write(key, inParts(randomBytes(5 * PIECE_BYTES), 1_000_000))
    await store().write(key, inParts(content, 100_000))
    expect((await read(store().read(key))).equals(content)).toBe(true)
    expect(await hashOf(store().read(key))).toBe(key.hash)
    expect(await read(store().read({ ...key, upload: 'another' }))).toHaveLength(0)
    await store().remove(key)
    expect(await read(store().read(key))).toHaveLength(0)
    await store().remove(key)
  })
})

test('[FI6] contents go to the bucket under their hash, are read and verified there, and come back', async () => {
  const [one, other] = [pdf(700_000), pdf(2_000)]
  await attach('one', one)
  await attach('other', other)
  await move('s3')
  expect(await chunks()).toEqual([])
  expect(s3.objects()).toEqual([`${sha256(one)}/one`, `${sha256(other)}/other`].sort())
  expect((await stored('one')).bytes.equals(one)).toBe(true)
  const verified = async (store: ContentStore | null) => {
    const lines: string[] = []
    const where = { engine: 'sqlite', file: databaseFile(world.config.dataDir) } as const
    const code = await verifyFolder(where, { say: (line) => lines.push(line), bucket: store })
    return { code, files: lines.filter((line) => /files? {2}/.test(line)) }
  }
  expect(await verified(bucket())).toEqual({ code: 0, files: ['ok       files  2 contents'] })
  expect(await verified(null)).toEqual({
    code: 0,
    files: ['-        files  2 contents are in the S3 store and were not read: set FILES_BUCKET_URL'],
  })
  await bucket().write({ hash: sha256(one), upload: 'one' }, inParts(other, 500))
  expect(await verified(bucket())).toMatchObject({ code: 1, files: ['ok       files  1 contents', expect.stringContaining(sha256(one))] })
  expect((await stored('other')).status).toBe(200)
  // What is damaged stays where it is; the others come back.
  await expect(move('database')).rejects.toThrow(sha256(one))
  expect(s3.objects()).toEqual([`${sha256(one)}/one`])
  await bucket().write({ hash: sha256(one), upload: 'one' }, inParts(one, 500))
  await move('database')
  expect(s3.objects()).toEqual([])
  expect((await stored('one')).bytes.equals(one)).toBe(true)
  expect((await stored('other')).bytes.equals(other)).toBe(true)
})

test('[FI6] a content that moves while it is read is read to its end; one that is forgotten leaves nothing in the bucket', async () => {
  const { db, clock } = world.server.deps
  const content = pdf(4 * PIECE_BYTES)
  await attach('annex', content)
  const file = { hash: sha256(content), size: content.length }
  for (const to of ['s3', 'database', 's3'] as const) {
    const parts: Uint8Array[] = []
    for await (const bytes of readFileContent({ db, bucket: bucket() }, file)) {
      if (parts.length === 0) await move(to)
      parts.push(bytes)
    }
    expect(Buffer.concat(parts).equals(content)).toBe(true)
  }
  expect(s3.objects()).toHaveLength(1)
  await chair.ask('DELETE', `${AT}/files/annex`)
  await forgetOld({ db, bucket: bucket(), clock: createFakeClock(clock.now() + 31 * 86_400_000) })
  expect(await removeFromBucket({ db, bucket: bucket() })).toBeNull()
  expect(s3.objects()).toEqual([])
  expect(await db.selectFrom('file_content').selectAll().execute()).toEqual([])
})

describe('[FI6] a content of no file any more that could not be deleted in the bucket', () => {
  /** They were removed a month ago, while the bucket refuses everything. */
  const aMonthAfter = async (...ids: readonly string[]) => {
    const { db, clock } = world.server.deps
    for (const id of ids) await attach(id, pdf(2_000))
    await move('s3')
    for (const id of ids) await chair.ask('DELETE', `${AT}/files/${id}`)
    const wrong = createS3Store({ ...must(bucketAt(s3.url), 'a bucket'), secretAccessKey: 'wrong' })
    await forgetOld({ db, bucket: wrong, clock: createFakeClock(clock.now() + 31 * 86_400_000) })
    expect(await db.selectFrom('attachment').select('id').execute()).toEqual([])
    return { db, wrong }
  }

  test('is deleted once the bucket takes it again, also by a server that was started since', async () => {
    const { db, wrong } = await aMonthAfter('one', 'other')
    expect(await removeFromBucket({ db, bucket: wrong })).toMatch(/^2 of 2 are left, the last because: .*403/)
    expect(s3.objects()).toHaveLength(2)
    expect(await removeFromBucket({ db, bucket: bucket() })).toBeNull()
    expect(s3.objects()).toEqual([])
    expect(await db.selectFrom('content_removal').selectAll().execute()).toEqual([])
  })

  test('waits where no bucket is configured, which is said, and for the server that does it for all', async () => {
    const { db } = await aMonthAfter('one')
    expect(await removeFromBucket({ db, bucket: null })).toBe('1 wait for FILES_BUCKET_URL')
    expect(await removeFromBucket({ db, bucket: bucket() }, async () => false)).toBeNull()
    expect(s3.objects()).toHaveLength(1)
    expect(await removeFromBucket({ db, bucket: bucket() })).toBeNull()
    expect(s3.objects()).toEqual([])
  })

  test('keeps no other one from being deleted; a bucket that refuses one after the other is left alone until the next round', async () => {
    const { db } = await aMonthAfter('a', 'b', 'c', 'd', 'e')
    let asked = 0
    const refusing = (times: number): ContentStore => ({
      ...bucket(),
      async remove(key) {
        if (asked++ < times) throw new Error('SlowDown')
        await bucket().remove(key)
      },
    })
    expect(await removeFromBucket({ db, bucket: refusing(99) })).toBe('5 of 5 are left, the last because: SlowDown')
    expect(asked).toBe(3)
    asked = 0
    expect(await removeFromBucket({ db, bucket: refusing(1) })).toBe('1 of 5 are left, the last because: SlowDown')
    expect(s3.objects()).toHaveLength(1)
    expect(await removeFromBucket({ db, bucket: bucket() })).toBeNull()
    expect(s3.objects()).toEqual([])
  })

  test('also goes where its place was the database, and a move had left a copy in the bucket', async () => {
    const { db, clock } = world.server.deps
    await attach('one', pdf(2_000))
    const { hash, upload } = await db.selectFrom('file_content').select(['hash', 'upload']).executeTakeFirstOrThrow()
    await bucket().write({ hash, upload }, inParts(pdf(2_000), 500))
    await chair.ask('DELETE', `${AT}/files/one`)
    await forgetOld({ db, bucket: bucket(), clock: createFakeClock(clock.now() + 31 * 86_400_000) })
    expect(await removeFromBucket({ db, bucket: bucket() })).toBeNull()
    expect(s3.objects()).toEqual([])
  })

  test('is tried again every hour by the server itself', async () => {
    const { db, wrong } = await aMonthAfter('one')
    const hours = createFakeClock(world.server.deps.clock.now())
    const reports: string[] = []
    let isBack = false
    const store: ContentStore = { ...bucket(), remove: (key) => (isBack ? bucket() : wrong).remove(key) }
    const report = (what: string, error: unknown) => reports.push(`${what}: ${error instanceof Error ? error.message : ''}`)
    const stop = keepForgetting({ db, bucket: store, clock: hours, place: 's3', isFirst: async () => true, report })
    hours.advance(3_600_000)
    await expect.poll(() => reports).toEqual([expect.stringMatching(/^removed files could not be deleted in the bucket: 1 of 1 are left/)])
    isBack = true
    await expect
      .poll(() => {
        hours.advance(3_600_000)
        return s3.objects()
      })
      .toEqual([])
    stop()
  })
})

test('[FI6] while the bucket does not take contents they stay in the database; one that cannot be read is said, and not taken for none', async () => {
  const content = pdf(2_000)
  await attach('annex', content)
  const wrong = createS3Store({ ...must(bucketAt(s3.url), 'a bucket'), secretAccessKey: 'wrong' })
  await expect(move('s3', wrong)).rejects.toThrow()
  const silent: ContentStore = { ...bucket(), write: async () => undefined }
  await expect(move('s3', silent)).rejects.toThrow(sha256(content))
  expect((await stored('annex')).bytes.equals(content)).toBe(true)
  await move('s3')
  await bucket().remove({ hash: sha256(content), upload: 'annex' })
  expect((await stored('annex')).status).toBe(503)
})

test('[FI6] two servers that take themselves for the first at once: the later writes over nothing that the earlier has moved', async () => {
  const { db } = world.server.deps
  const [one, other] = [pdf(700_000), pdf(2_000)]
  await attach('one', one)
  await attach('other', other)
  let isBegun = false
  const later: ContentStore = {
    ...bucket(),
    async write(key, content) {
      // It has chosen what it moves; the other server moves all of it before the first is read.
      if (!isBegun) {
        isBegun = true
        await move('s3')
      }
      await bucket().write(key, content)
    },
  }
  await move('s3', later)
  expect(isBegun).toBe(true)
  expect((await stored('one')).bytes.equals(one)).toBe(true)
  expect((await stored('other')).bytes.equals(other)).toBe(true)
  // One that is the first no more stops before the next content.
  await moveContents({ db, bucket: bucket() }, 'database', async () => false)
  expect(await chunks()).toEqual([])
})

test('[FI6] a content is read from the bucket for as long as its reader takes', async () => {
  const content = randomBytes(3_000_000)
  const key = { hash: sha256(content), upload: 'slowly' }
  await bucket().write(key, inParts(content, 1_000_000))
  // As if whatever time a request has were over at once.
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => AbortSignal.abort())
  try {
    expect((await read(bucket().read(key))).equals(content)).toBe(true)
    await expect(bucket().write(key, inParts(content, 1_000_000))).rejects.toThrow()
  } finally {
    timeout.mockRestore()
    await bucket().remove(key)
  }
})

test('[FI6] an address of a bucket is one, or the server does not start, and says no secret', () => {
  const expected = { endpoint: 'https://s3.example.org/ruta', accessKeyId: 'KEY', secretAccessKey: 'se/cret', region: 'eu-south-2' }
  expect(bucketAt('s3://KEY:se%2Fcret@s3.example.org/ruta?region=eu-south-2')).toEqual({ ...expected, prefix: '' })
  expect(bucketAt('s3://KEY:se%2Fcret@s3.example.org/ruta/a/b/?region=eu-south-2')).toEqual({ ...expected, prefix: 'a/b/' })
  // As it was written before, for the same bucket.
  expect(bucketAt('https://KEY:se%2Fcret@s3.example.org/ruta?region=eu-south-2')).toEqual({ ...expected, prefix: '' })
  expect(bucketAt('s3://KEY:s@minio:9000/ruta?tls=0')).toEqual(bucketAt('http://KEY:s@minio:9000/ruta'))
  for (const wrong of [
    's3://host/ruta',
    's3://KEY:secret@host',
    's3://KEY:50%off@host/ruta',
    'https://s3.example.org/ruta',
    'https://KEY:secret@host',
    'https://KEY:secret@host/a/b',
    'https://KEY:50%off@host/ruta',
  ])
    expect(bucketAt(wrong)).toBeNull()
  expect(() => configOf({ FILES_BUCKET_URL: 'https://KEY:very-secret%@host/ruta' })).toThrow(/^(?!.*very-secret).*FILES_BUCKET_URL/)
  expect(() => configOf({ FILES_BUCKET_URL: 'ftp://KEY:very-secret@host/ruta' })).toThrow(/^(?!.*very-secret).*FILES_BUCKET_URL/)
  expect(configOf().filesIn.bucket).toBeNull()
})

test('[FI6] contents go under the prefix of the address, and the earlier form of the address finds those without one', async () => {
  const content = pdf(2_000)
  await attach('one', content)
  const under = createS3Store(must(bucketAt(s3.url.replace('?', '/plan/files?')), 'a bucket'))
  await move('s3', under)
  const here = () => s3.objects().filter((name) => name.includes(sha256(content)))
  expect(here()).toEqual([`plan/files/${sha256(content)}/one`])
  expect((await read(under.read({ hash: sha256(content), upload: 'one' }))).equals(content)).toBe(true)
  await move('database', under)
  expect(here()).toEqual([])
  await move('s3')
  const earlier = createS3Store(must(bucketAt(s3.url.replace('s3:', 'http:')), 'a bucket'))
  expect((await read(earlier.read({ hash: sha256(content), upload: 'one' }))).equals(content)).toBe(true)
  await earlier.remove({ hash: sha256(content), upload: 'one' })
})
