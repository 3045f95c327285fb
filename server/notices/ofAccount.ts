// What concerns an account alone: it is told at once, whatever was chosen and at any hour, in the inbox and by mail.
import type { NoticeSubject } from '../../shared/api/notices.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { NoticeKind } from '../../shared/notices/kinds.ts'
import type { MailContent } from '../mail/content.ts'
import type { Mail } from '../mail/mail.ts'
import { addNotices, type NoticeDeps } from './noticeRows.ts'

export interface Told {
  readonly account: AccountId
  readonly kind: NoticeKind
  readonly key: string
  readonly subject: NoticeSubject
  readonly content: MailContent
}

/** In the transaction `db` of what it tells of. */
export const tellAccount = async (
  deps: NoticeDeps,
  mail: Pick<Mail, 'isOn' | 'add'>,
  { account, kind, key, subject, content }: Told,
): Promise<void> => {
  const fact = { key, kind, subject, to: [account], causedBy: null }
  const [notice] = await addNotices(deps, { group: null, facts: [fact], preferences: new Map(), isMailed: () => mail.isOn })
  const outbox = await mail.add(deps.db, { to: { account }, group: null, content, key })
  if (notice && outbox !== null) await deps.db.updateTable('notice').set({ outbox }).where('id', '=', notice.id).execute()
}
