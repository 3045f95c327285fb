// The checkbox that selects an item. It is not a tab stop: the keyboard selects with Ctrl and Space.
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
  /** Moves the focus to the item instead of the checkbox. */
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

/** The checkbox that selects all items or none. */
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
