// Notices about an account itself: sent at once, whatever was chosen and at any hour, in the inbox and by mail.
import type { NoticeSubject } from '../../shared/api/notices.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { NoticeKind } from '../../shared/notices/kinds.ts'
import type { Store } from '../db/rowStore.ts'
import type { MailContent } from '../mail/content.ts'
import type { Mail } from '../mail/mail.ts'
import { dropMail } from '../mail/outbox.ts'
import { addNotices, type NoticeDeps } from './noticeRows.ts'

interface Told {
  readonly account: AccountId
  readonly kind: NoticeKind
  /** Of this account alone: its mail has it, too. */
  readonly key: string
  readonly subject: NoticeSubject
  readonly content: MailContent
}

/** In the transaction `db` of its cause. */
export const tellAccount = (deps: NoticeDeps, mail: Pick<Mail, 'isOn' | 'add'>, told: Told): Promise<void> =>
  tellAccounts(deps, mail, [told])

export const tellAccounts = async (deps: NoticeDeps, mail: Pick<Mail, 'isOn' | 'add'>, all: readonly Told[]): Promise<void> => {
  const facts = all.map(({ account, kind, key, subject }) => ({ key, kind, subject, to: [account], causedBy: null }))
  const added = await addNotices(deps, { group: null, facts, preferences: new Map(), isMailed: () => mail.isOn })
  const notices = new Map(added.map(({ key, id }) => [key, id]))
  for (const { account, key, content } of all) {
    const outbox = await mail.add(deps.db, { to: { account }, group: null, content, key })
    const id = notices.get(key)
    if (id !== undefined && outbox !== null) await deps.db.updateTable('notice').set({ outbox }).where('id', '=', id).execute()
  }
}

interface Outdated {
  readonly kind: NoticeKind
  /** With which the keys begin. */
  readonly keys: string
  readonly accounts: readonly AccountId[]
}

/** Of one statement. */
const CHUNK = 100

/** Withdraws what no longer holds: mails that are waiting, and notices that have not been seen. */
export const dropTold = async (db: Store, { kind, keys, accounts }: Outdated, now: number): Promise<void> => {
  for (let at = 0; at < accounts.length; at += CHUNK) {
    const rows = await db
      .selectFrom('notice')
      .select(['id', 'key'])
      .where('kind', '=', kind)
      .where('account', 'in', accounts.slice(at, at + CHUNK))
      .execute()
    const old = rows.filter(({ key }) => key.startsWith(keys))
    if (old.length === 0) continue
    await dropMail(
      db,
      old.map(({ key }) => key),
      now,
    )
    const ids = old.map(({ id }) => id)
    await db.deleteFrom('notice').where('id', 'in', ids).where('seen_at', 'is', null).execute()
  }
}
