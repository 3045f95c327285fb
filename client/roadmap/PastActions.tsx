// The actions on the plan as it was at a past moment: export it, restore all of it, or restore the open item.
import { Show } from 'solid-js'
import type { ItemId } from '../../shared/ids.ts'
import { RestoreMoment } from '../history/restoring/RestoreMoment.tsx'
import { useItemContext } from '../item/ItemContext.tsx'

export function PastActions(props: { open: ItemId | null }) {
  const context = useItemContext()
  const item = () => (props.open ? context.item(props.open) : undefined)
  return (
    <>
      <Show when={item()}>{(open) => <RestoreMoment of={{ type: 'item', id: open().id, code: open().code }} />}</Show>
      <RestoreMoment of={{ type: 'plan' }} />
    </>
  )
}
