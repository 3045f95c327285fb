// Which account a provider's answer signs in to: the linked one, one whose confirmed address the provider has verified, or a new one with an
// invitation. No other accounts are created.
import type { Language } from '../../shared/bilingual.ts'
import { type AccountId, parseAccountId } from '../../shared/ids.ts'
import { must, ok, type Result, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import type { Store } from '../db/rowStore.ts'
import type { Deps } from '../deps.ts'
import { createAccount, readAccount } from '../identity/accounts.ts'
import { plainEmail } from '../identity/emails.ts'
import { acceptInvitation, openInvitation } from '../identity/invitations.ts'
import type { SeatDeps } from '../identity/seatChange.ts'
import { hasSecondFactor } from '../identity/secondFactors.ts'
import { transactionOf } from '../transaction.ts'
import type { Attempt } from './attempts.ts'
import type { Identified } from './identify.ts'
import { addLink, type By, linkedAccount } from './links.ts'

/** A verified callback: attempt and person. */
export interface Arriving {
  readonly attempt: Attempt
  readonly found: Identified
}
type Who =
  | { readonly is: 'linked'; readonly account: AccountId }
  /** Matched by address only: the link is created now. */
  | { readonly is: 'known'; readonly account: AccountId }
  | { readonly is: 'newcomer'; readonly name: string; readonly email: string; readonly isVerified: boolean }

/** Reads only; `enter` writes. */
export const whoIs = async ({ db, clock }: Pick<Deps, 'db' | 'clock'>, { attempt, found }: Arriving): Promise<Result<Who>> => {
  const linked = await linkedAccount(db, found)
  if (linked === 'closed') return refuse('provider-stranger')
  const verified = found.isEmailVerified ? found.email : null
  if (attempt.invitation === null) {
    if (linked) return ok({ is: 'linked', account: linked })
    const account = verified === null ? null : await confirmedOwner(db, verified)
    return account ? ok({ is: 'known', account }) : refuse('provider-stranger')
  }
  const invitation = await openInvitation(db, clock.now(), attempt.invitation)
  if (!invitation) return refuse('link-invalid')
  const { name, email: bound } = invitation
  if (linked) {
    const { email } = must(await readAccount(db, linked), 'the account that is linked')
    return bound !== null && plainEmail(bound) !== email ? refuse('email-differs') : ok({ is: 'linked', account: linked })
  }
  // An invitation with an address is for its owner, whether or not the provider has verified the same one.
  if (bound !== null && found.email !== null && plainEmail(bound) !== found.email) return refuse('email-differs')
  const email = bound === null ? verified : plainEmail(bound)
  if (email === null) return refuse('provider-email')
  const account = verified === email ? await confirmedOwner(db, email) : null
  return ok(account ? { is: 'known', account } : { is: 'newcomer', name, email, isVerified: verified === email })
}

/** An unverified address may be somebody else's, so no account is linked by it. */
const confirmedOwner = async (db: Store, email: string): Promise<AccountId | null> => {
  const row = await db
    .selectFrom('account')
    .select('id')
    .where('email', '=', email)
    .where('email_confirmed', '=', 1)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return parseAccountId(row?.id)
}

interface Prepared extends By {
  readonly copyKey: string
  readonly language: Language
  /** The account's second factor has just been given here. */
  readonly isFactorGiven: boolean
}
/** Refuses with `second-factor-needed`, without changes, if the account has a second factor and it was given on neither side. */
export const enterByProvider = (deps: SeatDeps, arriving: Arriving, prepared: Prepared): Promise<Result<AccountId>> =>
  transactionOf(deps, async (inside): Promise<Result<AccountId>> => {
    const who = await whoIs(inside, arriving)
    if (!who.ok) return who
    const { attempt, found } = arriving
    const { is } = who.value
    if (is !== 'newcomer' && !prepared.isFactorGiven && !found.isMultiFactor && (await hasSecondFactor(inside.db, who.value.account)))
      return refuse('second-factor-needed')
    const joined =
      attempt.invitation === null ? null : await join({ ...inside, telling: deps.telling }, attempt.invitation, who.value, prepared)
    if (joined?.ok === false) return joined
    const account = joined?.value ?? (is === 'newcomer' ? null : who.value.account)
    if (account === null) return refuse('provider-stranger')
    if (is !== 'linked') {
      const linked = await addLink(inside, { account, provider: attempt.provider, found }, prepared)
      if (!linked.ok) return linked
    }
    await inside.db
      .updateTable('provider_link')
      .set({ last_used: inside.clock.now(), label: found.label })
      .where('issuer', '=', found.issuer)
      .where('subject', '=', found.subject)
      .execute()
    return ok(account)
  })

const join = async (
  inside: SeatDeps,
  invitation: string,
  who: Who,
  { copyKey, language, address }: Prepared,
): Promise<Result<AccountId>> => {
  const joined = await acceptInvitation(inside, invitation, (within, isByMail) => accountIn(within, who, { copyKey, language, isByMail }))
  if (!joined.ok) return joined
  const { account, group } = joined.value
  await recordAudit(inside.db, inside.clock, { account, action: 'member.joined', subject: group, address })
  return ok(account)
}

const accountIn = async (
  inside: Deps,
  who: Who,
  { copyKey, language, isByMail }: { readonly copyKey: string; readonly language: Language; readonly isByMail: boolean },
): Promise<Result<AccountId>> => {
  if (who.is !== 'newcomer') return ok(who.account)
  const { name, email, isVerified } = who
  return createAccount(inside, { name, email, language, passwordHash: null, copyKey, isEmailConfirmed: isVerified || isByMail })
}
