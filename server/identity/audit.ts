// Who did what, when and from where: entries of a hash chain that the application adds and never changes.
import type { AccountId, Random } from '../../shared/ids.ts'
import { takeIn } from '../audit/append.ts'
import { type Clock, systemRandom } from '../clock.ts'
import type { Store } from '../db/store.ts'

export type AuditAction =
  | 'session.opened'
  | 'session.refused'
  | 'session.ended'
  | 'password.changed'
  | 'access.denied'
  | 'edit.refused'
  | 'group.created'
  | 'page.created'
  | 'meeting.created'
  | 'meeting.changed'
  | 'moment.named'
  | 'moment.removed'
  | 'view.shared'
  | 'view.changed'
  | 'view.withdrawn'
  | 'view.removed'
  | 'heads.exported'
  | 'archive.exported'
  | 'backup.made'
  | 'backup.restored'
  | 'recovery.opened'
  | 'recovery.closed'
  | 'document.recovered'
  | 'member.joined'
  | 'member.changed'
  | 'member.removed'
  | 'invitation.sent'
  | 'invitation.revoked'
  | 'signInLink.issued'
  | 'signInLink.requested'
  | 'signInLink.declined'
  | 'signInLink.redeemed'
  | 'signInLink.confirmed'
  | 'consenter.named'
  | 'audit.closed'
  | 'audit.exported'
  | 'sample.made'
  | 'sample.discarded'

export interface AuditRecord {
  /** Null when nobody was signed in. */
  readonly account: AccountId | null
  readonly action: AuditAction
  /** What it was done to: an account, a group, a document. */
  readonly subject: string
  readonly detail?: string
  readonly address: string
}

/** Appends to the chain, in the transaction that `db` is or in one of its own. */
export const recordAudit = async (db: Store, clock: Clock, record: AuditRecord, random: Random = systemRandom): Promise<void> => {
  const write = async (inside: Store) => {
    await inside
      .insertInto('audit')
      .values({ at: clock.now(), detail: '', ...record })
      .execute()
    await takeIn(inside, random)
  }
  await (db.isTransaction ? write(db) : db.transaction().execute(write))
}
