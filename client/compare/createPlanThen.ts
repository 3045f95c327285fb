// The plan at the later moment, if that is in the past.
import { type Accessor, createEffect, createSignal, on } from 'solid-js'
import { formatMark } from '../../shared/history/marks.ts'
import { type ItemId, roadmapId } from '../../shared/ids.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { readRoadMap } from '../../shared/roadmap/read.ts'
import { useApi } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { withDocumentAsItWas } from '../live/asItWas.ts'
import type { ComparisonContext } from './ComparisonProvider.tsx'

/** Null while the later moment is now, and until the plan has loaded. */
export const createPlanThen = (comparison: ComparisonContext): Accessor<ReadonlyMap<ItemId, Item> | null> => {
  const api = useApi()
  const group = useGroup()
  const [held, setHeld] = createSignal<{ readonly mark: string; readonly items: ReadonlyMap<ItemId, Item> } | null>(null)
  const mark = () => formatMark(comparison.comparing().to)
  createEffect(
    on([mark, comparison.comparison], async ([wanted, found]) => {
      const { to } = comparison.comparing()
      if (!found || to.type === 'now' || held()?.mark === wanted) return
      const answer = await withDocumentAsItWas(api, { document: roadmapId(group().id), at: to }, (old) => readRoadMap(old).items)
      if (answer.ok && wanted === mark()) setHeld({ mark: wanted, items: new Map(answer.value.map((item) => [item.id, item])) })
    }),
  )
  return () => {
    const plan = held()
    return plan?.mark === mark() ? plan.items : null
  }
}
