// Chooses the field whose values are the columns of the board.
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Menu, MenuOptions } from '../ui/Menu.tsx'
import type { PlanView } from './createPlanView.ts'
import { BOARD_BY } from './forms.ts'

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
      <MenuOptions
        value={by()}
        options={BOARD_BY}
        words={(one) => text().board.by[one]}
        onChange={(boardBy) => props.view.change({ boardBy })}
      />
    </Menu>
  )
}
