// The inbox as the server has it, by pages, and what is seen of it.
import { useApi } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { createPagedQuery } from '../base/createPagedQuery.ts'
import { createQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'

const OPTIONS = { remember: true, news: 'inbox' } as const

export const createInbox = () => {
  const group = useGroup()
  const api = useApi()
  const at = () => address('/api/groups/:group/inbox', { group: group().id })
  const inbox = createPagedQuery(
    at,
    {
      next: ({ next }) => (next === null ? null : address('/api/groups/:group/inbox', { group: group().id, before: next })),
      append: (newer, older) => ({ ...older, unseen: newer.unseen, notices: [...newer.notices, ...older.notices] }),
    },
    OPTIONS,
  )
  const see = async (seen: { readonly upTo: number } | { readonly ids: string[] }) => {
    const answer = await api.send('PUT /api/groups/:group/inbox/seen', { group: group().id }, seen)
    if (answer.ok) await inbox.refresh()
    return answer
  }
  return { ...inbox, see }
}

/** How many wait to be seen; 0 while nobody knows. */
export const createUnseen = () => {
  const group = useGroup()
  const inbox = createQuery(() => address('/api/groups/:group/inbox', { group: group().id }), OPTIONS)
  return () => inbox.value()?.unseen ?? 0
}
