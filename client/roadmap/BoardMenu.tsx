// By which field the board has its columns.
import { For } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Menu, MenuChoice, MenuChoices } from '../ui/Menu.tsx'
import { BOARD_BY } from './board/boardColumns.ts'
import type { PlanView } from './createPlanView.ts'

export function BoardMenu(props: { view: PlanView }) {
  const text = useText()
  const by = () => props.view.state().boardBy
  return (
    <Menu
      trigger={(given) => (
        <Button {...given} kind="ghost" icon="layers">
          <span class="toolbar__name">
            {text().board.columnsBy}
            <span class="toolbar__value">: {text().board.by[by()]}</span>
          </span>
        </Button>
      )}
    >
      <MenuChoices value={by()} onChange={(value) => props.view.change({ boardBy: BOARD_BY.find((one) => one === value) ?? 'status' })}>
        <For each={BOARD_BY}>{(one) => <MenuChoice value={one}>{text().board.by[one]}</MenuChoice>}</For>
      </MenuChoices>
    </Menu>
  )
}
