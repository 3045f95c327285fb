// The reader's visit to the open group: reported to the server when it begins and while it goes on, so that *since my last visit* means it.
import { type Accessor, createContext, createEffect, createSignal, on, onCleanup, onMount, type ParentProps, useContext } from 'solid-js'
import type { Visit } from '../../shared/api/meetings.ts'
import type { GroupId } from '../../shared/ids.ts'
import { useApi } from './actor.tsx'
import { useGroup } from './group.tsx'
import { onServerBack } from './serverBack.ts'

/** Well within the two hours after which the server counts another visit. */
const SIGN_MS = 20 * 60_000

/** Null until the server has answered: before that, *last visit* would mean the one before. */
const VisitContext = createContext<Accessor<Visit | null>>(() => null)

export function VisitProvider(props: ParentProps) {
  const api = useApi()
  const group = useGroup()
  const [visit, setVisit] = createSignal<{ readonly group: GroupId; readonly value: Visit } | null>(null)
  let sentAt = Number.NEGATIVE_INFINITY
  const send = async () => {
    if (document.hidden) return
    const { id } = group()
    sentAt = Date.now()
    const answer = await api.send('PUT /api/groups/:group/visit', { group: id })
    if (answer.ok) setVisit({ group: id, value: answer.value })
    else sentAt = Number.NEGATIVE_INFINITY
  }
  const look = () => {
    if (Date.now() - sentAt >= SIGN_MS) send()
  }
  createEffect(on(() => group().id, send))
  onMount(() => {
    const timer = setInterval(look, SIGN_MS)
    document.addEventListener('visibilitychange', look)
    const stop = onServerBack(look)
    onCleanup(() => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
      stop()
    })
  })
  const here = () => {
    const found = visit()
    return found?.group === group().id ? found.value : null
  }
  return <VisitContext.Provider value={here}>{props.children}</VisitContext.Provider>
}

/** When the last visit ended; `previous` is null on the first one. */
export const useVisit = (): Accessor<Visit | null> => useContext(VisitContext)
