// The first start: a one-time link makes the first chair and the group, once.
import type { AccountId } from '../../shared/ids.ts'
import { type Result, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import type { Deps } from '../deps.ts'
import { createGroup, groupsHere, type NewGroup } from '../groups/groups.ts'
import { transactionOf } from '../transaction.ts'
import { addMembership } from './memberships.ts'
import { type IssuedToken, issueLink, spend } from './oneTimeLinks.ts'
import { makeOperator } from './operators.ts'

interface SetUp {
  readonly token: string
  readonly group: NewGroup
  readonly accountIn: (inside: Deps) => Promise<Result<AccountId>>
  readonly address: string
}

export const setUpOpen = async ({ db }: Deps): Promise<boolean> => {
  const { real, sample } = await groupsHere(db)
  return real + sample === 0
}

/** Null once there is a group; otherwise the only valid link, which replaces the previous one. */
export const issueSetUpLink = async (deps: Deps): Promise<IssuedToken | null> =>
  (await setUpOpen(deps)) ? issueLink(deps, { kind: 'setup', account: null, issuedBy: null }) : null

/** One transaction: of two calls with one link the second finds it used, and a refusal leaves the link valid. */
export const setUp = (deps: Deps, { token, group, accountIn, address }: SetUp): Promise<Result<AccountId>> =>
  transactionOf(deps, async (inside) => {
    if (!(await setUpOpen(inside))) return refuse('already-set-up')
    if (!(await spend(inside, token, 'setup'))) return refuse('link-invalid')
    const account = await accountIn(inside)
    if (!account.ok) return account
    await createGroup(inside, group, account.value)
    const seat = { group: group.id, role: 'chair', delegation: null, agency: null } as const
    await addMembership(inside, account.value, seat, { how: 'setUp', invitedBy: null })
    await makeOperator(inside, account.value)
    await recordAudit(inside.db, inside.clock, { account: account.value, action: 'group.created', subject: group.id, address })
    return account
  })
