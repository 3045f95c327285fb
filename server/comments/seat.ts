// Permissions of a user for comments, from membership and group settings in this transaction.
import type { Thread } from '../../shared/comments/thread.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Membership, Role } from '../../shared/people.ts'
import { can, rolesFor } from '../../shared/permissions.ts'
import type { Store } from '../db/rowStore.ts'
import { parseMembership } from '../groups/parseMembership.ts'
import type { CommentReader } from './visibleThreads.ts'

export interface CommentSeat {
  readonly account: AccountId
  readonly membership: Membership
  readonly observersComment: boolean
}

export const seatOf = async (db: Store, { group, account }: CommentReader): Promise<CommentSeat | null> => {
  const row = await db
    .selectFrom('membership')
    .innerJoin('work_group', 'work_group.id', 'membership.group_id')
    .selectAll('membership')
    .select('work_group.observers_comment')
    .where('membership.group_id', '=', group)
    .where('membership.account', '=', account)
    .executeTakeFirst()
  return row ? { account, membership: parseMembership(row), observersComment: row.observers_comment === 1 } : null
}

const OBSERVING: readonly Role[] = ['observer', 'guest']

export const mayComment = ({ membership: { role }, observersComment }: CommentSeat): boolean =>
  rolesFor('comment.write').includes(role) && (observersComment || !OBSERVING.includes(role))

export const mayResolve = (seat: CommentSeat): boolean => allows(seat, 'comment.resolve')

/** Not for private threads: an entry of the audit would reveal them to others. */
export const mayRemove = (seat: CommentSeat, { visibility }: Pick<Thread, 'visibility'>): boolean =>
  visibility === 'all' && allows(seat, 'comment.remove')

const allows = ({ membership }: CommentSeat, action: 'comment.resolve' | 'comment.remove'): boolean =>
  can({ memberships: [membership] }, action, membership.group).ok
