// The active filters as chips; pressing a chip removes that filter.
import { For, Show } from 'solid-js'
import { QUICK, QUICK_KEYS, type QuickKey } from '../../shared/views/filter.ts'
import { useText } from '../base/i18n.tsx'
import { facetOf } from '../item/facets/facets.ts'
import { Chip } from '../ui/Chip.tsx'
import type { PlanView } from './createPlanView.ts'
import { useOffering } from './where/useOffering.ts'

export function FilterChips(props: { view: PlanView }) {
  const text = useText()
  const offering = useOffering(props.view)
  const filter = () => props.view.state().filter
  const labels = (subject: QuickKey): readonly string[] => {
    const { field } = QUICK[subject]
    const chosen = filter()[subject]
    // The list of choices is computed only for filters that are active.
    const choices = chosen.length === 0 ? [] : (facetOf(field).choices?.(field, offering()) ?? [])
    return chosen.map((value) => {
      const found = choices.find((choice) => choice.value === value)
      return found?.short ?? found?.label ?? text().where.unknown
    })
  }
  return (
    <>
      <Part
        label={text().roadmap.searchChip}
        values={filter().text.trim() === '' ? [] : [text().roadmap.quoted(filter().text.trim())]}
        onRemove={() => props.view.setFilter({ text: '' })}
      />
      <For each={QUICK_KEYS}>
        {(subject) => (
          <Part label={text().roadmap[subject]} values={labels(subject)} onRemove={() => props.view.setFilter({ [subject]: [] })} />
        )}
      </For>
      <Show when={filter().archived !== 'no'}>
        <Chip
          label={text().roadmap.archived}
          value={filter().archived === 'yes' ? text().roadmap.archivedYes : text().roadmap.archivedAll}
          remove={text().roadmap.removeFilter}
          onRemove={() => props.view.setFilter({ archived: 'no' })}
        />
      </Show>
    </>
  )
}

function Part(props: { label: string; values: readonly string[]; onRemove: () => void }) {
  const text = useText()
  const value = () => {
    const [first, ...rest] = props.values
    return rest.length > 1 ? `${first} +${rest.length}` : props.values.join(', ')
  }
  return (
    <Show when={props.values.length > 0}>
      <Chip label={props.label} value={value()} remove={text().roadmap.removeFilter} onRemove={props.onRemove} />
    </Show>
  )
}
