// What happened since the reader's last visit, by delegation: for Home. Asked once the visit is known.
import { type Accessor, createMemo } from 'solid-js'
import type { Visit } from '../../shared/api/meetings.ts'
import type { SinceDelegation } from '../../shared/history/since.ts'
import type { DelegationId } from '../../shared/ids.ts'
import { address } from '../base/address.ts'
import { createQuery, type Query } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { useVisit } from '../base/visit.tsx'

export interface Since {
  /** Null until the server has answered. */
  readonly visit: Accessor<Visit | null>
  /** Empty when nobody else did anything. On a first visit there is nothing to ask, and it stays null. */
  readonly delegations: Query<readonly SinceDelegation[]>
}
/** Milliseconds. */
const LOOK_EVERY = 60_000

export const createSince = (): Since => {
  const group = useGroup()
  const visit = useVisit()
  // Home may stay open for a day: it is refreshed when it becomes visible.
  const query = createQuery(
    () => ((visit()?.previous ?? null) === null ? null : address('/api/groups/:group/since', { group: group().id })),
    {
      every: LOOK_EVERY,
    },
  )
  return {
    visit,
    delegations: {
      ...query,
      value: createMemo(() => {
        const delegations = query.value()?.delegations
        return delegations ? inOrder(delegations, group().delegations) : null
      }),
    },
  }
}

/** In the order of the group; then chair and secretariat, then changes without a delegation. */
const inOrder = (all: readonly SinceDelegation[], order: readonly { readonly id: DelegationId }[]): readonly SinceDelegation[] => {
  const place = ({ delegation, isUnverified }: SinceDelegation) => {
    const at = order.findIndex(({ id }) => id === delegation)
    return isUnverified ? order.length + 1 : at === -1 ? order.length : at
  }
  return all.toSorted((a, b) => place(a) - place(b))
}
