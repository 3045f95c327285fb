// The first start: a one-time link makes the first chair and the group, once.
import type { Language } from '../../shared/bilingual.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Result } from '../../shared/result.ts'
import { createGroup, groupsHere, type NewGroup } from '../groups/groups.ts'
import { createAccount, makeCopyKey } from './accounts.ts'
import { recordAudit } from './audit.ts'
import type { Deps } from './deps.ts'
import { type IssuedToken, issueLink, spend } from './links.ts'
import { addMember } from './memberships.ts'
import { transactionOf } from './transaction.ts'

export interface FirstChair {
  readonly token: string
  readonly name: string
  readonly email: string
  readonly language: Language
  readonly passwordHash: string
  readonly group: NewGroup
  readonly address: string
}

export const setUpOpen = async ({ db }: Deps): Promise<boolean> => {
  const { real, sample } = await groupsHere(db)
  return real + sample === 0
}

/** Null once there is a group; otherwise the only valid link, the one before it being void. */
export const issueSetUpLink = async (deps: Deps): Promise<IssuedToken | null> =>
  (await setUpOpen(deps)) ? issueLink(deps, { kind: 'setup', account: null, issuedBy: null }) : null

export const setUp = async (deps: Deps, chair: FirstChair): Promise<Result<AccountId>> => {
  const copyKey = await makeCopyKey()
  // One transaction: of two calls with one link the second finds it spent, and whatever fails leaves the link valid.
  return transactionOf(deps, async (inside) => {
    if (!(await setUpOpen(inside))) return { ok: false, refusal: 'already-set-up' }
    if (!(await spend(inside, chair.token, 'setup'))) return { ok: false, refusal: 'link-invalid' }
    const { name, email, language, passwordHash, group, address } = chair
    const account = await createAccount(inside, { name, email, language, passwordHash, copyKey })
    if (!account.ok) return account
    await createGroup(inside, group)
    await addMember(inside, account.value, { group: group.id, role: 'chair', delegation: null, agency: null })
    await recordAudit(inside.db, inside.clock, { account: account.value, action: 'group.created', subject: group.id, address })
    return account
  })
}
