// What a comment is to others: who is named, who wrote in the thread, and, of a thread for one delegation, its members. In the comment's
// transaction; a person gets one of these, and its words go nowhere.
import type { AccountId } from '../../shared/ids.ts'
import type { NoticeKind } from '../../shared/notices/kinds.ts'
import type { Commented } from '../comments/commentDeps.ts'
import type { Mail } from '../mail/mail.ts'
import { readPeople } from './groupNow.ts'
import { addNotices } from './noticeRows.ts'
import { preferencesIn } from './preferenceRows.ts'
import { queueMails } from './queueMails.ts'

export const tellComments =
  (mail: Mail): Commented =>
  async (inside, { group, thread, comment, by, document, subject, mentioned, repliedTo, inDelegation }) => {
    const told = new Set<AccountId>([by])
    const fresh = (accounts: readonly AccountId[]) =>
      accounts.filter((account) => {
        const isNew = !told.has(account)
        told.add(account)
        return isNew
      })
    const fact = (kind: NoticeKind, to: readonly AccountId[]) => ({
      key: `${kind}:${comment}`,
      kind,
      subject: { type: 'thread', thread, comment, document, subject } as const,
      to: fresh(to),
      // Of a comment for a delegation alone even its author is told in Ruta only.
      causedBy: kind === 'delegationComment' ? null : by,
    })
    const facts = [fact('mention', mentioned), fact('reply', repliedTo), fact('delegationComment', inDelegation)]
    if (facts.every(({ to }) => to.length === 0)) return
    const people = await readPeople(inside.db, group)
    const preferences = await preferencesIn(inside.db, group)
    const mailed = new Set(people.filter((person) => mail.isOn && !person.isNobodys).map(({ account }) => account))
    const notices = await addNotices(inside, { group, facts, preferences, isMailed: (account) => mailed.has(account) })
    await queueMails(inside.db, mail, notices, { group, people, preferences, now: inside.clock.now() })
    for (const account of new Set(notices.map((notice) => notice.account as AccountId)))
      inside.bus.publish({ type: 'news', group, of: 'inbox', account })
  }
