// Filter, group, sort and columns. Everything chosen here stands in the address.
import { Show } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { HistoryButton } from '../history/slider/PastProvider.tsx'
import { BoardMenu } from './BoardMenu.tsx'
import { ColumnsMenu } from './ColumnsMenu.tsx'
import type { PlanView } from './createPlanView.ts'
import { FilterChips } from './FilterChips.tsx'
import { FilterPopover } from './FilterPopover.tsx'
import { GroupMenu } from './GroupMenu.tsx'
import { SearchBox } from './SearchBox.tsx'
import { SortMenu } from './SortMenu.tsx'

export function Toolbar(props: { view: PlanView; onStreams: () => void }) {
  const text = useText()
  return (
    <div class="toolbar toolbar--plan" role="toolbar" aria-label={text().roadmap.toolbar}>
      <SearchBox view={props.view} />
      <FilterPopover view={props.view} />
      <FilterChips view={props.view} />
      <span class="sep" aria-hidden="true" />
      <Show when={props.view.state().form === 'board'} fallback={<GroupMenu view={props.view} onStreams={props.onStreams} />}>
        <BoardMenu view={props.view} />
      </Show>
      <SortMenu view={props.view} />
      <div class="toolbar__end">
        <HistoryButton />
        <Show when={props.view.state().form === 'table'}>
          <ColumnsMenu view={props.view} />
        </Show>
      </div>
    </div>
  )
}
