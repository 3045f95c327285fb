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
import { surplusCheckpoints } from './checkpoints.ts'
import { conflictOf, eachDocumentOnce } from './conflict.ts'
import { genesis } from './entry.ts'
import { type Appended, type Batch, type Checkpoint, DamagedLogError, type UpdateLog } from './log.ts'
import { numberDrafts, type Tip } from './number.ts'
import { checkpointHash, readCheckpoint, readEntry, readOwner, readReceipt, readTip, unlessDamaged } from './rows.ts'
import { newestAt } from './seqAt.ts'
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

/** A page of entries is read with the event loop held: about a millisecond. */
const PAGE_ENTRIES = 256
const PAGE_BYTES = 512 * 1024

export const createSqliteLog = ({ database: { sqlite }, clock, meetingOf, isSealed = () => false }: Dependencies): UpdateLog => {
  const sql = prepareStatements(sqlite)
  const write = createWriteTransaction(sqlite, clock)
  const numberOf = (document: DocumentId) => sql.number.get(document)?.number ?? null
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

  const page = (document: DocumentId, after: Seq, upTo: Seq) => {
    const entries = []
    let bytes = 0
    let last = after
    const rows = sql.entries.iterate(document, after, upTo)
    try {
      while (entries.length < PAGE_ENTRIES && bytes < PAGE_BYTES) {
        const { value: row } = unlessDamaged(document, seq(last + 1), () => rows.next())
        if (!row) break
        const entry = readEntry(document, seq(last + 1), row)
        entries.push(entry)
        last = entry.seq
        bytes += row.updates instanceof Uint8Array ? row.updates.length : 0
      }
    } finally {
      // Until it is ended the statement keeps its snapshot, and with it the write-ahead log.
      rows.return?.()
    }
    return entries
  }

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
    async *read(document, after, upTo) {
      const end = seq(Math.min(upTo ?? Number.MAX_SAFE_INTEGER, tipOf(document).seq))
      for (let last = after; last < end; ) {
        const entries = page(document, last, end)
        yield* entries
        const newest = entries.at(-1)
        if (!newest) throw new DamagedLogError(document, seq(last + 1), 'the entry is missing')
        last = newest.seq
        if (last < end) await new Promise<void>((resolve) => clock.soon(resolve))
      }
    },
    seqAt: async (document, at) =>
      newestAt(tipOf(document).seq, at, (one) =>
        unlessDamaged(document, one, () => readReceipt(document, one, sql.receipt.get(document, one))),
      ),
    checkpointAt: async (document, upTo) => {
      const end = Math.min(upTo ?? Number.MAX_SAFE_INTEGER, tipOf(document).seq)
      for (const row of sql.checkpoints.iterate(document, end)) {
        const checkpoint = readCheckpoint(document, row)
        if (checkpoint) return checkpoint
      }
      return null
    },
    saveCheckpoint: (checkpoint: Checkpoint) =>
      write(() => {
        const { document, state, stateVector } = checkpoint
        const number = numberOf(document)
        if (number === null) throw new Error(`a checkpoint of ${document}, which has no log`)
        sql.addCheckpoint.run(number, checkpoint.seq, state, stateVector, checkpointHash(checkpoint))
        const seqs = sql.checkpointSeqs.all(number).map((row) => Number(row.seq))
        for (const surplus of surplusCheckpoints(seqs)) sql.removeCheckpoint.run(number, surplus)
      }),
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
