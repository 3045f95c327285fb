// The plan's five forms over one small plan that can be written in: bars, cards, rows, due dates, nested lines, and a colleague in one of them.
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { type Component, createSignal, For, onMount, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useText } from '../base/i18n.tsx'
import { ItemContextProvider } from '../item/ItemContext.tsx'
import { CopyProvider } from '../live/LiveDocument.tsx'
import type { LiveDocument } from '../live/types.ts'
import { BoardView } from '../roadmap/board/Board.tsx'
import { Calendar } from '../roadmap/calendar/Calendar.tsx'
import { createPlanView } from '../roadmap/createPlanView.ts'
import type { FormProps } from '../roadmap/FormProps.ts'
import type { Form } from '../roadmap/forms.ts'
import { OutlineView } from '../roadmap/outline/Outline.tsx'
import { PlanTable } from '../roadmap/Table.tsx'
import { TimelineView } from '../roadmap/timeline/Timeline.tsx'
import { Announcer } from '../ui/Announcer.tsx'
import { DesignSection, Specimen } from './DesignSection.tsx'
import { createSamplePlan, TODAY } from './samplePlan.ts'

const FORMS: Readonly<Record<Form, Component<FormProps>>> = {
  timeline: TimelineView,
  board: BoardView,
  table: PlanTable,
  calendar: Calendar,
  outline: OutlineView,
}
const NAMES = ['timeline', 'board', 'table', 'calendar', 'outline'] as const satisfies readonly Form[]
const nothing = () => undefined

export function Forms() {
  const plan = createSamplePlan()
  return (
    <>
      <DesignSection title="forms">
        <For each={NAMES}>
          {(form) => (
            <Specimen of={form} wide>
              <Shown form={form} live={plan.live} />
            </Specimen>
          )}
        </For>
      </DesignSection>
      <DesignSection title="readOnly">
        <Specimen of="table" wide>
          <Shown form="table" live={plan.readOnly} />
        </Specimen>
      </DesignSection>
    </>
  )
}

/** Each with an address of its own, as in a window. */
function Shown(props: { form: Form; live: LiveDocument }) {
  const history = createMemoryHistory()
  history.set({ value: `/?form=${props.form}` })
  return (
    <MemoryRouter history={history}>
      <Route
        path="/"
        component={() => (
          <CopyProvider copy={props.live}>
            <ItemContextProvider today={TODAY}>
              <Announcer>
                <OneForm form={props.form} />
              </Announcer>
            </ItemContextProvider>
          </CopyProvider>
        )}
      />
    </MemoryRouter>
  )
}

function OneForm(props: { form: Form }) {
  const text = useText()
  const view = createPlanView()
  const [scroller, setScroller] = createSignal<HTMLElement>()
  let box!: HTMLDivElement
  // Its windows of rows measure it: it must stand on the page.
  onMount(() => setScroller(box))
  return (
    <div class="design__form main__scroll" ref={box} aria-label={text().palette.form(props.form)} role="group" tabindex="-1">
      <Show when={scroller()}>
        {(element) => (
          <Dynamic
            component={FORMS[props.form]}
            view={view}
            scroller={element()}
            named={null}
            onNamed={nothing}
            onAdd={nothing}
            onOpen={nothing}
            onStream={nothing}
            onSteps={nothing}
          />
        )}
      </Show>
    </div>
  )
}
