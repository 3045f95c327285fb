// The log on PostgreSQL: one transaction for all documents of a tick, with their heads locked, so that any number of servers may append.
import type { Pool } from 'pg'
import { type AccountId, type DocumentId, instant, type MeetingId, parseAccountId, parseDocumentId, seq } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import { ACTS, lockHeads, lockShared } from '../db/locks.ts'
import type { DatabaseRow } from '../db/queries.ts'
import { attributionChanges } from './attributionChanges.ts'
import { conflictOf, eachDocumentOnce } from './conflict.ts'
import { genesis } from './entry.ts'
import { type Appended, type Batch, type CheckpointDamage, DamagedLogError, PACKING, type UpdateLog } from './log.ts'
import { createReading } from './logReading.ts'
import { natural, readAnchor, readAttribution, readOwner, readTip, unlessFoundDamaged } from './logRows.ts'
import { type NumberedEntry, numberDrafts, type Tip } from './number.ts'
import { packableUpTo, packEntries } from './packing.ts'
import { createPostgresCheckpoints } from './postgresCheckpoints.ts'
import { inTransaction, type PostgresQuery, postgresQueries } from './postgresQueries.ts'
import { SQL } from './postgresStatements.ts'

interface Stamp {
  readonly meeting: MeetingId | null
  readonly sealed: boolean
}
/** For each of these documents, called within the append's transaction. */
export type StampsOf = (documents: readonly DocumentId[], query: PostgresQuery) => Promise<(document: DocumentId) => Stamp>

interface Dependencies {
  readonly pool: Pool
  readonly clock: Clock
  readonly stampsOf: StampsOf
  /** Called for each checkpoint that was skipped because it is damaged. */
  readonly damaged?: (damage: CheckpointDamage) => void
}

export const createPostgresLog = ({ pool, clock, stampsOf, damaged = () => undefined }: Dependencies): UpdateLog => {
  const queries = postgresQueries(pool)
  /** Cache: a document's number never changes. */
  const numbers = new Map<DocumentId, number>()
  const one = async (text: string, ...values: (string | number)[]): Promise<DatabaseRow | undefined> =>
    (await queries.all(text, ...values))[0]

  const numberOf = async (document: DocumentId): Promise<number | null> => {
    const known = numbers.get(document) ?? natural((await one(SQL.number, document))?.number)
    if (known !== null) numbers.set(document, known)
    return known
  }
  /** Before the transaction: two transactions that create the same logs in different orders would deadlock. */
  const begin = async (documents: readonly DocumentId[]): Promise<void> => {
    const unknown: DocumentId[] = []
    for (const document of documents) if ((await numberOf(document)) === null) unknown.push(document)
    if (unknown.length === 0) return
    await inTransaction(pool, 'BEGIN', (query) => query(SQL.addDocuments, [unknown.sort()]))
    for (const document of unknown) await numberOf(document)
  }
  const tipOf = async (document: DocumentId): Promise<Tip> => {
    const row = await unlessFoundDamaged(document, seq(0), () => one(SQL.tip, document))
    return toTip(document, row)
  }

  const append = async (batches: readonly Batch[]): Promise<ReadonlyMap<DocumentId, Appended>> => {
    eachDocumentOnce(batches)
    const documents = batches.map(({ document }) => document)
    await begin(documents)
    const placed = batches.map((batch) => ({ batch, number: numbers.get(batch.document) ?? -1 }))
    const locks = `BEGIN; ${lockShared(ACTS)}; ${lockHeads(placed.map(({ number }) => number))}`
    return inTransaction(pool, locks, async (query) => {
      const tips = new Map((await query(SQL.tips, [placed.map(({ number }) => number)])).map((row) => [row.number, row]))
      const ownerOf = await readOwners(query, placed)
      const stampOf = await stampsOf(documents, query)
      const now = clock.now()
      const judged = placed.map(({ batch, number }): CheckedBatch => {
        const why = whyNot(batch, {
          row: tips.get(number),
          sealed: stampOf(batch.document).sealed,
          ownerOf: (client) => ownerOf(number, client),
        })
        if (typeof why === 'string') return { batch, number, answer: { ok: false, why } }
        const next = numberDrafts(batch.document, why, batch.drafts, { now, meeting: stampOf(batch.document).meeting })
        const head = { seq: next.tip.seq, hash: next.tip.hash }
        return { batch, number, before: why, ...next, answer: { ok: true, entries: next.numbered.map(({ entry }) => entry), head } }
      })
      await write(query, judged)
      return new Map(judged.map(({ batch, answer }) => [batch.document, answer]))
    })
  }

  const reading = createReading({
    clock,
    tipOf,
    segmentAt: (document, wanted) => one(SQL.segmentAt, document, wanted),
    receipt: (document, at) => one(SQL.receipt, document, at),
    anchorBefore: (document, at) => one(SQL.anchorBefore, document, at),
    rows: (document, { after, upTo }, most) => queries.all(SQL.entries, document, after, upTo, most.entries, most.bytes),
  })
  const checkpoints = createPostgresCheckpoints({
    pool,
    queries,
    headOf: async (document) => (await tipOf(document)).seq,
    numberOf,
    damaged,
  })

  return {
    append,
    ...reading,
    owners: async (document) => {
      const owners = (await queries.all(SQL.owners, document)).map((row) => readOwner(document, row))
      return new Map(owners.map(({ client, account }) => [client, account]))
    },
    attributions: async (document) => (await queries.all(SQL.attributions, document)).map((row) => readAttribution(document, row)),
    ...checkpoints,
    async pack(document, rule = PACKING) {
      const number = await numberOf(document)
      const newest = (await checkpoints.historyCheckpoints(document)).at(-1)
      if (number === null || !newest) return 0
      return packEntries(document, {
        log: reading,
        clock,
        rule,
        after: readAnchor(document, await one(SQL.anchorBefore, document, Number.MAX_SAFE_INTEGER)),
        upTo: packableUpTo(rule, (await tipOf(document)).seq, newest.seq),
        replace: ({ first, last, hash, packed }) =>
          inTransaction(pool, `BEGIN; ${lockHeads([number])}`, async (query) => {
            await query(SQL.addSegment, [number, first, last, hash, packed])
            const removed = await query(SQL.removeEntries, [number, first, last])
            if (removed[0]?.count !== last - first + 1)
              throw new DamagedLogError(document, first, 'the entries changed while they were packed')
          }),
      })
    },
    anchors: async (document) => (await queries.all(SQL.anchors, document)).map((row) => readAnchor(document, row)),
    documents: async () =>
      (await queries.all(SQL.documents)).map(({ id }) => {
        const document = parseDocumentId(id)
        if (!document) throw new Error(`the log names a document that cannot be one: ${JSON.stringify(id)}`)
        return document
      }),
    // The pool is closed by its opener.
    close: async () => undefined,
  }
}

interface Placed {
  readonly batch: Batch
  readonly number: number
}
type CheckedBatch = Placed & {
  readonly answer: Appended
  readonly before?: Tip
  readonly tip?: Tip
  readonly numbered?: readonly NumberedEntry[]
}

const toTip = (document: DocumentId, row: DatabaseRow | undefined): Tip =>
  // Without a head there are no entries either, unless it was deleted.
  !row || (row.seq === null && row.last === null) ? { seq: seq(0), hash: genesis(document), at: instant(0) } : readTip(document, row)

/** Why a batch may not be appended; else the head of its log. */
const whyNot = (
  batch: Batch,
  found: { readonly row: DatabaseRow | undefined; readonly sealed: boolean; readonly ownerOf: (client: number) => AccountId | null },
): 'moved' | 'claimed' | 'sealed' | Tip => {
  if (found.sealed) return 'sealed'
  try {
    const tip = toTip(batch.document, found.row)
    return conflictOf(batch, tip, found.ownerOf) ?? tip
  } catch (error) {
    // Only this document is damaged. Its room reads the head again after `moved`, and detects the damage there.
    if (error instanceof DamagedLogError) return 'moved'
    throw error
  }
}

const readOwners = async (query: PostgresQuery, placed: readonly Placed[]) => {
  const claims = placed.flatMap(({ batch, number }) => batch.claims.map(({ client }) => ({ number, client })))
  if (claims.length === 0) return () => null
  const rows = await query(SQL.ownersOf, [claims.map(({ number }) => number), claims.map(({ client }) => client)])
  const owners = new Map(rows.map((row) => [`${row.document} ${row.client}`, parseAccountId(row.account)]))
  return (number: number, client: number): AccountId | null => owners.get(`${number} ${client}`) ?? null
}

const write = async (query: PostgresQuery, judged: readonly CheckedBatch[]): Promise<void> => {
  const accepted = judged.filter(({ answer }) => answer.ok)
  const claims = accepted.flatMap(({ batch, number }) => batch.claims.map((claim) => ({ number, ...claim })))
  if (claims.length > 0)
    await query(SQL.claim, [claims.map(({ number }) => number), claims.map(({ client }) => client), claims.map(({ account }) => account)])
  const grown = accepted.flatMap(({ number, before, tip, numbered = [] }) =>
    before && tip && numbered.length > 0 ? [{ number, before, tip, numbered }] : [],
  )
  if (grown.length === 0) return
  const rows = grown.flatMap(({ number, numbered }) => numbered.map((one) => ({ number, ...one })))
  await query(SQL.addEntries, [
    rows.map(({ number }) => number),
    rows.map(({ entry }) => entry.seq),
    rows.map(({ entry }) => entry.at),
    rows.map(({ entry }) => entry.kind),
    rows.map(({ entry }) => entry.author),
    rows.map(({ entry }) => entry.delegation),
    rows.map(({ entry }) => entry.meeting),
    rows.map(({ entry }) => entry.source),
    rows.map(({ updates }) => asBuffer(updates)),
    rows.map(({ digest }) => asBuffer(digest)),
  ])
  await mark(query, accepted)
  const moved = await query(SQL.setHeads, [
    grown.map(({ number }) => number),
    grown.map(({ tip }) => tip.seq),
    grown.map(({ tip }) => tip.at),
    grown.map(({ tip }) => asBuffer(tip.hash)),
    grown.map(({ before }) => before.seq),
  ])
  // Guaranteed by the lock. A writer without it would be refused here, and the chain stays intact.
  if (moved.length !== grown.length) throw new Error('a head has moved under its lock')
}

/** Sequential: there is hardly ever more than one. */
const mark = async (query: PostgresQuery, accepted: readonly CheckedBatch[]): Promise<void> => {
  for (const { batch, number, numbered = [] } of accepted) {
    const entries = numbered.map(({ entry }) => entry)
    const { brought, vouched } = attributionChanges(batch, entries)
    if (brought.length > 0)
      await query(SQL.addAttribution, [
        brought.map(() => number),
        brought.map(({ seq }) => seq),
        brought.map(({ client }) => client),
        brought.map(({ from }) => from),
        brought.map(({ to }) => to),
        brought.map(({ owner }) => owner),
      ])
    for (const [seq, by] of vouched) await query(SQL.vouch, [by, number, seq])
  }
}

/** An array of bytea is serialised from Buffers only. */
const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
