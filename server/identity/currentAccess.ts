// Periodic check of open connections, in case a revocation was missed: current permissions of all connected accounts in a few queries.
import type { AccountId, DelegationId, DocumentId, GroupId } from '../../shared/ids.ts'
import { membershipIn } from '../../shared/people.ts'
import { type Access, accessTo, can } from '../../shared/permissions.ts'
import type { Deps } from '../deps.ts'
import { statesAmong } from '../groups/documentRegistry.ts'
import { parseMembership } from '../groups/parseMembership.ts'
import { accessByToken, openTokens } from './apiTokens.ts'
import { markHeld } from './heldMemberships.ts'
import { currentRows, type SessionTimes } from './sessionAdapter.ts'

export interface CurrentAccess {
  readonly session: string
  readonly account: AccountId
  readonly group: GroupId
  readonly document: DocumentId
}

export const currentAccessOf = async <T extends CurrentAccess>(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  times: SessionTimes,
  people: readonly T[],
): Promise<
  readonly {
    readonly who: T
    readonly access: Access | 'signedOut'
    readonly delegation: DelegationId | null
    readonly isSteward: boolean
    readonly isScribe: boolean
  }[]
> => {
  const sessionIds = [...new Set(people.map((who) => who.session))]
  const accountIds = [...new Set(people.map((who) => who.account))]
  const sessions = await currentRows(
    { db, clock },
    times,
    await db.selectFrom('session').selectAll().where('id', 'in', sessionIds).execute(),
  )
  const rows = await db.selectFrom('membership').selectAll().where('account', 'in', accountIds).execute()
  const states = await statesAmong(
    db,
    people.map((who) => who.document),
  )
  const open = new Set(sessions.map((row) => row.id))
  const tokens = await openTokens({ db, clock }, sessionIds)
  const byAccount = Map.groupBy(rows, (row) => row.account)
  const marked = await markHeld(
    { db, clock },
    people.map(({ account, session }) => ({ account, session, memberships: (byAccount.get(account) ?? []).map(parseMembership) })),
  )
  return people.map((who, at) => {
    const actor = { memberships: marked[at] ?? [] }
    const accessNow = () => {
      const access = accessTo(actor, who.group, states.get(who.document) ?? null)
      if (open.has(who.session)) return access
      const token = tokens.get(who.session)
      return token ? accessByToken(access, who.document, token) : 'signedOut'
    }
    return {
      who,
      access: accessNow(),
      delegation: membershipIn(actor, who.group)?.delegation ?? null,
      isSteward: can(actor, 'field.define', who.group).ok,
      isScribe: can(actor, 'proposal.scribe', who.group).ok,
    }
  })
}
