// Access to the database or an archive is enough to change it, but not unnoticed.
import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import fc from 'fast-check'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import { digestOf, encodeEntry, genesis, hashOfNext } from '../../../server/log/entry.ts'
import type { LogEntry } from '../../../server/log/log.ts'
import { verifyLog } from '../../../server/log/verifyChain.ts'
import { canonicalHead, keyIdOf, signBytes } from '../../../server/trust/signedHead.ts'
import { writeArchive } from '../../../server/trust/writeArchive.ts'
import { type DocumentId, instant, seq } from '../../../shared/ids.ts'
import { decodeEntry } from '../../../shared/log/decodeEntry.ts'
import { type RecordKind, writeRecord } from '../../../shared/proof/archive.ts'
import { readHeldHeads } from '../../../shared/proof/readHeldHeads.ts'
import { must } from '../../../shared/result.ts'
import { seedOf } from '../../harness/seeds.ts'
import { archivedEntries, checkArchive, createOften, readArchive, whys } from '../../shared/proof/both.ts'
import { openLog } from '../log/openLog.ts'
import { aDraft, appendTo, bob, page } from '../log/updateLogContract.ts'

const ORIGINAL = new Uint8Array(readFileSync(join(import.meta.dirname, 'first.ruta')))
const READ = await readArchive(ORIGINAL)
const PLAN = must(
  READ.logs.find(({ log }) => log.document === 'roadmap:tco'),
  'the plan',
)
const { document, seq: ENTRIES } = PLAN.log
/** What a delegation had downloaded: the heads in the archive, as the file of "Download seals". */
const { heads, keys } = READ
const HELD = must(readHeldHeads('heads.json', new TextEncoder().encode(JSON.stringify({ group: 'tco', heads, keys }))), 'held heads')

type Raw = readonly [header: Uint8Array, updates: Uint8Array, digest: Uint8Array]
const rawEntries = (block: Uint8Array): Raw[] => {
  const decoder = decoding.createDecoder(new Uint8Array(zstdDecompressSync(block)))
  const all: Raw[] = []
  while (decoding.hasContent(decoder))
    all.push([decoding.readVarUint8Array(decoder), decoding.readVarUint8Array(decoder), decoding.readUint8Array(decoder, 8)])
  return all
}
const blockOf = (entries: readonly Raw[]): Uint8Array =>
  zstdCompressSync(
    encoding.encode((encoder) => {
      for (const [header, updates, digest] of entries) {
        encoding.writeVarUint8Array(encoder, header)
        encoding.writeVarUint8Array(encoder, updates)
        encoding.writeUint8Array(encoder, digest)
      }
    }),
  )
/** The plan's entries exchanged for others; the rest, the seal too, as it was. */
const withEntries = (change: (entries: Raw[]) => readonly Raw[]): Uint8Array => {
  const block = must(PLAN.blocks[0], 'a block')
  const start = block.from - 5
  const record = writeRecord('E', blockOf(change(rawEntries(ORIGINAL.subarray(block.from, block.from + block.length)))))
  return Buffer.concat([ORIGINAL.subarray(0, start), record, ORIGINAL.subarray(start + 5 + block.length)])
}
const checkOften = createOften()
const planIn = async (bytes: Uint8Array) => {
  const checked = await checkOften(bytes)
  return { ...checked, plan: checked.logs.find((log) => log.document === document)?.verified }
}
const flipped = (bytes: Uint8Array, place: number, bit: number): Uint8Array => {
  const copy = new Uint8Array(bytes)
  copy[place % copy.length] = (copy[place % copy.length] ?? 0) ^ (1 << bit)
  return copy
}
const index = fc.integer({ min: 0, max: ENTRIES - 1 })

describe('[T40] [T7] in an archive, the first entry is named', () => {
  test('when any bit of it was changed: of its header, its updates or its digest', () =>
    fc.assert(
      fc.asyncProperty(index, fc.nat(2), fc.nat(), fc.nat(7), async (at, part, place, bit) => {
        const bytes = withEntries((entries) =>
          entries.map((raw, i): Raw => {
            const [header, updates, digest] = raw
            if (i !== at) return raw
            return part === 0
              ? [flipped(header, place, bit), updates, digest]
              : part === 1
                ? [header, flipped(updates, place, bit), digest]
                : [header, updates, flipped(digest, place, bit)]
          }),
        )
        const { plan, sealedBy } = await planIn(bytes)
        expect(plan).toMatchObject({ ok: false, seq: at + 1 })
        expect(sealedBy).toBeNull()
      }),
      { numRuns: 150, seed: seedOf(5) },
    ))

  test('when it is missing, out of its place, or there twice', () =>
    fc.assert(
      fc.asyncProperty(index, index, fc.constantFrom('removed', 'cut off', 'exchanged', 'doubled'), async (a, b, how) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)]
        fc.pre(how !== 'exchanged' || first !== second)
        const changed = (entries: Raw[]): readonly Raw[] => {
          if (how === 'removed') return entries.filter((_, i) => i !== first)
          if (how === 'cut off') return entries.slice(0, first)
          if (how === 'doubled') return entries.flatMap((raw, i) => (i === first ? [raw, raw] : [raw]))
          return entries.map((raw, i) => entries[i === first ? second : i === second ? first : i] ?? raw)
        }
        const { plan } = await planIn(withEntries(changed))
        expect(plan).toMatchObject({ ok: false, seq: how === 'doubled' ? first + 2 : first + 1 })
      }),
      { numRuns: 80, seed: seedOf(6) },
    ))

  test('behind which another author was put, with all digests made to fit: the chain leads to none of its heads', async () => {
    const bytes = withEntries((entries) =>
      entries.map((raw, i): Raw => {
        const entry = decodeEntry(raw[0], raw[1])
        if (!entry || i !== 4) return raw
        const forged = encodeEntry({ ...entry, author: bob })
        return [forged.header, forged.updates, digestOf(document, forged)]
      }),
    )
    expect((await planIn(bytes)).plan).toMatchObject({ ok: false, seq: ENTRIES, why: expect.stringContaining('do not lead to') })
  })
})

/** Somebody who owns the server writes all of it anew, as they like it, and signs it: with the same key, or one of their own. */
const writtenAnew = async (change: (entry: LogEntry) => LogEntry, after: number = ENTRIES) => {
  const archive = await readArchive(ORIGINAL)
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const spki = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }))
  const secret = new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' }))
  const key = { id: keyIdOf(spki), publicKey: Buffer.from(spki).toString('hex'), since: instant(1) }
  const logs = new Map<DocumentId, LogEntry[]>()
  for (const { log, blocks } of archive.logs) {
    const entries: LogEntry[] = []
    for await (const entry of archivedEntries(log.document, blocks))
      if (log.document !== document || entry.seq <= after) entries.push(log.document === document ? change(entry) : entry)
    logs.set(log.document, entries)
  }
  const ends = [...logs].map(([id, entries]) => ({
    document: id,
    seq: seq(entries.length),
    hash: entries.reduce((hash, entry) => hashOfNext(hash, encodeEntry(entry)), genesis(id)),
  }))
  const pieces = writeArchive({
    group: must(archive.group, 'a group'),
    keys: [key],
    logs: ends.map((end) => ({ ...end, hash: Buffer.from(end.hash).toString('hex') })),
    heads: ends.map((end) => ({
      ...end,
      hash: Buffer.from(end.hash).toString('hex'),
      at: instant(2),
      key: key.id,
      signature: Buffer.from(signBytes(canonicalHead({ ...end, at: instant(2), key: key.id }), secret)).toString('hex'),
      reason: 'export',
    })),
    marks: [],
    log: {
      async *read(id) {
        yield* logs.get(id) ?? []
      },
    },
    words: async () => [],
    people: async () => must(archive.people, 'names'),
    sign: async (bytes) => ({ key: key.id, signature: Buffer.from(signBytes(bytes, secret)).toString('hex') }),
  })
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

describe('[T40] [T8] a history that was written anew, each hash and each signature in order', () => {
  test('is sound in itself, and caught by a head that was held elsewhere', async () => {
    const forged = await writtenAnew((entry) => (entry.seq === 2 ? { ...entry, author: bob } : entry))
    const alone = await checkArchive(forged)
    expect([alone.faults, alone.logs.map(({ verified }) => verified.ok)]).toEqual([[], [true, true]])
    const { logs, faults } = await checkArchive(forged, [HELD])
    expect(logs.find((log) => log.document === document)?.verified).toEqual({
      ok: false,
      seq: ENTRIES,
      why: expect.stringMatching(/^entries 1 to 12 do not lead to the head of 2026-\S+ that heads\.json holds$/),
      cause: expect.objectContaining({
        type: 'other',
        from: 1,
        knownHead: expect.objectContaining({ held: expect.objectContaining({ file: 'heads.json' }) }),
      }),
    })
    expect(whys({ faults })).toEqual([
      expect.stringMatching(/^the key [0-9a-f]{32}, by which the heads in heads\.json are signed, is not among/),
    ])
  })

  test('or cut short, likewise; and one that is as it was, but under another key, says so', async () => {
    const short = await checkArchive(await writtenAnew((entry) => entry, 7), [HELD])
    expect(short.logs.find((log) => log.document === document)?.verified).toMatchObject({ ok: false, seq: 8 })
    const other = await checkArchive(await writtenAnew((entry) => entry), [HELD])
    expect(other.logs.every(({ verified }) => verified.ok)).toBe(true)
    expect(other.faults).toHaveLength(1)
  })

  test('cannot hide behind a head of the empty log, which comes before the one that is held', async () => {
    const forged = await writtenAnew((entry) => (entry.seq === 2 ? { ...entry, author: bob } : entry))
    const zero = { document, seq: seq(0), hash: Buffer.from(genesis(document)).toString('hex'), at: instant(1), key: null, signature: null }
    const { logs } = await checkArchive(forged, [{ ...HELD, heads: [{ ...zero, reason: 'periodic' as const }, ...HELD.heads] }])
    expect(logs.find((log) => log.document === document)?.verified).toMatchObject({ ok: false, seq: ENTRIES })
  })

  test('with a document left out: it is missed', async () => {
    const lacking = { ...HELD, heads: HELD.heads.map((head) => ({ ...head, document: page })) }
    const { logs } = await checkArchive(ORIGINAL, [lacking])
    expect(logs.find((log) => log.document === page)?.verified).toEqual({
      ok: false,
      seq: 1,
      why: 'there is no log of it',
      cause: expect.objectContaining({ type: 'short', last: 0 }),
    })
  })

  test('held heads that were changed themselves prove nothing, and that is said', async () => {
    const touched = { ...HELD, heads: HELD.heads.map((head) => ({ ...head, at: instant(head.at + 1) })) }
    const { faults } = await checkArchive(ORIGINAL, [touched])
    expect(whys({ faults })).toContain(`heads.json: the head of ${document} at entry ${ENTRIES} is not as it was signed`)
  })
})

describe('[T40] [IN-08] [T9] foreign bytes', () => {
  const isProved = async (bytes: Uint8Array) => {
    const { faults, logs } = await checkOften(bytes)
    return faults.length === 0 && logs.every(({ verified }) => verified.ok)
  }

  test('are never proved in an archive of which any bit was changed, and never an exception', async () => {
    expect(await isProved(ORIGINAL)).toBe(true)
    await fc.assert(
      fc.asyncProperty(fc.nat(ORIGINAL.length - 1), fc.nat(7), async (place, bit) => {
        expect(await isProved(flipped(ORIGINAL, place, bit))).toBe(false)
      }),
      { numRuns: 400, seed: seedOf(8) },
    )
  })

  test('cut off, lengthened, put together of pieces or of nothing at all: neither', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.tuple(fc.nat(ORIGINAL.length), fc.nat(ORIGINAL.length)), fc.uint8Array({ maxLength: 40 })), { maxLength: 4 }),
        async (pieces) => {
          const bytes = Buffer.concat(
            pieces.map((piece) => (piece instanceof Uint8Array ? piece : ORIGINAL.subarray(Math.min(...piece), Math.max(...piece)))),
          )
          fc.pre(!bytes.equals(ORIGINAL))
          expect(await isProved(bytes)).toBe(false)
          readHeldHeads('any', bytes)
        },
      ),
      { numRuns: 300, seed: seedOf(9) },
    ))

  test('in any record: neither', () => {
    const kinds: readonly RecordKind[] = ['G', 'K', 'L', 'E', 'H', 'M', 'P', 'S']
    return fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...kinds),
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => new TextEncoder().encode(text)),
        ),
        async (kind, body) => {
          const bytes = Buffer.concat([
            ORIGINAL.subarray(0, 15),
            ...kinds.map((one) => writeRecord(one, one === kind ? body : new Uint8Array())),
          ])
          expect(await isProved(bytes)).toBe(false)
          readHeldHeads('any', body)
        },
      ),
      { numRuns: 200, seed: seedOf(10) },
    )
  })
})

describe('[HI-01] [T7] in the database, in rows and in packed segments, the damage is named', () => {
  const LAST = 60
  const aPackedLog = async () => {
    const { log, database } = await openLog()
    await appendTo(log, page, { drafts: Array.from({ length: LAST }, (_, at) => aDraft(at, at % 3, 7, 7)) })
    await log.keepCheckpoint({ document: page, seq: seq(50), state: Uint8Array.of(0), stateVector: Uint8Array.of(0) })
    const packed = await log.pack(page, { newest: 12, segmentBytes: 60 })
    expect(packed).toBeGreaterThan(20)
    return { log, sqlite: database.sqlite, segments: (await log.anchors(page)).length }
  }

  test('when anything was changed, removed, exchanged or cut off', async () => {
    const { log, sqlite, segments } = await aPackedLog()
    expect(segments).toBeGreaterThan(2)
    const nth = (which: number) => `rowid = (SELECT rowid FROM log_segment ORDER BY first LIMIT 1 OFFSET ${which % segments})`
    const flip = (table: string, column: string, where: string, place: number, bit: number) => {
      const row = sqlite.prepare(`SELECT ${column} AS was FROM ${table} WHERE ${where}`).get()
      if (row?.was instanceof Uint8Array)
        sqlite.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${where}`).run(flipped(row.was, place, bit))
    }
    const TAMPERINGS: Readonly<Record<string, (a: number, place: number, bit: number) => void>> = {
      'a bit of a segment': (a, place, bit) => flip('log_segment', 'packed', nth(a), place, bit),
      'the end of a segment': (a, place, bit) => flip('log_segment', 'hash', nth(a), place, bit),
      'a segment removed': (a) => sqlite.exec(`DELETE FROM log_segment WHERE ${nth(a)}`),
      'a segment moved': (a) => sqlite.exec(`UPDATE log_segment SET first = first + 1 WHERE ${nth(a)}`),
      'two segments exchanged': (a) =>
        sqlite.exec(`UPDATE log_segment SET packed = (SELECT packed FROM log_segment WHERE ${nth(a + 1)}) WHERE ${nth(a)}`),
      'a bit of a row': (a, place, bit) => flip('log_entry', 'updates', `seq = ${LAST - (a % 12)}`, place, bit),
      'a row removed': (a) => sqlite.exec(`DELETE FROM log_entry WHERE seq = ${LAST - (a % 12)}`),
      'another author': (a) => sqlite.exec(`UPDATE log_entry SET author = 'bob' WHERE seq = ${LAST - (a % 12)}`),
      'rows cut off': (a) => sqlite.exec(`DELETE FROM log_entry WHERE seq > ${LAST - 1 - (a % 12)}`),
    }
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(TAMPERINGS)), fc.nat(100), fc.nat(), fc.nat(7), async (what, a, place, bit) => {
        sqlite.exec('BEGIN')
        TAMPERINGS[what]?.(a, place, bit)
        const verified = await verifyLog(log, page)
        sqlite.exec('ROLLBACK')
        expect(verified).toMatchObject({ ok: false })
        expect(verified.ok || (verified.seq >= 1 && verified.seq <= LAST)).toBe(true)
        expect(await verifyLog(log, page)).toEqual({ ok: true, entries: LAST })
      }),
      { numRuns: 200, seed: seedOf(12) },
    )
  })
})
