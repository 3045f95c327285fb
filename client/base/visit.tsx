// Reports the user's visit to the open group when it begins and while it continues, for *since my last visit*.
import {
  type Accessor,
  createContext,
  createEffect,
  createMemo,
  createSignal,
  on,
  onCleanup,
  onMount,
  type ParentProps,
  useContext,
} from 'solid-js'
import type { Visit } from '../../shared/api/meetings.ts'
import type { GroupId } from '../../shared/ids.ts'
import { useApi } from './actor.tsx'
import { contentStands } from './content.ts'
import { useGroup } from './group.tsx'
import { onServerBack } from './serverBack.ts'

/** Well within the two hours after which the server counts a new visit. */
const SIGN_MS = 20 * 60_000

interface VisitContextValue {
  /** Null until the server has answered: before that, *last visit* would mean the previous one. */
  readonly here: Accessor<Visit | null>
  /** Needed by the screen itself, so not delayed until after the first content. */
  readonly want: () => void
}
const VisitContext = createContext<VisitContextValue>({ here: () => null, want: () => undefined })

export function VisitProvider(props: ParentProps) {
  const api = useApi()
  const group = useGroup()
  const [visit, setVisit] = createSignal<{ readonly group: GroupId; readonly value: Visit } | null>(null)
  const [wanted, setWanted] = createSignal(false)
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
  const mayBegin = createMemo(() => wanted() || contentStands())
  createEffect(
    on([() => group().id, mayBegin], ([, may]) => {
      if (may) send()
    }),
  )
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
  return <VisitContext.Provider value={{ here, want: () => setWanted(true) }}>{props.children}</VisitContext.Provider>
}

/** When the last visit ended; `previous` is null on the first one. */
export const useVisit = (): Accessor<Visit | null> => {
  const { here, want } = useContext(VisitContext)
  want()
  return here
}
