// Shows the plan in the form that the address names, or a placeholder while it is loading.
import { type Component, createSignal, Match, onMount, Show, Suspense, Switch } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { NO_PLAN_FILTER } from '../../shared/views/filter.ts'
import { useText } from '../base/i18n.tsx'
import { lazily } from '../base/lazily.tsx'
import { GuideLink } from '../item/GuideLink.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { DocumentGate } from '../states/DocumentGate.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState, Skeleton } from '../ui/States.tsx'
import type { FormProps } from './FormProps.ts'
import type { Form } from './forms.ts'
import { PlanTable } from './Table.tsx'

const Board = lazily(async () => (await import('./board/Board.tsx')).BoardView)
const Calendar = lazily(async () => (await import('./calendar/Calendar.tsx')).Calendar)
const Outline = lazily(async () => (await import('./outline/Outline.tsx')).OutlineView)
const Timeline = lazily(async () => (await import('./timeline/Timeline.tsx')).TimelineView)
/** The table is part of the first bundle; the other forms are loaded when they are first opened. */
const VIEWS: Readonly<Record<Form, Component<FormProps>>> = {
  timeline: Timeline,
  board: Board,
  table: PlanTable,
  calendar: Calendar,
  outline: Outline,
}

interface PlanFormProps extends Omit<FormProps, 'scroller'> {
  readonly onStreams: () => void
}

export function PlanForm(props: PlanFormProps) {
  const text = useText()
  const live = useLive()
  const [scroller, setScroller] = createSignal<HTMLElement>()
  const compared = () => props.view.compared.comparison.comparison()
  const failed = () => props.view.compared.comparison.error() !== null
  let element!: HTMLDivElement
  // The element has no height before it is mounted. If the plan is already loaded, a table that gets it earlier renders no row.
  onMount(() => setScroller(element))
  return (
    <div class="main__scroll main__scroll--plan" data-letters={props.view.selection.may() ? '' : undefined} ref={element}>
      <DocumentGate early={props.view.rows().length > 0}>
        <Switch>
          <Match when={props.view.isEmpty()}>
            <EmptyState
              page
              title={text().roadmap.emptyPlan}
              action={
                <Show when={live.canWrite()}>
                  <div class="row wrap">
                    <Button icon="layers" onClick={() => props.onStreams()}>
                      {text().roadmap.streams.add}
                    </Button>
                    <GuideLink />
                  </div>
                </Show>
              }
            >
              {live.canWrite() ? text().roadmap.emptyPlanWhy : text().roadmap.emptyPlanRead}
            </EmptyState>
          </Match>
          <Match when={props.view.compared.comparison.comparing().onlyChanged && !compared() && !failed()}>
            <Skeleton label={text().compare.refreshing} lines={9} />
          </Match>
          <Match when={props.view.rows().length === 0 && compared()?.items.length === 0}>
            <EmptyState
              page
              title={text().compare.nothing}
              action={
                <Button onClick={() => props.view.compared.comparison.change({ onlyChanged: false })}>{text().compare.showAll}</Button>
              }
            >
              {text().compare.nothingWhy}
            </EmptyState>
          </Match>
          <Match when={props.view.rows().length === 0}>
            <EmptyState
              page
              title={text().roadmap.nothingFound}
              action={
                <Button icon="x" onClick={() => props.view.setFilter(NO_PLAN_FILTER)}>
                  {text().roadmap.clearFilters}
                </Button>
              }
            >
              {text().roadmap.nothingFoundWhy}
            </EmptyState>
          </Match>
          <Match when={scroller()}>
            {(found) => (
              <Suspense fallback={<Skeleton label={text().common.loading} lines={9} />}>
                <Dynamic
                  component={VIEWS[props.view.state().form]}
                  view={props.view}
                  scroller={found()}
                  named={props.named}
                  onNamed={props.onNamed}
                  onAdd={props.onAdd}
                  onOpen={props.onOpen}
                  onStream={props.onStream}
                  onSteps={props.onSteps}
                />
              </Suspense>
            )}
          </Match>
        </Switch>
      </DocumentGate>
    </div>
  )
}
