// Which browsers are told of new notices: in the transaction that makes these. A row of the outbox says only which browser; what it is told is
// gathered when it is sent.
import { parseAccountId, type Random } from '../../shared/ids.ts'
import { parseNoticeKind } from '../../shared/notices/kinds.ts'
import { type NoticePreferences, pushed, USUAL_PREFERENCES } from '../../shared/notices/preferences.ts'
import type { Clock } from '../clock.ts'
import type { NoticeTable } from '../db/noticeTables.ts'
import type { Store } from '../db/rowStore.ts'
import { addMail } from '../mail/outbox.ts'

interface Deps {
  readonly db: Store
  readonly clock: Pick<Clock, 'now'>
  readonly random: Random
}

/** Notices created together are pushed together; one seen in the inbox before is not pushed. */
const GATHER_MS = 10_000
/** Of one statement. */
const CHUNK = 100

export const queuePushes = async (
  { db, clock, random }: Deps,
  notices: readonly Pick<NoticeTable, 'account' | 'kind'>[],
  preferences: ReadonlyMap<string, NoticePreferences>,
): Promise<void> => {
  const wanted = notices.filter(({ account, kind }) => {
    const known = parseNoticeKind(kind)
    return known !== null && pushed(preferences.get(account) ?? USUAL_PREFERENCES, known)
  })
  const accounts = [...new Set(wanted.map(({ account }) => account))]
  const now = clock.now()
  for (let at = 0; at < accounts.length; at += CHUNK) {
    const browsers = await db
      .selectFrom('push_subscription')
      .select(['id', 'account'])
      .where('account', 'in', accounts.slice(at, at + CHUNK))
      .execute()
    for (const { id, account } of browsers) {
      const to = parseAccountId(account)
      if (!to) continue
      await addMail(
        { db, clock, random },
        {
          to: { account: to },
          group: null,
          content: { kind: 'push', browser: id },
          key: `push:${id}:${Math.floor(now / GATHER_MS)}`,
          notBefore: now + GATHER_MS,
        },
      )
    }
  }
}
