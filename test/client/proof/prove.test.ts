// What the page of the check is told by its worker: of good files, of hostile ones, and of what a device remembers.
import { generateKeyPairSync, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { kindOfFile } from '../../../client/proof/kindOfFile.ts'
import { createBrowserPrimitives } from '../../../client/proof/primitives.ts'
import { prove } from '../../../client/proof/prove.ts'
import type { ProofReport, Seen } from '../../../client/proof/report.ts'
import { sentenceOfArchiveFault, sentenceOfLog } from '../../../client/proof/sentences.ts'
import { verdictOf } from '../../../client/proof/verdict.ts'
import { instant, seq } from '../../../shared/ids.ts'
import { writeRecord } from '../../../shared/proof/archive.ts'
import { fromHex, toHex } from '../../../shared/proof/hex.ts'
import { canonicalHead, keyIdOf } from '../../../shared/proof/signedHead.ts'
import { must } from '../../../shared/result.ts'
import { seedOf } from '../../harness/seeds.ts'
import { readArchive } from '../../shared/proof/both.ts'

const BYTES = new Uint8Array(readFileSync('test/server/trust/first.ruta'))
const { heads, keys, group } = await readArchive(BYTES)
const EXPORTED = must(group, 'a group')
const fileOf = (content: Uint8Array | string, name = 'group.ruta') => new File([content as BlobPart], name)
const headsFile = (content: unknown, name = 'heads.json') => fileOf(JSON.stringify(content), name)
const HELD = headsFile({ group: EXPORTED.id, heads, keys })
const PRIMITIVES = createBrowserPrimitives()
const report = (archive: File, kept: readonly File[] = [], seen: readonly Seen[] = []): Promise<ProofReport> =>
  prove(PRIMITIVES, { archive, heads: kept, seen: { name: 'this device', heads: seen } }, () => undefined)

/** Every finding has a sentence in both languages, without a hole in it. */
const said = (found: ProofReport): readonly string[] =>
  (['es', 'en'] as const).flatMap((language) => {
    const words = { text: CATALOGUE[language], language }
    const sentences = [
      ...found.faults.map((fault) => sentenceOfArchiveFault(words, fault)),
      ...found.logs.map((log) => sentenceOfLog(words, log)),
    ]
    for (const sentence of sentences) expect(sentence).not.toMatch(/undefined|NaN|null/)
    return sentences
  })

test('[T42] a good archive is covered by heads that were kept, wholly or in part; alone it is only consistent', async () => {
  expect(verdictOf(await report(fileOf(BYTES)))).toEqual({ is: 'consistent' })
  expect(verdictOf(await report(fileOf(BYTES), [HELD]))).toEqual({ is: 'covered', covered: 15, entries: 15 })
  const { logs } = await report(fileOf(BYTES), [headsFile({ group: EXPORTED.id, heads: heads.slice(0, 1), keys })])
  expect(logs.filter(({ covered }) => covered === null)).toHaveLength(1)
})

test('[T42] the archive is compared with heads that this device remembers, unless they were seen after the export or are of another group', async () => {
  const [head] = heads
  const { document, hash, seq: at } = must(head, 'a head')
  const seen = (changed: Partial<Seen>): Seen => ({ document, group: EXPORTED.id, seq: at, hash, at: EXPORTED.at, ...changed })
  expect(await report(fileOf(BYTES), [], [seen({})])).toMatchObject({ held: true, later: 0 })
  expect(verdictOf(await report(fileOf(BYTES), [], [seen({ hash: '0'.repeat(64) })]))).toEqual({ is: 'wrong' })
  const later = await report(fileOf(BYTES), [], [seen({ seq: seq(999), at: instant(EXPORTED.at + 1) })])
  expect([verdictOf(later), later.later, later.held]).toEqual([{ is: 'consistent' }, 1, false])
  expect(await report(fileOf(BYTES), [], [seen({ group: 'other' as Seen['group'] & string, hash: '0'.repeat(64) })])).toMatchObject({
    held: false,
  })
})

test('[T51] a signed head of after the export, and its new key, are named as newer than the archive, and nothing is wrong', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const der = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }))
  const key = keyIdOf(PRIMITIVES.sha256, der)
  const [known] = heads
  const head = { ...must(known, 'a head'), seq: seq(999), at: instant(EXPORTED.at + 1), key }
  const signature = toHex(sign(null, canonicalHead({ ...head, hash: fromHex(head.hash) }), privateKey))
  const newKeys = [...keys, { id: key, publicKey: toHex(der), since: head.at }]
  const newer = headsFile({ group: EXPORTED.id, heads: [...heads, { ...head, digests: null, signature }], keys: newKeys })
  const found = await report(fileOf(BYTES), [newer])
  expect(verdictOf(found)).toEqual({ is: 'covered', covered: 15, entries: 15 })
  expect(found.newer).toEqual([{ file: 'heads.json', heads: 1 }])
  expect(CATALOGUE.es.proof.newer(1, 'heads.json')).toContain('más nuevo que el archivo')
  expect(CATALOGUE.en.proof.newer(2, 'heads.json')).toContain('are newer than the archive')
})

test('[T42] heads that are none, that were changed or are of another group are named with their file', async () => {
  const wrong = [fileOf('<!doctype html>', 'a.json'), fileOf('{"heads":[{"seq":1e999}]}', 'b.json'), headsFile([1], 'c.json')]
  const found = await report(fileOf(BYTES), wrong)
  expect([verdictOf(found), found.notHeads]).toEqual([{ is: 'wrong' }, ['a.json', 'b.json', 'c.json']])
  const other = await report(fileOf(BYTES), [headsFile({ group: 'other', heads, keys }, 'other.json')])
  expect(said(other)[0]).toContain('other.json')
  const touched = heads.map((head) => ({ ...head, at: Number.MAX_SAFE_INTEGER }))
  const changed = await report(fileOf(BYTES), [headsFile({ group: EXPORTED.id, heads: touched, keys })])
  expect(said(changed).some((sentence) => sentence.includes('heads.json'))).toBe(true)
})

test('[T42] any dropped file ends with an answer in both languages: pieces, other files, a bomb', async () => {
  const [head, zip] = [BYTES.subarray(0, 15), fileOf('PK\u0003\u0004'.repeat(40))]
  expect(await Promise.all([fileOf(BYTES), zip, fileOf(''), HELD].map(kindOfFile))).toEqual(['archive', 'neither', 'empty', 'heads'])
  expect(verdictOf(await report(zip))).toEqual({ is: 'notArchive' })
  const bomb = zstdCompressSync(new Uint8Array(200 * 1024 * 1024))
  const log = new TextEncoder().encode(JSON.stringify({ document: 'roadmap:tco', seq: Number.MAX_SAFE_INTEGER, hash: '0'.repeat(64) }))
  const bombs = await report(
    fileOf(Buffer.concat([head, writeRecord('L', log), ...Array.from({ length: 20 }, () => writeRecord('E', bomb))])),
  )
  expect(bombs.logs).toMatchObject([{ verified: { ok: false, seq: 1 } }])
  said(bombs)
  const long = Buffer.concat([head, Buffer.from([...Buffer.from('E'), 255, 255, 255, 255])])
  said(await report(fileOf(long)))
  await fc.assert(
    fc.asyncProperty(fc.nat(BYTES.length), fc.uint8Array({ maxLength: 60 }), fc.nat(BYTES.length), async (to, between, from) => {
      const found = await report(fileOf(Buffer.concat([BYTES.subarray(0, to), between, BYTES.subarray(from)])), [HELD])
      if (verdictOf(found).is === 'covered') expect([to - from, between.length]).toEqual([0, 0])
      said(found)
    }),
    { numRuns: 60, seed: seedOf(42) },
  )
})

test('[T42] no more than a piece of a large archive is read at once, and how far it has come only grows', async () => {
  const source = fileOf(BYTES)
  const record = writeRecord('E', new Uint8Array(100_000))
  // Of a kind that only a later version knows.
  record[0] = 90
  const many = Array.from({ length: 300 }, () => record)
  const large = new File([source.slice(0, 15), ...(many as BlobPart[]), source.slice(15)], 'large.ruta')
  let widest = 0
  const slice = large.slice.bind(large)
  large.slice = (from = 0, to = large.size) => {
    widest = Math.max(widest, to - from)
    return slice(from, to)
  }
  const shares: number[] = []
  await prove(PRIMITIVES, { archive: large, heads: [], seen: null }, ({ done, total }) => shares.push(done / total))
  expect(widest).toBeLessThanOrEqual(1024 * 1024)
  expect(shares.length).toBeGreaterThan(100)
  expect(shares.every((share, index) => share >= (shares[index - 1] ?? 0) && share <= 1)).toBe(true)
})
