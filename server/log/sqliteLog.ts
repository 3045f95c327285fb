// The log on node:sqlite: prepared statements, one transaction and one fsync for all documents of a tick.
import { type AccountId, type DocumentId, instant, type MeetingId, parseAccountId, parseDocumentId, seq } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/open.ts'
import type { DatabaseRow } from '../db/queries.ts'
import { attributionChanges } from './attributionChanges.ts'
import { conflictOf, eachDocumentOnce } from './conflict.ts'
import { genesis } from './entry.ts'
import { type Appended, type Batch, type CheckpointDamage, DamagedLogError, PACKING, type UpdateLog } from './log.ts'
import { createReading } from './logReading.ts'
import { natural, readAnchor, readAttribution, readOwner, readTip, unlessDamaged } from './logRows.ts'
import { numberDrafts, type Tip } from './number.ts'
import { packableUpTo, packEntries } from './packing.ts'
import { createCheckpoints } from './sqliteCheckpoints.ts'
import { prepareStatements, type Statements } from './statements.ts'
import { createWriteTransaction } from './writeTransaction.ts'

interface Dependencies {
  readonly database: Pick<Database, 'sqlite'>
  readonly clock: Clock
  /** Called inside the transaction: it may read `database.sqlite`. */
  readonly meetingOf: (document: DocumentId) => MeetingId | null
  /** Called inside the transaction too. Without it no document is sealed. */
  readonly isSealed?: (document: DocumentId) => boolean
  /** Called for each checkpoint that was skipped because it is damaged. */
  readonly damaged?: (damage: CheckpointDamage) => void
}

export const createSqliteLog = ({
  database: { sqlite },
  clock,
  meetingOf,
  isSealed = () => false,
  damaged = () => undefined,
}: Dependencies): UpdateLog => {
  const sql = prepareStatements(sqlite)
  const write = createWriteTransaction(sqlite, clock)
  const numberOf = (document: DocumentId) => natural(sql.number.get(document)?.number)
  const standOf = standsIn(sql)
  const tipOf = (document: DocumentId): Tip => standOf(document).tip

  const appendOne = appending({ sql, clock, meetingOf, isSealed, standOf })
  const reading = createReading({
    clock,
    tipOf: async (document) => tipOf(document),
    segmentAt: async (document, wanted) => sql.segmentAt.get(document, wanted),
    receipt: async (document, at) => sql.receipt.get(document, at),
    anchorBefore: async (document, at) => sql.anchorBefore.get(document, at),
    async rows(document, { after, upTo }, most) {
      const found: DatabaseRow[] = []
      let bytes = 0
      const rows = sql.entries.iterate(document, after, upTo)
      try {
        while (found.length < most.entries && bytes < most.bytes) {
          const { value: row } = unlessDamaged(document, seq(after + found.length + 1), () => rows.next())
          if (!row) break
          found.push(row)
          bytes += row.updates instanceof Uint8Array ? row.updates.length : 0
        }
      } finally {
        // Until it is finished the statement keeps its snapshot, and with it the write-ahead log.
        rows.return?.()
      }
      return found
    },
  })

  const checkpoints = createCheckpoints({ sql, write, headOf: (document) => tipOf(document).seq, numberOf, damaged })

  return {
    append: (batches) =>
      write(() => {
        eachDocumentOnce(batches)
        return new Map(batches.map((batch) => [batch.document, appendOne(batch)]))
      }),
    ...reading,
    owners: async (document) => {
      const owners = sql.owners.all(document).map((row) => readOwner(document, row))
      return new Map(owners.map(({ client, account }) => [client, account]))
    },
    attributions: async (document) =>
      sql
        .attributions()
        .all(document)
        .map((row) => readAttribution(document, row)),
    ...checkpoints,
    async pack(document, rule = PACKING) {
      const number = numberOf(document)
      const newest = (await checkpoints.historyCheckpoints(document)).at(-1)
      if (number === null || !newest) return 0
      return packEntries(document, {
        log: reading,
        clock,
        rule,
        after: readAnchor(document, sql.anchorBefore.get(document, Number.MAX_SAFE_INTEGER)),
        upTo: packableUpTo(rule, tipOf(document).seq, newest.seq),
        replace: ({ first, last, hash, packed }) =>
          write(() => {
            sql.addSegment.run(number, first, last, hash, packed)
            const { changes } = sql.removeEntries.run(number, first, last)
            if (Number(changes) !== last - first + 1)
              throw new DamagedLogError(document, first, 'the entries changed while they were packed')
          }),
      })
    },
    anchors: async (document) => sql.anchors.all(document).map((row) => readAnchor(document, row)),
    documents: async () =>
      sql.documents.all().map(({ id }) => {
        const document = parseDocumentId(id)
        if (!document) throw new Error(`the log names a document that cannot be one: ${JSON.stringify(id)}`)
        return document
      }),
    // The connection is closed by the opener of the database.
    close: async () => undefined,
  }
}

interface Stand {
  readonly number: number | null
  readonly tip: Tip
}
/** A single query for an append, which runs it for every room of every tick. */
const standsIn =
  (sql: Statements) =>
  (document: DocumentId): Stand => {
    const row = unlessDamaged(document, seq(0), () => sql.tip.get(document))
    const number = natural(row?.number)
    // Without a head there are no entries either, unless it was deleted.
    if (!row || (row.seq === null && row.last === null)) return { number, tip: { seq: seq(0), hash: genesis(document), at: instant(0) } }
    return { number, tip: readTip(document, row) }
  }

interface Appending extends Pick<Dependencies, 'clock' | 'meetingOf'> {
  readonly sql: Statements
  readonly isSealed: (document: DocumentId) => boolean
  readonly standOf: (document: DocumentId) => Stand
}
/** The entries of one document, inside the transaction of its tick. */
const appending =
  ({ sql, clock, meetingOf, isSealed, standOf }: Appending) =>
  (batch: Batch): Appended => {
    const { document, claims, drafts } = batch
    if (isSealed(document)) return { ok: false, why: 'sealed' }
    let stand: Stand
    try {
      stand = standOf(document)
    } catch (error) {
      // Only this document is damaged. Its room reads the head again after `moved`, and detects the damage there.
      if (error instanceof DamagedLogError) return { ok: false, why: 'moved' }
      throw error
    }
    const { number: known, tip } = stand
    const ownerOf = (client: number): AccountId | null => (known === null ? null : parseAccountId(sql.owner.get(known, client)?.account))
    const why = conflictOf(batch, tip, ownerOf)
    if (why) return { ok: false, why }
    const number = known ?? sql.addDocument.run(document).lastInsertRowid
    for (const { client, account } of claims) sql.claim.run(number, client, account)
    const next = numberDrafts(document, tip, drafts, { now: clock.now(), meeting: meetingOf(document) })
    for (const { entry, updates, digest } of next.numbered)
      sql.addEntry.run(
        number,
        entry.seq,
        entry.at,
        entry.kind,
        entry.author,
        entry.delegation,
        entry.meeting,
        entry.source,
        updates,
        digest,
      )
    const entries = next.numbered.map(({ entry }) => entry)
    const { brought, vouched } = attributionChanges(batch, entries)
    for (const { seq, client, from, to, owner } of brought) sql.addAttribution().run(number, seq, client, from, to, owner)
    for (const [seq, by] of vouched) sql.vouch().run(by, number, seq)
    if (next.numbered.length > 0) sql.setHead.run(number, next.tip.seq, next.tip.at, next.tip.hash)
    return { ok: true, entries, head: { seq: next.tip.seq, hash: next.tip.hash } }
  }
