// The drag handle of a row. Pressed without dragging it opens a menu with all that dragging does, and a dialog that moves the item to any
// other branch.
import { Show } from 'solid-js'
import type { StreamId } from '../../../shared/ids.ts'
import type { NewItem } from '../../../shared/roadmap/write.ts'
import { useText } from '../../base/i18n.tsx'
import { useArchiving } from '../../item/archiving.ts'
import { createGrip } from '../../ui/grip.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../ui/Menu.tsx'
import type { OutlineState } from './createOutline.ts'
import type { OutlineRow } from './outlineRows.ts'

export interface OutlineMenuProps {
  readonly outline: OutlineState
  readonly row: OutlineRow
  readonly onGrab: (event: PointerEvent) => void
  readonly onAdd: (stream: StreamId | null, fields?: NewItem) => void
  readonly focus: (key: string) => void
}

export function OutlineMenu(props: OutlineMenuProps) {
  const text = useText()
  const archiving = useArchiving()
  const item = () => props.row.item
  const press = createGrip({
    drag: (event) => props.onGrab(event),
    press: () => {
      props.outline.goTo(props.row.key)
      props.outline.setMenu(item().id)
    },
  })
  return (
    <Menu
      open={props.outline.hasMenu(item().id)}
      onOpenChange={(open) => props.outline.setMenu(open ? item().id : null)}
      onCloseAutoFocus={(event) => {
        event.preventDefault()
        if (!props.outline.sought()) props.focus(props.row.key)
      }}
      trigger={(given) => (
        <button
          {...given}
          type="button"
          class="outline__grip"
          aria-label={text().outline.handle(item().code)}
          tabindex={-1}
          onPointerDown={press}
        >
          <Icon name="grip-vertical" size="s" />
        </button>
      )}
    >
      <MenuItem icon="list-indent-increase" shortcut="Alt →" onSelect={() => props.outline.step(item(), 'in')}>
        {text().outline.in}
      </MenuItem>
      <MenuItem icon="list-indent-decrease" shortcut="Alt ←" onSelect={() => props.outline.step(item(), 'out')}>
        {props.row.loose ? text().outline.free : text().outline.out}
      </MenuItem>
      <Show when={props.outline.canArrange()}>
        <MenuItem icon="arrow-up" shortcut="Alt ↑" onSelect={() => props.outline.step(item(), 'up')}>
          {text().outline.up}
        </MenuItem>
        <MenuItem icon="arrow-down" shortcut="Alt ↓" onSelect={() => props.outline.step(item(), 'down')}>
          {text().outline.down}
        </MenuItem>
      </Show>
      <MenuItem icon="corner-down-right" onSelect={() => props.outline.seek(item())}>
        {text().outline.moveTo}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon="plus" onSelect={() => props.onAdd(item().stream, { parent: item().id })}>
        {text().outline.addInside}
      </MenuItem>
      <MenuItem icon="archive" hint={text().roadmap.canBeRestored} onSelect={() => archiving.archive(item())}>
        {text().roadmap.archive}
      </MenuItem>
    </Menu>
  )
}
