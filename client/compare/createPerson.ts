// What a member is called; null for who is none, and until a server has said it. For screens that no plan stands behind.
import { type Accessor, createEffect, createMemo, createSignal, on } from 'solid-js'
import type { Member } from '../../shared/api/answers.ts'
import type { AccountId, GroupId } from '../../shared/ids.ts'
import { useApi } from '../base/actor.tsx'

export const createPerson = (group: Accessor<GroupId>): ((id: AccountId) => string | null) => {
  const api = useApi()
  const [members, setMembers] = createSignal<readonly Member[]>([])
  const names = createMemo(() => new Map(members().map(({ account, name }) => [account, name])))
  createEffect(
    on(group, async (id) => {
      const answer = await api.members(id)
      if (answer.ok && id === group()) setMembers(answer.value)
    }),
  )
  return (id) => names().get(id) ?? null
}
