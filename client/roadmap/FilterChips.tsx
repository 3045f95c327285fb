// What the filter holds back, each condition as a chip that a press removes.
import { Show } from 'solid-js'
import { pickWords } from '../../shared/bilingual.ts'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { Chip } from '../ui/Chip.tsx'
import type { PlanView } from './createPlanView.ts'

export function FilterChips(props: { view: PlanView }) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const filter = () => props.view.state().filter
  const streamNames = () =>
    filter().stream.map((id) => {
      const stream = context.stream(id)
      return stream ? pickWords(stream.name, language()) || text().roadmap.streams.unnamed : text().roadmap.withoutStream
    })
  return (
    <>
      <Condition
        label={text().roadmap.searchChip}
        values={filter().text.trim() === '' ? [] : [text().roadmap.quoted(filter().text.trim())]}
        onRemove={() => props.view.setFilter({ text: '' })}
      />
      <Condition
        label={text().roadmap.status}
        values={filter().status.map((status) => CHOICE_LABELS.status[status][language()])}
        onRemove={() => props.view.setFilter({ status: [] })}
      />
      <Condition
        label={text().roadmap.delegation}
        values={filter().delegation.map((id) => context.delegation(id)?.code ?? id)}
        onRemove={() => props.view.setFilter({ delegation: [] })}
      />
      <Condition label={text().roadmap.stream} values={streamNames()} onRemove={() => props.view.setFilter({ stream: [] })} />
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

function Condition(props: { label: string; values: readonly string[]; onRemove: () => void }) {
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
