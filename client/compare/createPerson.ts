// What a member is called; null for who is none, and until a server has said it.
import { type Accessor, createMemo } from 'solid-js'
import type { AccountId, GroupId } from '../../shared/ids.ts'
import { createMembers } from '../base/members.ts'

export const createPerson = (group: Accessor<GroupId>): ((id: AccountId) => string | null) => {
  const members = createMembers(group)
  const names = createMemo(() => new Map(members().map(({ account, name }) => [account, name])))
  return (id) => names().get(id) ?? null
}
