// The inbox as the server has it, by pages, and what is seen of it.
import { createEffect, createSignal, on } from 'solid-js'
import type { Notice } from '../../shared/api/notices.ts'
import { useApi } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { createPagedQuery } from '../base/createPagedQuery.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'

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
  /** Opening a notice marks it as seen. */
  const open = ({ id, seen }: Notice) => {
    if (!seen) void see({ ids: [id] })
  }
  return { ...inbox, see, open }
}

/** *Mark all as seen*: what is shown, and not what came meanwhile. */
export const createSeeAll = (inbox: ReturnType<typeof createInbox>) => {
  const text = useText()
  const [busy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal<string | null>(null)
  // What comes from the server afterwards shows that there is a connection again.
  createEffect(on(inbox.value, () => setTrouble(null), { defer: true }))
  const press = async () => {
    const newest = inbox.value()?.notices[0]
    if (!newest || busy()) return
    setBusy(true)
    const answer = await inbox.see({ upTo: newest.at })
    setBusy(false)
    setTrouble(answer.ok ? null : answer.why === 'refused' ? answer.message : text().inbox.notMarked)
  }
  return { wanted: () => (inbox.value()?.unseen ?? 0) > 0, busy, trouble, press }
}
