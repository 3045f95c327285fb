// What people have chosen, as rows.
import type { AccountId, GroupId } from '../../shared/ids.ts'
import { CHOICES, parseNoticeKind } from '../../shared/notices/kinds.ts'
import { DIGESTS, type NoticePreferences, USUAL_PREFERENCES } from '../../shared/notices/preferences.ts'
import { isKnownZone } from '../../shared/zones.ts'
import type { Clock } from '../clock.ts'
import type { NoticePreferenceTable } from '../db/noticeTables.ts'
import type { Store } from '../db/rowStore.ts'

export const preferencesOf = async (db: Store, account: AccountId): Promise<NoticePreferences> => {
  const row = await db.selectFrom('notice_preference').selectAll().where('account', '=', account).executeTakeFirst()
  return row ? preferencesOfRow(row) : USUAL_PREFERENCES
}

/** Of the members of a group who have chosen anything. */
export const preferencesIn = async (db: Store, group: GroupId): Promise<ReadonlyMap<string, NoticePreferences>> => {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('notice_preference', 'notice_preference.account', 'membership.account')
    .selectAll('notice_preference')
    .where('membership.group_id', '=', group)
    .execute()
  return new Map(rows.map((row) => [row.account, preferencesOfRow(row)]))
}

const preferencesOfRow = (row: Omit<NoticePreferenceTable, 'push' | 'changed_at'> & { readonly push: string }): NoticePreferences => ({
  kinds: kindsIn(row.kinds),
  push: pushIn(row.push),
  zone: isKnownZone(row.zone) ? row.zone : '',
  digest: DIGESTS.find((one) => one === row.digest) ?? USUAL_PREFERENCES.digest,
  quietFrom: row.quiet_from,
  quietUntil: row.quiet_until,
})
/** Written by another version: unknown values are defaults. */
const kindsIn = (json: string): NoticePreferences['kinds'] => {
  const found: unknown = JSON.parse(json)
  if (typeof found !== 'object' || found === null) return {}
  return Object.fromEntries(
    Object.entries(found).flatMap(([name, value]) => {
      const [kind, choice] = [parseNoticeKind(name), CHOICES.find((one) => one === value)]
      return kind && choice ? [[kind, choice]] : []
    }),
  )
}

const pushIn = (json: string): NoticePreferences['push'] => {
  const found: unknown = JSON.parse(json)
  if (typeof found !== 'object' || found === null) return {}
  return Object.fromEntries(
    Object.entries(found).flatMap(([name, value]) => {
      const kind = parseNoticeKind(name)
      return kind && typeof value === 'boolean' ? [[kind, value]] : []
    }),
  )
}

export const setPreferences = async (
  { db, clock }: { readonly db: Store; readonly clock: Pick<Clock, 'now'> },
  account: AccountId,
  wanted: Partial<NoticePreferences>,
): Promise<NoticePreferences> => {
  const before = await preferencesOf(db, account)
  const after = { ...before, ...wanted, kinds: { ...before.kinds, ...wanted.kinds }, push: { ...before.push, ...wanted.push } }
  const row = {
    kinds: JSON.stringify(after.kinds),
    push: JSON.stringify(after.push),
    zone: after.zone,
    digest: after.digest,
    quiet_from: after.quietFrom,
    quiet_until: after.quietUntil,
    changed_at: clock.now(),
  }
  await db
    .insertInto('notice_preference')
    .values({ account, ...row })
    .onConflict((conflict) => conflict.column('account').doUpdateSet(row))
    .execute()
  return after
}
