// A mark on the logs: the head of every document of a group that all its members may read at one instant, read where no append is in flight, with the act that made it.
import type { ActWhat, MarkedHeads, MeetingMove } from '../../shared/acts/whats.ts'
import { type AccountId, type DocumentId, type GroupId, type MeetingId, type MomentId, newMomentId, type Seq } from '../../shared/ids.ts'
import { logHeadsOfGroup } from '../acts/headsOfGroup.ts'
import { type ActDeps, recordAct } from '../acts/recordAct.ts'
import { unsharedDrafts } from '../groups/documentRegistry.ts'

export interface NewMark {
  readonly group: GroupId
  readonly kind: MarkKind
  readonly meeting: MeetingId | null
  readonly name: string | null
  readonly by: AccountId
  /** The act that creates the mark and contains its heads. */
  readonly what: (mark: { readonly id: MomentId; readonly heads: MarkedHeads }) => ActWhat
}
/** The mark of the first closing is immutable; later ones are `reopened` and `closedAgain`. */
export type MarkKind = Exclude<MeetingMove, 'withdrawn'> | 'named'

export interface RecordedMark {
  readonly id: MomentId
  readonly heads: readonly { readonly document: DocumentId; readonly seq: Seq }[]
}

/**
 * Inside the caller's transaction, and inside the writer's `between`. A document without a log has no head. The head of the acts is the one after
 * the act that creates the mark, so that closing a session is part of its record.
 */
export const recordMark = async (deps: ActDeps, { group, kind, meeting, name, by, what }: NewMark): Promise<RecordedMark> => {
  const { db, clock, random } = deps
  const id = newMomentId(random)
  // Every member's archive contains what a mark names, so that all compute the same fingerprint.
  const drafts = await unsharedDrafts(db, group)
  const heads = await logHeadsOfGroup(db, group, drafts)
  await recordAct(deps, { group, by, what: what({ id, heads }) })
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
        .where('document.group_id', '=', group)
        .$if(drafts.size > 0, (all) => all.where('document.id', 'not in', [...drafts])),
    )
    .execute()
  return { id, heads }
}
