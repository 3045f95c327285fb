// Filter, group, sort and columns. Everything chosen here stands in the address.
import { createSignal, Match, Show, Switch } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { HistoryButton } from '../history/slider/PastProvider.tsx'
import { BoardMenu } from './BoardMenu.tsx'
import { ColumnsMenu } from './ColumnsMenu.tsx'
import { CalendarBar } from './calendar/CalendarBar.tsx'
import type { PlanView } from './createPlanView.ts'
import { FilterChips } from './FilterChips.tsx'
import { FilterPopover } from './FilterPopover.tsx'
import { GroupMenu } from './GroupMenu.tsx'
import { SearchBox } from './SearchBox.tsx'
import { SortMenu } from './SortMenu.tsx'
import { TimelineTools } from './timeline/TimelineTools.tsx'
import { WhereChips } from './where/WhereChips.tsx'
import { WhereDialog } from './where/WhereDialog.tsx'

export function Toolbar(props: { view: PlanView; onStreams: () => void }) {
  const text = useText()
  const form = () => props.view.state().form
  const [building, setBuilding] = createSignal(false)
  let toolbar!: HTMLDivElement
  const built = () => {
    setBuilding(false)
    // The sentence that was pressed may say something else now, and is another one then.
    setTimeout(() => {
      const filter = toolbar.querySelector('[data-filter]')
      if (document.activeElement === document.body && filter instanceof HTMLElement) filter.focus()
    })
  }
  return (
    <div ref={toolbar} class="toolbar toolbar--plan" role="toolbar" aria-label={text().roadmap.toolbar}>
      <SearchBox view={props.view} />
      <FilterPopover view={props.view} onConditions={() => setBuilding(true)} />
      <FilterChips view={props.view} />
      <WhereChips view={props.view} onEdit={() => setBuilding(true)} />
      <WhereDialog view={props.view} open={building()} onClose={built} />
      <span class="sep" aria-hidden="true" />
      <Switch>
        <Match when={form() === 'table' || form() === 'timeline'}>
          <GroupMenu view={props.view} onStreams={props.onStreams} />
        </Match>
        <Match when={form() === 'board'}>
          <BoardMenu view={props.view} />
        </Match>
      </Switch>
      <Show when={form() !== 'calendar'}>
        <SortMenu view={props.view} />
      </Show>
      <div class="toolbar__end">
        <HistoryButton brief />
        <Show when={form() === 'timeline'}>
          <TimelineTools view={props.view} />
        </Show>
        <Show when={form() === 'calendar'}>
          <CalendarBar view={props.view} />
        </Show>
        <Show when={form() === 'table'}>
          <ColumnsMenu view={props.view} />
        </Show>
      </div>
    </div>
  )
}
