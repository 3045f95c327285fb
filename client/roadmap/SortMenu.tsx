// In which order: the group's own, or by any column that is shown, or by the dates and priority that people ask for.
import { For } from 'solid-js'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Menu, MenuChoice, MenuChoices, MenuSeparator } from '../ui/Menu.tsx'
import type { PlanView } from './createPlanView.ts'
import { SORT_KEYS, type SortKey } from './sort.ts'

const ALWAYS: readonly SortKey[] = ['order', 'number', 'title', 'due', 'priority']

export function SortMenu(props: { view: PlanView }) {
  const text = useText()
  const language = useLanguage()
  const sort = () => props.view.state().sort
  const keys = () => SORT_KEYS.filter((key) => ALWAYS.includes(key) || props.view.state().columns.includes(key) || sort().by === key)
  const word = (key: SortKey) => (key === 'order' ? text().roadmap.sortArranged : FIELDS[key].label[language()])
  const sortBy = (name: string) => {
    const by = SORT_KEYS.find((key) => key === name)
    if (by) props.view.change({ sort: { by, descending: sort().descending } })
  }
  return (
    <Menu
      trigger={(given) => (
        <Button {...given} kind="ghost" icon="arrow-up-down">
          <span class="toolbar__name">
            {text().roadmap.sort}
            <span class="toolbar__value">: {word(sort().by).toLocaleLowerCase()}</span>
          </span>
        </Button>
      )}
    >
      <MenuChoices value={sort().by} onChange={sortBy}>
        <For each={keys()}>{(key) => <MenuChoice value={key}>{word(key)}</MenuChoice>}</For>
      </MenuChoices>
      <MenuSeparator />
      <MenuChoices
        value={sort().descending ? 'down' : 'up'}
        onChange={(value) => props.view.change({ sort: { by: sort().by, descending: value === 'down' } })}
      >
        <MenuChoice value="up">{text().roadmap.ascending}</MenuChoice>
        <MenuChoice value="down">{text().roadmap.descending}</MenuChoice>
      </MenuChoices>
    </Menu>
  )
}
