// The address in a mail that ends such mails, by one press and without a sign-in. Only its hash is kept.
import { createHash } from 'node:crypto'
import { type AccountId, parseAccountId, type Random } from '../../shared/ids.ts'
import { NOTICE_KIND_NAMES, noticeKind, parseNoticeKind } from '../../shared/notices/kinds.ts'
import { chosen, type NoticePreferences } from '../../shared/notices/preferences.ts'
import type { Store } from '../db/rowStore.ts'
import { preferencesOf, setPreferences } from './preferenceRows.ts'

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

interface Leaving {
  readonly account: AccountId
  /** A kind; `now`: everything that is mailed at once; `digest`. */
  readonly what: string
  readonly now: number
}

export const newLeave = (random: Random) => {
  const token = Buffer.from(random(32)).toString('base64url')
  return {
    token,
    keep: async (db: Store, { account, what, now }: Leaving): Promise<void> => {
      await db
        .insertInto('mail_leave')
        .values({ token_hash: hashOf(token), account, what, created_at: now })
        .execute()
    },
  }
}

/** Does nothing for an unknown address. Idempotent. */
export const leaveMails = async (deps: Parameters<typeof setPreferences>[0], token: string): Promise<void> => {
  const { db } = deps
  const row = await db.selectFrom('mail_leave').select(['account', 'what']).where('token_hash', '=', hashOf(token)).executeTakeFirst()
  const account = parseAccountId(row?.account)
  if (row && account) await setPreferences(deps, account, without(await preferencesOf(db, account), row.what))
}

const without = (before: NoticePreferences, what: string): Partial<NoticePreferences> => {
  if (what === 'digest') return { digest: 'never' }
  const kind = parseNoticeKind(what)
  const kinds = kind ? [kind] : NOTICE_KIND_NAMES.filter((one) => chosen(before, one) === 'now')
  return { kinds: Object.fromEntries(kinds.filter((one) => noticeKind(one).choices.includes('never')).map((one) => [one, 'never'])) }
}

const KEPT_MS = 400 * 24 * 3_600_000
export const forgetOldLeaves = async (db: Store, now: number): Promise<void> => {
  await db
    .deleteFrom('mail_leave')
    .where('created_at', '<', now - KEPT_MS)
    .execute()
}
