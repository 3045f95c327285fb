// The inbox of a group, what each person has chosen, and leaving mails.
import type { noticeApi } from '../../shared/api/notices.ts'
import type { AccountId } from '../../shared/ids.ts'
import { NOTICE_KIND_NAMES, type NoticeKind } from '../../shared/notices/kinds.ts'
import { chosen, type NoticePreferences, pushed } from '../../shared/notices/preferences.ts'
import { ok } from '../../shared/result.ts'
import type { Identity } from '../identity/identity.ts'
import { type Handlers, NO_BODY } from '../routes.ts'
import { markNoticesSeen, readInbox } from './inbox.ts'
import { leaveMails } from './leave.ts'
import type { NoticeLinksOf } from './markedNotices.ts'
import { preferencesOf, setPreferences } from './preferenceRows.ts'

export const noticeHandlers = ({ deps: { db, clock, bus }, mail }: Identity, linksOf: NoticeLinksOf): Handlers<keyof typeof noticeApi> => {
  const info = ({ kinds, push, ...rest }: NoticePreferences) => ({
    ...rest,
    kinds: ofEach((kind) => chosen({ kinds }, kind)),
    push: ofEach((kind) => pushed({ push }, kind)),
    mail: mail.isOn,
  })
  const change = (account: AccountId, wanted: Partial<NoticePreferences>) =>
    db.transaction().execute((inside) => setPreferences({ db: inside, clock }, account, wanted))
  return {
    'GET /api/groups/:group/inbox': async ({ actor: { account }, group, query }) =>
      ok(await readInbox({ db, linksOf }, { account, group, now: clock.now() }, query.before)),
    'PUT /api/groups/:group/inbox/seen': async ({ actor: { account }, group, body }) => {
      // On the account's other devices the count goes too.
      if (await markNoticesSeen(db, { account, group }, body, clock.now())) bus.publish({ type: 'news', group, of: 'inbox', account })
      return NO_BODY
    },
    'GET /api/me/notices': async ({ actor }) => ok(info(await preferencesOf(db, actor.account))),
    'PATCH /api/me/notices': async ({ actor, body }) => ok(info(await change(actor.account, defined(body)))),
    'POST /mail/leave/:token': async ({ token }) => {
      await db.transaction().execute((inside) => leaveMails({ db: inside, clock }, token))
      return NO_BODY
    },
  }
}

const ofEach = <T>(of: (kind: NoticeKind) => T) =>
  Object.fromEntries(NOTICE_KIND_NAMES.map((kind) => [kind, of(kind)])) as Record<NoticeKind, T>

const defined = (body: { readonly [Key in keyof NoticePreferences]?: NoticePreferences[Key] | undefined }): Partial<NoticePreferences> =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
