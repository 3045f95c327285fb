// The box that selects an item. The keyboard selects with Ctrl and Space, so that a row stays one stop.
import type { ItemId } from '../../../shared/ids.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { useText } from '../../base/i18n.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { Selection } from './createSelection.ts'
import { selectPress } from './selectPress.ts'

export interface SelectBoxProps {
  readonly selection: Selection
  readonly item: Pick<Item, 'id' | 'code'>
  readonly order: () => readonly ItemId[]
  /** The keyboard goes to the item, not to its box. */
  readonly onPicked: () => void
}

export function SelectBox(props: SelectBoxProps) {
  const text = useText()
  return (
    <button
      type="button"
      role="checkbox"
      class="check select-box"
      tabindex={-1}
      aria-checked={props.selection.has(props.item.id)}
      aria-label={text().selection.select(props.item.code)}
      onClick={(event) => {
        event.stopPropagation()
        if (!selectPress(event, props.selection, props.item.id, props.order)) props.selection.toggle(props.item.id)
        props.onPicked()
      }}
    >
      <Icon name="check" />
    </button>
  )
}

/** All of them, or none. */
export function SelectAll(props: { selection: Selection; order: () => readonly ItemId[] }) {
  const text = useText()
  const all = () => props.order().length > 0 && props.order().every((id) => props.selection.has(id))
  return (
    <button
      type="button"
      role="checkbox"
      class="check select-box"
      tabindex={-1}
      aria-checked={all()}
      aria-label={text().selection.all}
      onClick={() => (all() ? props.selection.clear() : props.selection.all(props.order()))}
    >
      <Icon name="check" />
    </button>
  )
}
