// The context menu of an item. It is created when it opens and removed when it closes.
import { Show } from 'solid-js'
import type { Item } from '../../shared/roadmap/model.ts'
import { useText } from '../base/i18n.tsx'
import { useCopy } from '../clipboard/useCopy.ts'
import { useArchiving } from '../item/archiving.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '../ui/Menu.tsx'
import type { TableState } from './createTable.ts'
import { useStep } from './step.ts'

export interface RowMenuProps {
  readonly table: TableState
  readonly item: Item
}

export function RowMenu(props: RowMenuProps) {
  const text = useText()
  const copy = useCopy()
  const archiving = useArchiving()
  const step = useStep(() => props.table)
  return (
    <Menu
      open
      placement="bottom-end"
      onOpenChange={(open) => !open && props.table.setMenu(null)}
      trigger={(given) => (
        <IconButton
          {...given}
          class="row-more row-more--open"
          tabindex={-1}
          icon="ellipsis"
          label={text().roadmap.rowMenu(props.item.code)}
        />
      )}
    >
      <MenuItem icon="panel-right" shortcut="Space" onSelect={() => props.table.view.change({ item: props.item.id }, 'step')}>
        {text().roadmap.open}
      </MenuItem>
      <Show when={props.table.canWrite() && !props.item.archived}>
        <MenuItem icon="pencil" shortcut="F2" onSelect={() => setTimeout(() => props.table.beginEdit(props.item.id, 'title'))}>
          {text().roadmap.rename}
        </MenuItem>
        <Show when={props.table.canMove()}>
          <MenuItem icon="arrow-up" shortcut="Alt Shift ↑" onSelect={() => step(props.item, -1)}>
            {text().roadmap.moveUp}
          </MenuItem>
          <MenuItem icon="arrow-down" shortcut="Alt Shift ↓" onSelect={() => step(props.item, 1)}>
            {text().roadmap.moveDown}
          </MenuItem>
        </Show>
      </Show>
      <MenuItem icon="link" onSelect={() => copy(props.table.view.linkTo(props.item.id), text().roadmap.linkCopied)}>
        {text().roadmap.copyLink}
      </MenuItem>
      <Show when={props.table.canWrite()}>
        <MenuSeparator />
        <Show
          when={props.item.archived}
          fallback={
            <MenuItem icon="archive" hint={text().roadmap.canBeRestored} onSelect={() => archiving.archive(props.item)}>
              {text().roadmap.archive}
            </MenuItem>
          }
        >
          <MenuItem icon="archive-restore" onSelect={() => archiving.restore(props.item)}>
            {text().roadmap.restore}
          </MenuItem>
        </Show>
      </Show>
    </Menu>
  )
}
