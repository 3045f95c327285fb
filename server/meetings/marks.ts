// A mark on the logs: the head of every document of a group at one instant, read where no append is in flight.
import {
  type AccountId,
  type DocumentId,
  type GroupId,
  type MeetingId,
  newMomentId,
  parseDocumentId,
  type Seq,
  seq,
} from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import type { Deps } from '../identity/deps.ts'

export interface NewMark {
  readonly group: GroupId
  readonly kind: 'opened' | 'started' | 'closed' | 'named'
  readonly meeting: MeetingId | null
  readonly name: string | null
  readonly by: AccountId
}

export interface RecordedMark {
  readonly id: string
  readonly heads: readonly { readonly document: DocumentId; readonly seq: Seq }[]
}

/** Inside the caller's transaction, and inside the writer's `between`. A document without a log has no head. */
export const recordMark = async ({ db, clock, random }: Omit<Deps, 'bus'>, mark: NewMark): Promise<RecordedMark> => {
  const id = newMomentId(random)
  const { group, kind, meeting, name, by } = mark
  await db.insertInto('mark').values({ id, group_id: group, kind, meeting, name, at: clock.now(), account: by }).execute()
  await db
    .insertInto('mark_head')
    .columns(['mark', 'document', 'seq', 'hash'])
    .expression(
      db
        .selectFrom('document')
        .innerJoin('log_document', 'log_document.id', 'document.id')
        .innerJoin('log_head', 'log_head.document', 'log_document.number')
        .select(({ val }) => [val(id).as('mark'), 'document.id', 'log_head.seq', 'log_head.hash'])
        .where('document.group_id', '=', group),
    )
    .execute()
  const rows = await db.selectFrom('mark_head').select(['document', 'seq']).where('mark', '=', id).orderBy('document').execute()
  return { id, heads: rows.map((row) => ({ document: must(parseDocumentId(row.document), 'a document id'), seq: seq(row.seq) })) }
}
