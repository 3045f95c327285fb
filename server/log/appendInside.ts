// Appends one entry inside a transaction of rows, so that both are committed or neither. Only for logs that only the server writes: a room expects
// to be the only writer of its own.
import { type DocumentId, type Instant, instant, type MeetingId, type Seq, seq } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import type { Store } from '../db/rowStore.ts'
import { genesis } from './entry.ts'
import type { Head } from './head.ts'
import type { EntryDraft, LogEntry } from './log.ts'
import { readTip, unlessFoundDamaged } from './logRows.ts'
import { numberDrafts, type Tip } from './number.ts'

export interface InsideAppend {
  readonly document: DocumentId
  /** The meeting in session. */
  readonly meeting: MeetingId | null
  /** Built for the seq and the time of the entry. */
  readonly draftOf: (at: { readonly seq: Seq; readonly at: Instant }) => EntryDraft
}

/**
 * `db` is a transaction: on both engines nothing else is appended meanwhile. Throws `DamagedLogError` for an unreadable log, and an Error when its
 * head has moved all the same; either rolls the transaction back.
 */
export const appendInside = async (
  { db, clock }: { readonly db: Store; readonly clock: Pick<Clock, 'now'> },
  { document, meeting, draftOf }: InsideAppend,
): Promise<{ readonly entry: LogEntry; readonly head: Head }> => {
  await db
    .insertInto('log_document')
    .values({ id: document })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  const { number, tip } = await standOf(db, document)
  const now = clock.now()
  const draft = draftOf({ seq: seq(tip.seq + 1), at: instant(Math.max(now, tip.at)) })
  const next = numberDrafts(document, tip, [draft], { now, meeting })
  const [numbered] = next.numbered
  if (!numbered) throw new Error('an append without an entry')
  const { entry, updates, digest } = numbered
  const { author, delegation, source, kind, at } = entry
  await db
    .insertInto('log_entry')
    .values({ document: number, seq: entry.seq, at, kind, author, delegation, meeting, source, updates, digest })
    .execute()
  await moveHead(db, { document, number, from: tip, to: next.tip })
  return { entry, head: { seq: next.tip.seq, hash: next.tip.hash } }
}

const standOf = async (db: Store, document: DocumentId): Promise<{ readonly number: number; readonly tip: Tip }> => {
  const row = await unlessFoundDamaged(document, seq(0), () =>
    db
      .selectFrom('log_document')
      .leftJoin('log_head', 'log_head.document', 'log_document.number')
      .select(['log_document.number', 'log_head.seq', 'log_head.at', 'log_head.hash'])
      .select(({ selectFrom }) => [
        selectFrom('log_entry')
          .select(({ fn }) => fn.max('log_entry.seq').as('last'))
          .whereRef('log_entry.document', '=', 'log_document.number')
          .as('last_entry'),
        selectFrom('log_segment')
          .select(({ fn }) => fn.max('log_segment.last').as('last'))
          .whereRef('log_segment.document', '=', 'log_document.number')
          .as('last_packed'),
      ])
      .where('log_document.id', '=', document)
      .executeTakeFirstOrThrow(),
  )
  const last = row.last_entry ?? row.last_packed
  const isEmpty = row.seq === null && last === null
  return {
    number: row.number,
    tip: isEmpty ? { seq: seq(0), hash: genesis(document), at: instant(0) } : readTip(document, { ...row, last }),
  }
}

interface Move {
  readonly document: DocumentId
  readonly number: number
  readonly from: Tip
  readonly to: Tip
}
/** Compare and swap: the head must still be the one on which the entry was built. */
const moveHead = async (db: Store, { document, number, from, to }: Move): Promise<void> => {
  const head = { seq: to.seq, at: to.at, hash: to.hash }
  const moved =
    from.seq === 0
      ? (
          await db
            .insertInto('log_head')
            .values({ document: number, ...head })
            .onConflict((conflict) => conflict.column('document').doNothing())
            .executeTakeFirst()
        ).numInsertedOrUpdatedRows
      : (await db.updateTable('log_head').set(head).where('document', '=', number).where('seq', '=', from.seq).executeTakeFirst())
          .numUpdatedRows
  if (moved !== 1n) throw new Error(`the head of ${document} has moved`)
}
