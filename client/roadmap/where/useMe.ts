// The reader of the plan, for *mine* in a condition.
import { type Accessor, createMemo } from 'solid-js'
import { membershipIn } from '../../../shared/people.ts'
import { useActor } from '../../base/actor.tsx'
import { useGroup } from '../../base/group.tsx'
import type { PlanReader } from '../createPlanView.ts'

export const useMe = (): Accessor<PlanReader> => {
  const actor = useActor()
  const group = useGroup()
  return createMemo(() => {
    const { delegation = null, agency = null } = membershipIn(actor(), group().id) ?? {}
    return { account: actor().account, delegation, agency }
  })
}
