// Resolves mentions of a comment: members, delegations and agencies of the group. An unknown id stays text.
import { type Mention, mentionsIn } from '../../shared/comments/words.ts'
import { type AccountId, type DelegationId, type GroupId, parseAccountId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import type { Store } from '../db/rowStore.ts'

export interface Mentioned {
  readonly mention: Mention
  /** Its current members. */
  readonly accounts: readonly AccountId[]
  /** The delegation that it belongs to; null for a member without one. */
  readonly delegation: DelegationId | null
}

export const mentionedIn = async (db: Store, group: GroupId, words: string): Promise<readonly Mentioned[]> => {
  const mentions = mentionsIn(words)
  if (mentions.length === 0) return []
  const [members, delegations, agencies] = await Promise.all([
    db.selectFrom('membership').select(['account', 'delegation', 'agency']).where('group_id', '=', group).orderBy('account').execute(),
    db.selectFrom('delegation').select('id').where('group_id', '=', group).execute(),
    db.selectFrom('agency').select(['id', 'delegation']).where('group_id', '=', group).execute(),
  ])
  const accountsOf = (is: (member: (typeof members)[number]) => boolean) =>
    members.filter(is).map((member) => must(parseAccountId(member.account), 'a member'))
  const foundFor = (mention: Mention): Mentioned | null => {
    if (mention.kind === 'account') {
      const member = members.find(({ account }) => account === mention.id)
      return member ? { mention, accounts: [mention.id], delegation: member.delegation as DelegationId | null } : null
    }
    if (mention.kind === 'delegation')
      return delegations.some(({ id }) => id === mention.id)
        ? { mention, accounts: accountsOf((member) => member.delegation === mention.id), delegation: mention.id }
        : null
    const agency = agencies.find(({ id }) => id === mention.id)
    return agency
      ? { mention, accounts: accountsOf((member) => member.agency === mention.id), delegation: agency.delegation as DelegationId }
      : null
  }
  return mentions.flatMap((mention) => foundFor(mention) ?? [])
}
