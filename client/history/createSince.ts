// The changes since the reader's last visit, by delegation, for the home page. Loaded once the last visit is known.
import { type Accessor, createMemo } from 'solid-js'
import type { Visit } from '../../shared/api/meetings.ts'
import type { SinceDelegation } from '../../shared/history/since.ts'
import type { DelegationId } from '../../shared/ids.ts'
import { address } from '../base/address.ts'
import { createQuery, type ServerQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { useVisit } from '../base/visit.tsx'

export interface Since {
  /** Null until the server has answered. */
  readonly visit: Accessor<Visit | null>
  /** Empty when nobody else has changed anything; null on a first visit. */
  readonly delegations: ServerQuery<readonly SinceDelegation[]>
}
/** In milliseconds. */
const LOOK_EVERY = 60_000

export const createSince = (): Since => {
  const group = useGroup()
  const visit = useVisit()
  // The home page may stay open for days: it is loaded again when it becomes visible.
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

/** Delegations in the order of the group, then chair and secretariat, then changes without a delegation. */
const inOrder = (all: readonly SinceDelegation[], order: readonly { readonly id: DelegationId }[]): readonly SinceDelegation[] => {
  const place = ({ delegation, isUnverified }: SinceDelegation) => {
    const at = order.findIndex(({ id }) => id === delegation)
    return isUnverified ? order.length + 1 : at === -1 ? order.length : at
  }
  return all.toSorted((a, b) => place(a) - place(b))
}
