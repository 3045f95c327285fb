// The name of a person with role, agency and delegation, for places where it matters for whom they speak: *Delegate, FGN (CO)*.
import { type Accessor, createMemo } from 'solid-js'
import type { Member } from '../../shared/api/members.ts'
import type { AccountId } from '../../shared/ids.ts'
import { delegationIn, useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'

export type NameOfAccount = (account: AccountId) => string

export const createWho = (members: Accessor<readonly Member[]>): NameOfAccount => {
  const text = useText()
  const group = useGroup()
  const known = createMemo(() => new Map(members().map((member) => [member.account, member])))
  return (account) => {
    const member = known().get(account)
    if (!member) return text().pairs.somebody
    const code = delegationIn(group(), member.delegation)?.code
    return code ? text().pairs.person(member.name, code) : member.name
  }
}
