// The mails that identity sends.
import type { AccountId, GroupId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { readGroup } from '../db/readGroup.ts'
import type { Store } from '../db/rowStore.ts'
import type { Mail } from '../mail/mail.ts'
import type { Deps } from './identityDeps.ts'
import type { IssuedToken } from './oneTimeLinks.ts'

/** After any change of it: who did not change it must hear of it. */
export const mailPasswordChanged = async ({ db, clock }: Pick<Deps, 'db' | 'clock'>, mail: Mail, account: AccountId): Promise<void> => {
  await mail.add(db, {
    to: { account },
    group: null,
    content: { kind: 'passwordChanged', at: clock.now(), zone: await zoneOf(db, account) },
  })
  mail.wake()
}

/** Of the first group that the account is in; '' where that has none. */
export const zoneOf = async (db: Store, account: AccountId): Promise<string> => {
  const row = await db
    .selectFrom('membership')
    .innerJoin('work_group', 'work_group.id', 'membership.group_id')
    .select('work_group.zone')
    .where('membership.account', '=', account)
    .orderBy('work_group.created_at')
    .executeTakeFirst()
  return row?.zone ?? ''
}

export interface GroupMail {
  readonly group: GroupId
  readonly page: string
  readonly issued: IssuedToken
}

/** To the account's own address alone. */
export const mailSignInLink = async (db: Store, mail: Mail, account: AccountId, sent: GroupMail): Promise<void> => {
  const content = { kind: 'signInLink', ...(await linkInMail(db, sent)) } as const
  await mail.add(db, { to: { account }, group: sent.group, content })
  mail.wake()
}

export const mailInvitation = async (
  db: Store,
  mail: Mail,
  { address, by, ...sent }: GroupMail & { readonly address: string; readonly by: string },
): Promise<void> => {
  const content = { kind: 'invitation', by, ...(await linkInMail(db, sent)) } as const
  await mail.add(db, { to: { address }, group: sent.group, content })
  mail.wake()
}

const linkInMail = async (db: Store, { group, page, issued: { token, expiresAt } }: GroupMail) => {
  const { name, zone } = must(await readGroup(db, group), 'the group of a link')
  return { group: name, zone, link: `${page}#${token}`, expiresAt }
}
