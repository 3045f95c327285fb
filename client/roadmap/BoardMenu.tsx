// Chooses the field whose values are the columns of the board.
import { useLanguage, useText } from '../base/i18n.tsx'
import { fieldRow, ownFields } from '../live/ownFields.ts'
import { Button } from '../ui/Button.tsx'
import { Menu, MenuOptions } from '../ui/Menu.tsx'
import type { PlanView } from './createPlanView.ts'
import { BOARD_BY, type BoardBy, isBoardKey } from './forms.ts'

export function BoardMenu(props: { view: PlanView }) {
  const text = useText()
  const language = useLanguage()
  const word = (one: BoardBy) => (isBoardKey(one) ? fieldRow(one).label[language()] : text().board.by[one])
  const by = () => props.view.state().boardBy
  return (
    <Menu
      trigger={(given) => (
        <Button {...given} kind="ghost" icon="layers">
          <span class="toolbar__name">
            {text().board.columnsBy}
            <span class="toolbar__value">: {word(by())}</span>
          </span>
        </Button>
      )}
    >
      <MenuOptions
        value={by()}
        options={[...BOARD_BY, ...ownFields().keys.filter(isBoardKey)]}
        words={word}
        onChange={(boardBy) => props.view.change({ boardBy })}
      />
    </Menu>
  )
}
