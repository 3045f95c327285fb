// Filter, group and sort; undo; columns. Everything chosen here stands in the address.
import { Show } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { ColumnsMenu } from './ColumnsMenu.tsx'
import type { PlanView } from './createPlanView.ts'
import { FilterChips } from './FilterChips.tsx'
import { FilterPopover } from './FilterPopover.tsx'
import { GroupMenu } from './GroupMenu.tsx'
import { SearchBox } from './SearchBox.tsx'
import { SortMenu } from './SortMenu.tsx'

export function Toolbar(props: { view: PlanView; onStreams: () => void }) {
  const text = useText()
  const live = useLive()
  return (
    <div class="toolbar" role="toolbar" aria-label={text().roadmap.toolbar}>
      <SearchBox view={props.view} />
      <FilterPopover view={props.view} />
      <FilterChips view={props.view} />
      <span class="sep" aria-hidden="true" />
      <GroupMenu view={props.view} onStreams={props.onStreams} />
      <SortMenu view={props.view} />
      <div class="toolbar__end">
        <Show when={live.canWrite()}>
          <IconButton
            icon="undo-2"
            label={text().common.undo}
            shortcut="Ctrl Z"
            aria-keyshortcuts="Control+Z"
            disabled={!live.canUndo()}
            onClick={() => live.undo()}
          />
          <IconButton
            icon="redo-2"
            label={text().common.redo}
            shortcut="Ctrl Shift Z"
            aria-keyshortcuts="Control+Shift+Z"
            disabled={!live.canRedo()}
            onClick={() => live.redo()}
          />
        </Show>
        <ColumnsMenu view={props.view} />
      </div>
    </div>
  )
}
