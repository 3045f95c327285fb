// The editor of the recurrence of an item.
import { For, Show } from 'solid-js'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import { RECURRENCE_LABELS } from '../../shared/roadmap/labels.ts'
import { RECURRENCES, type Recurrence } from '../../shared/roadmap/model.ts'
import type { KeyOf } from '../../shared/views/rule.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { Popover } from '../ui/Popover.tsx'
import { useItemContext } from './ItemContext.tsx'
import { useItemWrites } from './itemWrites.ts'
import { type EditorProps, ValueButton } from './ValueButton.tsx'

export function RecurrenceEditor(props: EditorProps<KeyOf<'recurrence'>>) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const write = useItemWrites()
  const put = (recurs: Recurrence) => context.report(write.setValue(props.item.id, props.field, recurs))
  return (
    <Popover
      title={FIELDS[props.field].label[language()]}
      open={props.open}
      onOpenChange={(open) => props.onOpenChange(open)}
      trigger={(given) => <ValueButton {...given} of={{ item: props.item, field: props.field, short: props.short }} />}
    >
      <fieldset class="stack" aria-label={FIELDS[props.field].label[language()]}>
        <For each={RECURRENCES}>
          {(every) => (
            <label class="row">
              <input
                type="radio"
                name="every"
                checked={props.item[props.field].every === every}
                onChange={() => put({ every, months: props.item[props.field].months })}
              />
              {RECURRENCE_LABELS[every][language()]}
            </label>
          )}
        </For>
      </fieldset>
      <Show when={props.item[props.field].every === 'everyMonths'}>
        <label class="row row--tight">
          <span class="sub">{text().roadmap.edit.everyMonths}</span>
          <input
            class="input input--inline input--number"
            type="number"
            min="1"
            max="24"
            step="1"
            value={props.item[props.field].months}
            onChange={(event) => {
              const months = event.currentTarget.valueAsNumber
              if (Number.isInteger(months)) put({ every: 'everyMonths', months: Math.min(24, Math.max(1, months)) })
            }}
          />
        </label>
      </Show>
    </Popover>
  )
}
