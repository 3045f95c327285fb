// Creates accounts from links: slow work (password hash, copy key) is done before the single transaction.
import type { Language } from '../../shared/bilingual.ts'
import type { AccountId } from '../../shared/ids.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import type { SignedInRequest } from '../answers.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import type { Deps } from '../deps.ts'
import type { NewGroup } from '../groups/groups.ts'
import { transactionOf } from '../transaction.ts'
import { createAccount, makeCopyKey } from './accounts.ts'
import type { Caller, IdentityConfirmation } from './caller.ts'
import { plainEmail } from './emails.ts'
import type { Identity } from './identity.ts'
import { acceptInvitation, previewInvitation } from './invitations.ts'
import { checkName } from './names.ts'
import { isUsable } from './oneTimeLinks.ts'
import { checkPassword } from './passwords.ts'
import { setUp, setUpOpen } from './setUp.ts'
import { hashToken } from './tokens.ts'

interface Newcomer {
  readonly name: string
  readonly email: string
  readonly language: Language
  readonly password: string
}

export interface FirstChair extends Newcomer {
  readonly token: string
  readonly group: NewGroup
}

export const arriveAsFirstChair = async (
  identity: Identity,
  chair: FirstChair,
  caller: Caller,
): Promise<IdentityConfirmation<AccountId>> => {
  const { deps, signIn } = identity
  return signIn.guarded(caller, async () => {
    // Checked before expensive work. `already-set-up` is asked before `link-invalid`: set-up uses its link up, and who opens that link again is to
    // read that it is done, not that the link does not work.
    const usable = await isUsable(deps, chair.token, 'setup')
    if (!(await setUpOpen(deps))) return refuse('already-set-up')
    if (!usable) return refuse('link-invalid')
    const wrong = checkName(chair.name)
    if (wrong) return refuse(wrong)
    const account = await prepareAccount(identity, chair)
    if (!account.ok) return account
    return setUp(deps, { ...chair, accountIn: account.value, address: caller.address })
  })
}

export interface Acceptance {
  readonly token: string
  /** Required of new accounts only, and only if the invitation has no address. */
  readonly email?: string
  readonly password?: string
  readonly language: Language
}

/** `here` is the account signed in on this browser: it accepts the invitation. */
export const arriveByInvitation = async (
  identity: Identity,
  { token, email, password = '', language }: Acceptance,
  here: SignedInRequest | null,
  caller: Caller,
): Promise<IdentityConfirmation<AccountId>> => {
  const { deps, signIn, mail } = identity
  const looked = await signIn.guarded(caller, () => previewInvitation(deps, token))
  if (!looked.ok) return looked
  const { name, email: bound } = looked.value
  const address = here?.email ?? bound ?? email
  if (address === undefined) return refuse('bad-request')
  if (bound !== null && plainEmail(bound) !== plainEmail(address)) return refuse('email-differs')
  const account = here
    ? ok(async () => ok(here.actor.account))
    : await prepareAccount(identity, { name, email: address, language, password })
  if (!account.ok) return account
  const arrived = await transactionOf(deps, async (inside) => {
    const joined = await acceptInvitation({ ...inside, telling: identity }, hashToken(token), account.value)
    if (!joined.ok) return joined
    const { account: who, group } = joined.value
    await recordAudit(inside.db, inside.clock, { account: who, action: 'member.joined', subject: group, address: caller.address })
    return ok(who)
  })
  mail.wake()
  return arrived
}

const prepareAccount = async (
  { passwords }: Identity,
  { password, ...person }: Newcomer,
): Promise<Result<(inside: Deps, isEmailConfirmed?: boolean) => Promise<Result<AccountId>>>> => {
  const weak = checkPassword(password, person)
  if (weak) return refuse(weak)
  const passwordHash = await passwords.hash(password)
  if (passwordHash === null) return refuse('too-many')
  const copyKey = await makeCopyKey()
  return ok((inside, isEmailConfirmed = false) => createAccount(inside, { ...person, passwordHash, copyKey, isEmailConfirmed }))
}
