// The drag handle of a card. Pressed without dragging it opens a menu with all the places to which dragging can move the card.
import { For, Show } from 'solid-js'
import { FIELDS } from '../../../shared/roadmap/fields.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { mayMove } from '../../../shared/roadmap/status.ts'
import { useText } from '../../base/i18n.tsx'
import { useArchiving } from '../../item/archiving.ts'
import { createGrip } from '../../ui/grip.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../ui/Menu.tsx'
import type { BoardColumnItems } from './boardColumns.ts'
import type { BoardModel } from './createBoard.ts'

interface CardMenuProps {
  readonly board: BoardModel
  readonly item: Item
  readonly column: BoardColumnItems
  readonly onGrab: (event: PointerEvent) => void
}

export function CardMenu(props: CardMenuProps) {
  const text = useText()
  const archiving = useArchiving()
  const press = createGrip({
    drag: (event) => props.onGrab(event),
    press: () => {
      props.board.setActive(props.item.id)
      props.board.setMenu(props.item.id)
    },
  })
  const canBe = ({ key, of }: BoardColumnItems) =>
    key !== props.column.key && (of.by !== 'status' || (FIELDS.status.accepts(of.value) && mayMove(props.item.status, of.value)))
  return (
    <Menu
      open={props.board.hasMenu(props.item.id)}
      onOpenChange={(open) => props.board.setMenu(open ? props.item.id : null)}
      onCloseAutoFocus={(event) => {
        event.preventDefault()
        props.board.focus()
      }}
      placement="bottom-end"
      trigger={(given) => (
        <button
          {...given}
          type="button"
          class="card__move"
          aria-label={text().board.handle(props.item.code)}
          tabindex={props.board.isActive(props.item.id) ? 0 : -1}
          onPointerDown={press}
        >
          <Icon name="grip-vertical" size="s" />
        </button>
      )}
    >
      <div class="menu__label">{text().board.moveTo}</div>
      <For each={props.board.columns().filter(canBe)}>
        {(column) => <MenuItem onSelect={() => props.board.send(props.item, column)}>{props.board.nameOf(column.of)}</MenuItem>}
      </For>
      <Show when={props.board.canArrange()}>
        <MenuSeparator />
        <MenuItem icon="arrow-up" shortcut="Alt ↑" onSelect={() => props.board.step(props.item, 'up')}>
          {text().board.up}
        </MenuItem>
        <MenuItem icon="arrow-down" shortcut="Alt ↓" onSelect={() => props.board.step(props.item, 'down')}>
          {text().board.down}
        </MenuItem>
        <MenuItem shortcut="Alt Home" onSelect={() => props.board.step(props.item, 'first')}>
          {text().board.first}
        </MenuItem>
        <MenuItem shortcut="Alt End" onSelect={() => props.board.step(props.item, 'last')}>
          {text().board.last}
        </MenuItem>
      </Show>
      <MenuSeparator />
      <MenuItem icon="archive" hint={text().roadmap.canBeRestored} onSelect={() => archiving.archive(props.item)}>
        {text().roadmap.archive}
      </MenuItem>
    </Menu>
  )
}
