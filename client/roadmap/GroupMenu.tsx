// By what the items are grouped; and, for those who may write, the workstreams themselves.
import { Show } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { Button } from '../ui/Button.tsx'
import { Menu, MenuChoice, MenuChoices, MenuItem, MenuSeparator } from '../ui/Menu.tsx'
import type { PlanView } from './createPlanView.ts'

export function GroupMenu(props: { view: PlanView; onStreams: () => void }) {
  const text = useText()
  const live = useLive()
  const grouping = () => props.view.state().grouping
  return (
    <Menu
      trigger={(given) => (
        <Button {...given} kind="ghost" icon="layers">
          <span class="toolbar__name">
            {text().roadmap.group}
            <span class="toolbar__value">: {text().roadmap.groupBy[grouping()]}</span>
          </span>
        </Button>
      )}
    >
      <MenuChoices value={grouping()} onChange={(value) => props.view.change({ grouping: value === 'none' ? 'none' : 'stream' })}>
        <MenuChoice value="stream">{text().roadmap.stream}</MenuChoice>
        <MenuChoice value="none">{text().roadmap.groupBy.none}</MenuChoice>
      </MenuChoices>
      <Show when={live.canWrite()}>
        <MenuSeparator />
        <MenuItem icon="pencil" onSelect={props.onStreams}>
          {text().roadmap.streams.edit}
        </MenuItem>
      </Show>
    </Menu>
  )
}
