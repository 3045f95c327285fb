// Mails about an account. Each is added in the transaction of its cause; the caller wakes the outbox afterwards.
import type { Bilingual } from '../../shared/bilingual.ts'
import { type AccountId, type GroupId, newId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import type { TokenGrant } from '../answers.ts'
import { readGroupRow } from '../db/readGroup.ts'
import type { Store } from '../db/rowStore.ts'
import type { Deps } from '../deps.ts'
import type { FactorChange } from '../mail/content.ts'
import type { Mail } from '../mail/mail.ts'
import { tellAccount } from '../notices/ofAccount.ts'
import { zoneOf } from '../notices/zoneOf.ts'
import type { KeptToken } from './apiTokens.ts'
import type { IssuedToken } from './oneTimeLinks.ts'
import type { LoginSession } from './sessions.ts'

type TellDeps = Pick<Deps, 'db' | 'clock' | 'random'>

/** In the transaction of any change of the address or password, to warn an owner who did not make it. */
export const tellPasswordChanged = async (deps: TellDeps, mail: Mail, account: AccountId): Promise<void> =>
  tellAccount(deps, mail, {
    account,
    kind: 'passwordChanged',
    key: `passwordChanged:${newId(deps.random)}`,
    subject: { type: 'account' },
    content: { kind: 'passwordChanged', at: deps.clock.now(), zone: await zoneOf(deps.db, account) },
  })

/** Notifies an account of a change of its second factor, in the transaction of that change. */
export const factorTeller =
  (mail: Pick<Mail, 'isOn' | 'add'>) =>
  async (inside: TellDeps, account: AccountId, change: FactorChange): Promise<void> =>
    tellAccount(inside, mail, {
      account,
      kind: 'factorChanged',
      key: `factorChanged:${newId(inside.random)}`,
      subject: { type: 'account' },
      content: { kind: 'factorChanged', change, at: inside.clock.now(), zone: await zoneOf(inside.db, account) },
    })

/** In the transaction that links or unlinks a provider. */
export const tellProviderChanged = async (
  inside: TellDeps,
  mail: Pick<Mail, 'isOn' | 'add'>,
  account: AccountId,
  { change, name }: { readonly change: 'linked' | 'unlinked'; readonly name: Bilingual | null },
): Promise<void> =>
  tellAccount(inside, mail, {
    account,
    kind: 'providerChanged',
    key: `providerChanged:${newId(inside.random)}`,
    subject: { type: 'account' },
    content: { kind: 'providerChanged', change, name, at: inside.clock.now(), zone: await zoneOf(inside.db, account) },
  })

/** After a sign-in with a browser never used before. */
export const tellNewDevice = async (deps: TellDeps, mail: Mail, { account, id, device }: LoginSession): Promise<void> => {
  await deps.db.transaction().execute(async (db) =>
    tellAccount({ ...deps, db }, mail, {
      account,
      kind: 'newDevice',
      key: `newDevice:${id}`,
      subject: { type: 'device', device },
      content: { kind: 'newDevice', device, at: deps.clock.now(), zone: await zoneOf(db, account) },
    }),
  )
  mail.wake()
}

/** In the transaction that creates the token. */
export const tellTokenMade = async (
  inside: TellDeps,
  mail: Pick<Mail, 'isOn' | 'add'>,
  { id, account, group, name, scopes, expiresAt }: KeptToken,
): Promise<void> =>
  tellAccount(inside, mail, {
    account,
    kind: 'tokenMade',
    key: `tokenMade:${id}`,
    subject: { type: 'token', token: id, name },
    content: { kind: 'tokenMade', name, scopes: [...scopes], until: expiresAt, ...(await aboutToken(inside, account, group)) },
  })

export interface TokenUse {
  readonly account: AccountId
  readonly token: Pick<TokenGrant, 'id' | 'group' | 'name'>
  /** The part of the client address that is stored. */
  readonly place: string
  readonly key: string
}

/** In the transaction that stores the place. */
export const tellTokenPlace = async (
  inside: TellDeps,
  mail: Pick<Mail, 'isOn' | 'add'>,
  { account, token: { id, group, name }, place, key }: TokenUse,
): Promise<void> =>
  tellAccount(inside, mail, {
    account,
    kind: 'tokenPlace',
    key: `tokenPlace:${key}`,
    subject: { type: 'token', token: id, name, place },
    content: { kind: 'tokenPlace', name, place, ...(await aboutToken(inside, account, group)) },
  })

const aboutToken = async ({ db, clock }: TellDeps, account: AccountId, group: GroupId) => ({
  group: must(await readGroupRow(db, group), 'the group of a token').name,
  at: clock.now(),
  zone: await zoneOf(db, account, group),
})

export interface GroupMail {
  readonly group: GroupId
  readonly page: string
  readonly issued: IssuedToken
}

/** To the account's own address only. */
export const mailSignInLink = async (
  db: Store,
  mail: Mail,
  { account, link, ...sent }: GroupMail & { readonly account: AccountId; readonly link: string },
): Promise<void> => {
  const content = { kind: 'signInLink', ...(await linkInMail(db, sent)) } as const
  await mail.add(db, { to: { account }, group: sent.group, content, key: signInLinkKey(link) })
}
export const signInLinkKey = (link: string): string => `signInLink:${link}`

export const mailInvitation = async (
  db: Store,
  mail: Pick<Mail, 'add'>,
  { address, by, invitation, ...sent }: GroupMail & { readonly address: string; readonly by: string; readonly invitation: string },
): Promise<void> => {
  const content = { kind: 'invitation', by, ...(await linkInMail(db, sent)) } as const
  await mail.add(db, { to: { address }, group: sent.group, content, key: invitationKey(invitation) })
}
export const invitationKey = (invitation: string): string => `invitation:${invitation}`

const linkInMail = async (db: Store, { group, page, issued: { token, expiresAt } }: GroupMail) => {
  const { name, zone } = must(await readGroupRow(db, group), 'the group of a link')
  return { group: name, zone, link: `${page}#${token}`, expiresAt }
}
