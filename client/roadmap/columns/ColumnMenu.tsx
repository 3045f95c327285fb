// The menu of a column, with everything that mouse and keys can do. It is created when it opens and removed when it closes.

import { Show } from 'solid-js'
import type { FieldKey } from '../../../shared/roadmap/fields.ts'
import { AS_ARRANGED } from '../../../shared/views/sort.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { fieldRow } from '../../live/ownFields.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../ui/Menu.tsx'
import type { TableState } from '../createTable.ts'
import { hasSum, sumWords } from '../sums.ts'
import { WIDTH_STEP } from './sizes.ts'

export interface ColumnMenuProps {
  readonly table: TableState
  readonly field: FieldKey
  readonly onClose: () => void
}

export function ColumnMenu(props: ColumnMenuProps) {
  const text = useText()
  const language = useLanguage()
  const { columnsOf: columns, view } = props.table
  const at = () => columns.fields().indexOf(props.field)
  const sort = () => view.state().sort
  return (
    <Menu
      open
      placement="bottom-start"
      onOpenChange={(open) => !open && props.onClose()}
      onCloseAutoFocus={(event) => event.preventDefault()}
      trigger={(given) => (
        <IconButton
          {...given}
          class="head-more head-more--open"
          tabindex={-1}
          icon="chevron-down"
          label={text().table.menu(fieldRow(props.field).label[language()])}
        />
      )}
    >
      <Show when={hasSum(props.field) && sumWords(view.shown(), props.field, language())}>
        {(sum) => <div class="menu__label">{text().settings.own.sumIs(sum())}</div>}
      </Show>
      <MenuItem icon="arrow-up" shortcut="Enter" onSelect={() => view.change({ sort: { by: props.field, descending: false } })}>
        {text().roadmap.ascending}
      </MenuItem>
      <MenuItem icon="arrow-down" onSelect={() => view.change({ sort: { by: props.field, descending: true } })}>
        {text().roadmap.descending}
      </MenuItem>
      <Show when={sort().by === props.field}>
        <MenuItem icon="rotate-cw" onSelect={() => view.change({ sort: AS_ARRANGED })}>
          {text().table.arranged}
        </MenuItem>
      </Show>
      <MenuSeparator />
      <MenuItem icon="move-horizontal" onSelect={() => columns.fit(props.field)}>
        {text().table.fit}
      </MenuItem>
      <MenuItem icon="plus" shortcut="Alt Shift →" onSelect={() => columns.resize(props.field, columns.sizeOf(props.field) + WIDTH_STEP)}>
        {text().table.wider}
      </MenuItem>
      <MenuItem icon="minus" shortcut="Alt Shift ←" onSelect={() => columns.resize(props.field, columns.sizeOf(props.field) - WIDTH_STEP)}>
        {text().table.narrower}
      </MenuItem>
      <Show when={view.state().sizes[props.field] !== undefined}>
        <MenuItem icon="rotate-cw" onSelect={() => columns.resize(props.field, null)}>
          {text().table.usual}
        </MenuItem>
      </Show>
      <Show when={!columns.isFixed(props.field)}>
        <MenuSeparator />
        <MenuItem icon="pin" hint={text().table.pinHint} onSelect={() => columns.pin(props.field)}>
          {columns.isPinned(props.field) ? text().table.unpin : text().table.pin}
        </MenuItem>
        <MenuItem
          icon="arrow-left"
          shortcut="Alt ←"
          disabled={columns.isFixed(columns.fields()[at() - 1] ?? 'title')}
          onSelect={() => columns.step(props.field, -1)}
        >
          {text().table.left}
        </MenuItem>
        <MenuItem
          icon="arrow-right"
          shortcut="Alt →"
          disabled={at() === columns.fields().length - 1}
          onSelect={() => columns.step(props.field, 1)}
        >
          {text().table.right}
        </MenuItem>
        <MenuItem icon="x" onSelect={() => columns.hide(props.field)}>
          {text().table.hide}
        </MenuItem>
      </Show>
    </Menu>
  )
}
