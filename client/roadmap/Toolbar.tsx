// Filter, group, sort and columns. Everything chosen here stands in the address.
import { useText } from '../base/i18n.tsx'
import { HistoryButton } from '../history/slider/PastProvider.tsx'
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
      <GroupMenu view={props.view} onStreams={props.onStreams} />
      <SortMenu view={props.view} />
      <div class="toolbar__end">
        <HistoryButton />
        <ColumnsMenu view={props.view} />
      </div>
    </div>
  )
}
