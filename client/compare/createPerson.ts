// What a member is called; null for who is none, and until a server has said it.
import { createMemo } from 'solid-js'
import type { AccountId } from '../../shared/ids.ts'
import { createKnownMembers } from '../base/groupFacts.ts'

export const createPerson = (): ((id: AccountId) => string | null) => {
  const members = createKnownMembers()
  const names = createMemo(() => new Map(members.value()?.map(({ account, name }) => [account, name])))
  return (id) => names().get(id) ?? null
}
