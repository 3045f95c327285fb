// A date of an item, in its row of the panel or in a cell.
import { Show } from 'solid-js'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import { useLanguage } from '../base/i18n.tsx'
import { DateInput } from '../dates/DateInput.tsx'
import type { KeyOf } from './facets/facet.ts'
import { useItemContext } from './ItemContext.tsx'
import { useItemWrites } from './itemWrites.ts'
import { type EditorProps, ValueButton } from './ValueButton.tsx'

export function DayEditor(props: EditorProps<KeyOf<'day'>>) {
  const language = useLanguage()
  const context = useItemContext()
  const write = useItemWrites()
  return (
    <Show
      when={props.open}
      fallback={
        <ValueButton
          of={{ item: props.item, field: props.field, short: props.short, slip: props.slip }}
          onClick={() => props.onOpenChange(true)}
        />
      }
    >
      <span class="value-edit">
        <DateInput
          autofocus
          class="input--inline"
          label={FIELDS[props.field].label[language()]}
          value={props.item[props.field]}
          original={props.field === 'due' ? props.item.originalDue : null}
          onChange={(day) => context.report(write.setValue(props.item.id, props.field, day))}
          onDone={() => props.onOpenChange(false)}
        />
      </span>
    </Show>
  )
}
