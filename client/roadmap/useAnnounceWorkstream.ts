// Announces the workstream of a new item when the user did not choose it and cannot see it: the plan is grouped by another field, the group
// is collapsed, or another form is shown.
import type { ItemId } from '../../shared/ids.ts'
import { useText } from '../base/i18n.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { useToast } from '../ui/Toasts.tsx'
import type { PlanView } from './createPlanView.ts'
import { useGroupName } from './groupName.ts'

export const useAnnounceWorkstream = (view: Pick<PlanView, 'streams'>): ((id: ItemId) => void) => {
  const text = useText()
  const context = useItemContext()
  const nameOf = useGroupName()
  const toast = useToast()
  return (id) => {
    const item = context.item(id)
    // With at most one workstream there is nothing to announce.
    if (!item || view.streams().filter(({ archived }) => !archived).length < 2) return
    const { added, addedWithoutStream } = text().roadmap
    toast({ text: item.stream === null ? addedWithoutStream(item.code) : added(item.code, nameOf({ by: 'stream', value: item.stream })) })
  }
}
