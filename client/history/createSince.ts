// What happened since the reader's last visit, by delegation: for Home. Asked once the visit is known.
import { type Accessor, createMemo, createResource, onCleanup, onMount } from 'solid-js'
import type { Visit } from '../../shared/api/meetings.ts'
import type { SinceDelegation, SinceVisit } from '../../shared/history/since.ts'
import type { DelegationId } from '../../shared/ids.ts'
import { useApi } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { onServerBack } from '../base/serverBack.ts'
import { settled } from '../base/settled.ts'
import { useVisit } from '../base/visit.tsx'

export interface Since {
  /** Null until the server has answered. */
  readonly visit: Accessor<Visit | null>
  /** Null until it is here; empty when nobody else did anything. On a first visit there is nothing to ask, and it stays null. */
  readonly delegations: Accessor<readonly SinceDelegation[] | null>
  /** The answer did not come. */
  readonly failed: Accessor<boolean>
  readonly refresh: () => void
}
/** Milliseconds. */
const LOOK_EVERY = 60_000

export const createSince = (): Since => {
  const api = useApi()
  const group = useGroup()
  const visit = useVisit()
  const [answer, { refetch }] = createResource(
    () => ((visit()?.previous ?? null) === null ? null : { group: group().id }),
    (asked) => api.request<SinceVisit>('GET', `/api/groups/${asked.group}/since`),
  )
  // Home may stay open for a day: whoever looks at it again sees what has come since.
  onMount(() => {
    const look = () => document.visibilityState === 'visible' && visit()?.previous && void refetch()
    const timer = setInterval(look, LOOK_EVERY)
    document.addEventListener('visibilitychange', look)
    const stop = onServerBack(look)
    onCleanup(() => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
      stop()
    })
  })
  const found = () => {
    const now = settled(answer)
    return now?.ok ? now.value : null
  }
  return {
    visit,
    delegations: createMemo(() => {
      const delegations = found()?.delegations
      return delegations ? inOrder(delegations, group().delegations) : null
    }),
    failed: () => settled(answer)?.ok === false,
    refresh: () => void refetch(),
  }
}

/** As the group has them; then chair and secretariat, and what is nobody's. */
const inOrder = (all: readonly SinceDelegation[], order: readonly { readonly id: DelegationId }[]): readonly SinceDelegation[] => {
  const place = ({ delegation, isUnverified }: SinceDelegation) => {
    const at = order.findIndex(({ id }) => id === delegation)
    return isUnverified ? order.length + 1 : at === -1 ? order.length : at
  }
  return all.toSorted((a, b) => place(a) - place(b))
}
