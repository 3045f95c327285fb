// Display name of a member; null for others and until the members have loaded.
import { createMemo } from 'solid-js'
import type { AccountId } from '../../shared/ids.ts'
import { createKnownMembers } from '../base/groupFacts.ts'

export const createPerson = (): ((id: AccountId) => string | null) => {
  const members = createKnownMembers()
  const names = createMemo(() => new Map(members.value()?.map(({ account, name }) => [account, name])))
  return (id) => names().get(id) ?? null
}
