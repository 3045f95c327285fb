// Who belongs to a group; nobody until a server has answered. For screens that no plan stands behind.
import { type Accessor, createEffect, createSignal, on } from 'solid-js'
import type { Member } from '../../shared/api/answers.ts'
import type { GroupId } from '../../shared/ids.ts'
import { useApi } from './actor.tsx'

export const createMembers = (group: Accessor<GroupId>): Accessor<readonly Member[]> => {
  const api = useApi()
  const [members, setMembers] = createSignal<readonly Member[]>([])
  createEffect(
    on(group, async (id) => {
      const answer = await api.members(id)
      if (answer.ok && id === group()) setMembers(answer.value)
    }),
  )
  return members
}
