// The menu that chooses which columns the table shows after number and title.

import { For } from 'solid-js'
import { useLanguage, useText } from '../base/i18n.tsx'
import { fieldRow } from '../live/ownFields.ts'
import { Button } from '../ui/Button.tsx'
import { Menu, MenuCheck, MenuItem, MenuSeparator } from '../ui/Menu.tsx'
import { toggleColumn } from './columns/arrangement.ts'
import { columnKeys, USUAL_ARRANGEMENT } from './columns/columnsQuery.ts'
import type { PlanView } from './createPlanView.ts'

export function ColumnsMenu(props: { view: PlanView }) {
  const text = useText()
  const language = useLanguage()
  const columns = () => props.view.state().columns
  return (
    <Menu
      placement="bottom-end"
      trigger={(given) => (
        <Button {...given} class="desk" kind="ghost" icon="columns-3">
          <span class="toolbar__word">{text().roadmap.columns}</span>
        </Button>
      )}
    >
      <For each={columnKeys()}>
        {(key) => (
          <MenuCheck checked={columns().includes(key)} onChange={() => props.view.change(toggleColumn(props.view.state(), key))}>
            {fieldRow(key).label[language()]}
          </MenuCheck>
        )}
      </For>
      <MenuSeparator />
      <MenuItem icon="rotate-cw" onSelect={() => props.view.change(USUAL_ARRANGEMENT)}>
        {text().roadmap.usualColumns}
      </MenuItem>
    </Menu>
  )
}
