// The log on node:sqlite: prepared statements, one transaction and one fsync for all documents of a tick.
import {
  type AccountId,
  type DocumentId,
  instant,
  type MeetingId,
  parseAccountId,
  parseDocumentId,
  type Seq,
  seq,
} from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/open.ts'
import { conflictOf, eachDocumentOnce } from './conflict.ts'
import { genesis } from './entry.ts'
import { hashFrom, mustBeWithin } from './hashAt.ts'
import { type Appended, type Batch, DamagedLogError, type Entry, PACKING, type UpdateLog } from './log.ts'
import { numberDrafts, type Tip } from './number.ts'
import type { OpenSegment } from './openSegment.ts'
import { packableUpTo, packEntries } from './packing.ts'
import { natural, readAnchor, readOwner, readTip, unlessDamaged } from './rows.ts'
import { newestAt } from './seqAt.ts'
import { createCheckpoints } from './sqliteCheckpoints.ts'
import { createPages } from './sqlitePages.ts'
import { prepareStatements } from './statements.ts'
import { createWriteTransaction } from './writeTransaction.ts'

interface Dependencies {
  readonly database: Pick<Database, 'sqlite'>
  readonly clock: Clock
  /** Called inside the transaction: it may read `database.sqlite`. */
  readonly meetingOf: (document: DocumentId) => MeetingId | null
  /** Called inside the transaction too. Without it no document is. */
  readonly isSealed?: (document: DocumentId) => boolean
}

export const createSqliteLog = ({ database: { sqlite }, clock, meetingOf, isSealed = () => false }: Dependencies): UpdateLog => {
  const sql = prepareStatements(sqlite)
  const write = createWriteTransaction(sqlite, clock)
  const pages = createPages(sql)
  const numberOf = (document: DocumentId) => natural(sql.number.get(document)?.number)
  const tipOf = (document: DocumentId): Tip => {
    const row = unlessDamaged(document, seq(0), () => sql.tip.get(document))
    // Without a head there are no entries either, unless somebody removed it.
    if (!row || (row.seq === null && row.last === null)) return { seq: seq(0), hash: genesis(document), at: instant(0) }
    return readTip(document, row)
  }

  const appendOne = (batch: Batch): Appended => {
    const { document, claims, drafts } = batch
    if (isSealed(document)) return { ok: false, why: 'sealed' }
    let tip: Tip
    try {
      tip = tipOf(document)
    } catch (error) {
      // Only this document is damaged. Its room reads the head again when it is told `moved`, and meets the damage there.
      if (error instanceof DamagedLogError) return { ok: false, why: 'moved' }
      throw error
    }
    const known = numberOf(document)
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
    if (next.numbered.length > 0) sql.setHead.run(number, next.tip.seq, next.tip.at, next.tip.hash)
    return { ok: true, entries: next.numbered.map(({ entry }) => entry), head: { seq: next.tip.seq, hash: next.tip.hash } }
  }

  async function* read(document: DocumentId, after: Seq, upTo?: Seq): AsyncGenerator<Entry> {
    const end = seq(Math.min(upTo ?? Number.MAX_SAFE_INTEGER, tipOf(document).seq))
    let segment: OpenSegment | null = null
    for (let last = after; last < end; ) {
      const page = pages.after(document, last, end, segment)
      yield* page.entries
      last = seq(last + page.entries.length)
      segment = page.segment
      if (last < end) await new Promise<void>((resolve) => clock.soon(resolve))
    }
  }

  const checkpoints = createCheckpoints({ sql, write, headOf: (document) => tipOf(document).seq, numberOf })

  return {
    append: (batches) =>
      write(() => {
        eachDocumentOnce(batches)
        return new Map(batches.map((batch) => [batch.document, appendOne(batch)]))
      }),
    head: async (document) => {
      const { seq, hash } = tipOf(document)
      return { seq, hash }
    },
    owners: async (document) => {
      const owners = sql.owners.all(document).map((row) => readOwner(document, row))
      return new Map(owners.map(({ client, account }) => [client, account]))
    },
    hashAt: async (document, at) => {
      const tip = tipOf(document)
      mustBeWithin(at, tip)
      return at === tip.seq ? tip.hash : hashFrom({ read }, document, readAnchor(document, sql.anchorBefore.get(document, at)), at)
    },
    read,
    seqAt: async (document, at) => newestAt(tipOf(document).seq, at, pages.receipts(document)),
    ...checkpoints,
    async pack(document, rule = PACKING) {
      const number = numberOf(document)
      const newest = (await checkpoints.keptCheckpoints(document)).at(-1)
      if (number === null || !newest) return 0
      return packEntries(document, {
        log: { read },
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
    // The connection belongs to whoever opened the database.
    close: async () => undefined,
  }
}
