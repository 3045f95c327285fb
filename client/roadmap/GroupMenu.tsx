// The menu that chooses the field by which items are grouped; writers also open the list of workstreams here.

import { Show } from 'solid-js'
import { useLanguage, useText } from '../base/i18n.tsx'
import { capital } from '../base/intl.ts'
import { useLive } from '../live/LiveDocument.tsx'
import { fieldRow } from '../live/ownFields.ts'
import { Button } from '../ui/Button.tsx'
import { Menu, MenuItem, MenuOptions, MenuSeparator } from '../ui/Menu.tsx'
import type { PlanView } from './createPlanView.ts'
import { groupings, type PlanGrouping } from './grouping.ts'

export function GroupMenu(props: { view: PlanView; onStreams: () => void }) {
  const text = useText()
  const language = useLanguage()
  const live = useLive()
  const grouping = () => props.view.state().grouping
  /** The name of a grouping within a sentence; a field without such words uses the name of its column. */
  const inWords = (one: PlanGrouping): string => {
    const words: Readonly<Partial<Record<PlanGrouping, string>>> = text().roadmap.groupBy
    return words[one] ?? (one === 'none' ? '' : fieldRow(one).label[language()].toLowerCase())
  }
  return (
    <Menu
      trigger={(given) => (
        <Button {...given} kind="ghost" icon="layers">
          <span class="toolbar__name">
            {text().roadmap.group}
            <span class="toolbar__value">: {inWords(grouping())}</span>
          </span>
        </Button>
      )}
    >
      <MenuOptions
        value={grouping()}
        options={groupings()}
        words={(one) => (one === 'none' || one === 'due' ? capital(inWords(one)) : fieldRow(one).label[language()])}
        onChange={(chosen) => props.view.change({ grouping: chosen })}
      />
      <Show when={live.canWrite()}>
        <MenuSeparator />
        <MenuItem icon="pencil" onSelect={props.onStreams}>
          {text().roadmap.streams.edit}
        </MenuItem>
      </Show>
    </Menu>
  )
}
