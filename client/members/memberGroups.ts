// Members by delegation in the group's order, those without one last; inside by rank, then by name. Pure.
import type { Member } from '../../shared/api/members.ts'
import type { Language } from '../../shared/bilingual.ts'
import { compareText } from '../../shared/counts.ts'
import { type Delegation, ROLES } from '../../shared/people.ts'

export interface MemberGroup {
  readonly delegation: Delegation | null
  readonly members: readonly Member[]
}

export const membersByDelegation = (
  members: readonly Member[],
  delegations: readonly Delegation[],
  language: Language,
): readonly MemberGroup[] => {
  const compare = compareText(language)
  const rank = (member: Member) => ROLES.indexOf(member.role)
  const sorted = [...members].sort((a, b) => rank(a) - rank(b) || compare(a.name, b.name) || compare(a.account, b.account))
  const known = new Set(delegations.map(({ id }) => id))
  const groups = delegations.map((delegation) => ({ delegation, members: sorted.filter((member) => member.delegation === delegation.id) }))
  const rest = sorted.filter((member) => member.delegation === null || !known.has(member.delegation))
  return [...groups, { delegation: null, members: rest }].filter((group) => group.members.length > 0)
}
