// Which branches are collapsed: remembered for the whole plan. While a filter is set, all branches are open at first and what is collapsed
// is not remembered.

import { type Accessor, createEffect, createMemo, createSignal, on } from 'solid-js'
import { type ItemId, parseItemId } from '../../../shared/ids.ts'
import { sameValue } from '../../../shared/schema/sameValue.ts'
import { isPlanFiltered } from '../../../shared/views/filter.ts'
import { useActor } from '../../base/actor.tsx'
import { useGroup } from '../../base/group.tsx'
import { rememberedFor, validEntries } from '../../base/remembered.ts'
import type { PlanView } from '../createPlanView.ts'

export interface Folds {
  readonly folded: Accessor<ReadonlySet<ItemId>>
  readonly fold: (ids: readonly ItemId[]) => void
  readonly open: (ids: readonly ItemId[]) => void
}

export const createFolds = (view: PlanView): Folds => {
  const { account } = useActor()()
  const group = useGroup()().id
  const filter = createMemo(() => view.state().filter, undefined, { equals: sameValue })
  const remembered = rememberedFor<{ readonly folded: readonly ItemId[] }>(account, `outline/${group}`, ({ folded }) => ({
    folded: validEntries(folded, parseItemId),
  }))
  const [always, setAlways] = createSignal<ReadonlySet<ItemId>>(new Set(remembered.read()?.folded))
  const [found, setFound] = createSignal<ReadonlySet<ItemId>>(new Set())
  createEffect(on(filter, () => setFound(new Set<ItemId>()), { defer: true }))
  createEffect(on(always, (folded) => remembered.write({ folded: [...folded] }), { defer: true }))
  const change = (next: (folded: ReadonlySet<ItemId>) => ReadonlySet<ItemId>) =>
    isPlanFiltered(filter()) ? setFound((now) => next(now)) : setAlways((now) => next(now))
  return {
    folded: () => (isPlanFiltered(filter()) ? found() : always()),
    fold: (ids) => change((folded) => new Set([...folded, ...ids])),
    open: (ids) => change((folded) => new Set([...folded].filter((id) => !ids.includes(id)))),
  }
}
