// The quick filters: status, delegation, workstream and archived items, one press each. A button opens the builder of conditions. What is
// chosen is also shown as chips in the toolbar.
import { createMemo, For, Show } from 'solid-js'
import { isPlanFiltered, NO_PLAN_FILTER, QUICK, type QuickKey, toggledValue } from '../../shared/views/filter.ts'
import { useText } from '../base/i18n.tsx'
import type { Offering } from '../item/facets/facet.ts'
import { facetOf } from '../item/facets/facets.ts'
import { ChoiceMark } from '../item/options.tsx'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import type { PlanView } from './createPlanView.ts'
import { OptionCheck } from './OptionCheck.tsx'
import { useOffering } from './where/useOffering.ts'

export interface QuickFiltersProps {
  readonly view: PlanView
  readonly onConditions: () => void
}

export function QuickFilters(props: QuickFiltersProps) {
  const text = useText()
  const quick = { view: props.view, offering: useOffering(props.view) }
  const filter = () => props.view.state().filter
  return (
    <div class="filters">
      <QuickFilter {...quick} subject="status" />
      <div class="stack stack--4">
        <QuickFilter {...quick} subject="delegation" />
        <fieldset>
          <legend>{text().roadmap.archived}</legend>
          <Segmented
            small
            label={text().roadmap.archived}
            value={filter().archived}
            segments={[
              { value: 'no', label: text().roadmap.archivedNo, name: text().roadmap.archivedChoice.no },
              { value: 'yes', label: text().roadmap.archivedYes, name: text().roadmap.archivedChoice.yes },
              { value: 'all', label: text().roadmap.archivedAll, name: text().roadmap.archivedChoice.all },
            ]}
            onChange={(archived) => props.view.setFilter({ archived })}
          />
        </fieldset>
      </div>
      <QuickFilter {...quick} subject="stream" class="filters__wide" />
      <div class="filters__wide row wrap">
        <Button icon="list-filter" onClick={() => props.onConditions()}>
          {text().where.open}
        </Button>
        <Show when={isPlanFiltered(filter())}>
          <Button kind="ghost" icon="x" onClick={() => props.view.setFilter(NO_PLAN_FILTER)}>
            {text().roadmap.clearFilters}
          </Button>
        </Show>
      </div>
    </div>
  )
}

function QuickFilter(props: { view: PlanView; offering: () => Offering; subject: QuickKey; class?: string }) {
  const text = useText()
  const { field, orNone } = QUICK[props.subject]
  const chosen = () => props.view.state().filter[props.subject]
  const choices = createMemo(() => {
    const all = facetOf(field).choices?.(field, props.offering()) ?? []
    const offered = all.filter(({ value, isGone }) => !isGone && (orNone || value !== null))
    return new Map(offered.map((choice) => [choice.value === null ? null : String(choice.value), choice]))
  })
  return (
    <fieldset class={props.class}>
      <legend>{text().roadmap[props.subject]}</legend>
      {/* By its value a box stays the same one, with the focus, when names arrive. */}
      <For each={[...choices().keys()]}>
        {(value) => (
          <OptionCheck
            checked={chosen().includes(value)}
            onChange={() => props.view.setFilter({ [props.subject]: toggledValue(chosen(), value) })}
          >
            <Show keyed when={choices().get(value)}>
              {(choice) => <ChoiceMark field={field} choice={choice} words={props.offering()} pairs />}
            </Show>
          </OptionCheck>
        )}
      </For>
    </fieldset>
  )
}
