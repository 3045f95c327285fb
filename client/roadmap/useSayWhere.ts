// Says in which workstream a new item stands, when the user has not chosen it: grouped by something else, folded or in another form of
// the plan, they would not see it.
import type { ItemId } from '../../shared/ids.ts'
import { useText } from '../base/i18n.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { useToast } from '../ui/Toasts.tsx'
import type { PlanView } from './createPlanView.ts'
import { useGroupName } from './groupName.ts'

export const useSayWhere = (view: Pick<PlanView, 'streams'>): ((id: ItemId) => void) => {
  const text = useText()
  const context = useItemContext()
  const nameOf = useGroupName()
  const toast = useToast()
  return (id) => {
    const item = context.item(id)
    // Where there is one, or none, there is nothing to be mistaken about.
    if (!item || view.streams().filter(({ archived }) => !archived).length < 2) return
    const { added, addedWithoutStream } = text().roadmap
    toast({ text: item.stream === null ? addedWithoutStream(item.code) : added(item.code, nameOf({ by: 'stream', value: item.stream })) })
  }
}
