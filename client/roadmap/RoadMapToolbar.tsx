// The toolbar of the road map: filter, group, sort and columns. Each choice is stored in the address.
import { createSignal, Match, Show, Suspense, Switch } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { lazilyOpen, lazilySoon, lazilyWhen } from '../base/lazily.tsx'
import { HistoryButton } from '../history/slider/HistoryButton.tsx'
import { BoardMenu } from './BoardMenu.tsx'
import { ColumnsMenu } from './ColumnsMenu.tsx'
import type { PlanView } from './createPlanView.ts'
import { FilterChips } from './FilterChips.tsx'
import { FilterPopover } from './FilterPopover.tsx'
import { GroupMenu } from './GroupMenu.tsx'
import { SearchBox } from './SearchBox.tsx'
import { SortPopover } from './SortPopover.tsx'
import type { Views } from './views/createViews.ts'
import type { ViewDialogsProps } from './views/ViewDialogs.tsx'
import { ViewsMenu } from './views/ViewsMenu.tsx'
import type { WhereChipsProps } from './where/WhereChips.tsx'
import type { WhereDialogProps } from './where/WhereDialog.tsx'

const CalendarBar = lazilySoon(async () => (await import('./calendar/CalendarBar.tsx')).CalendarBar)
const TimelineTools = lazilySoon(async () => (await import('./timeline/TimelineTools.tsx')).TimelineTools)
const WhereDialog = lazilyOpen<WhereDialogProps>(async () => (await import('./where/WhereDialog.tsx')).WhereDialog)
const WhereChips = lazilyWhen(
  ({ view }: WhereChipsProps) => view.state().filter.where.groups.length + view.state().unread.length > 0,
  async () => (await import('./where/WhereChips.tsx')).WhereChips,
)
const ViewDialogs = lazilyWhen(
  ({ views }: ViewDialogsProps) => views.dialog() !== null,
  async () => (await import('./views/ViewDialogs.tsx')).ViewDialogs,
)

export function RoadMapToolbar(props: { view: PlanView; views: Views; onStreams: () => void }) {
  const text = useText()
  const form = () => props.view.state().form
  const [building, setBuilding] = createSignal(false)
  let toolbar!: HTMLDivElement
  /**
   * The element that opened a dialog may no longer exist when the dialog closes (a menu entry, or a button whose text has changed), so the
   * focus goes to the element that matches the selector.
   */
  const backTo = (selector: string) =>
    setTimeout(() => {
      const found = toolbar.querySelector(selector)
      if (document.activeElement === document.body && found instanceof HTMLElement) found.focus()
    })
  const built = () => {
    setBuilding(false)
    backTo('[data-filter]')
  }
  return (
    <div ref={toolbar} class="toolbar toolbar--plan" role="toolbar" aria-label={text().roadmap.toolbar}>
      <ViewsMenu views={props.views} />
      <SearchBox view={props.view} />
      <FilterPopover view={props.view} onConditions={() => setBuilding(true)} />
      <FilterChips view={props.view} />
      <WhereChips view={props.view} onEdit={() => setBuilding(true)} />
      <WhereDialog view={props.view} open={building()} onClose={built} />
      <ViewDialogs views={props.views} onClosed={() => backTo('.views')} />
      <Show when={form() !== 'calendar'}>
        <span class="sep" aria-hidden="true" />
      </Show>
      <Switch>
        <Match when={form() === 'table' || form() === 'timeline'}>
          <GroupMenu view={props.view} onStreams={props.onStreams} />
        </Match>
        <Match when={form() === 'board'}>
          <BoardMenu view={props.view} />
        </Match>
      </Switch>
      <Show when={form() !== 'calendar'}>
        <SortPopover view={props.view} />
      </Show>
      <div class="toolbar__end" classList={{ 'toolbar__end--timeline': form() === 'timeline' }}>
        <HistoryButton brief />
        <Show when={form() === 'timeline'}>
          <Suspense>
            <TimelineTools view={props.view} />
          </Suspense>
        </Show>
        <Show when={form() === 'calendar'}>
          <Suspense fallback={<span class="calendar__bar" />}>
            <CalendarBar view={props.view} />
          </Suspense>
        </Show>
        <Show when={form() === 'table'}>
          <ColumnsMenu view={props.view} />
        </Show>
      </div>
    </div>
  )
}
