// A calendar date, typed or picked. It is written when it is whole: on Enter, on leaving, or when the calendar gives it.
import { createSignal, onCleanup, onMount, Show } from 'solid-js'
import { isDay } from '../../shared/roadmap/checks.ts'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import type { KeyOf } from './facets/facet.ts'
import { useItemContext } from './ItemContext.tsx'
import { useItemWrites } from './itemWrites.ts'
import { type EditorProps, ValueButton } from './ValueButton.tsx'

export function DayEditor(props: EditorProps<KeyOf<'day'>>) {
  return (
    <Show
      when={props.open}
      fallback={<ValueButton of={{ item: props.item, field: props.field, short: props.short }} onClick={() => props.onOpenChange(true)} />}
    >
      <DayInput {...props} />
    </Show>
  )
}

function DayInput(props: EditorProps<KeyOf<'day'>>) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const write = useItemWrites()
  let input!: HTMLInputElement
  let typing = false
  let left = false
  const [wrong, setWrong] = createSignal(false)
  const stored = () => props.item[props.field]

  const keep = (): boolean => {
    const day = input.value === '' ? null : input.value
    // A date that is only half typed reads as empty; the browser knows the difference.
    if (input.validity.badInput || (day !== null && !isDay(day))) {
      setWrong(true)
      return false
    }
    if (day !== stored()) context.tell(write.setValue(props.item.id, props.field, day))
    return true
  }
  const leave = () => {
    left = true
    props.onOpenChange(false)
  }
  onMount(() => {
    input.focus()
    // Removing the field while somebody types must not lose their date.
    onCleanup(() => !left && keep())
  })
  return (
    <span class="value-edit">
      <input
        ref={input}
        type="date"
        class="input input--inline"
        aria-label={FIELDS[props.field].label[language()]}
        aria-invalid={wrong() ? 'true' : undefined}
        data-tip={wrong() ? text().roadmap.edit.badDate : undefined}
        min="1900-01-01"
        max="2199-12-31"
        value={stored() ?? ''}
        onPointerDown={() => {
          typing = false
        }}
        onInput={() => setWrong(false)}
        onChange={() => !typing && keep() && leave()}
        onKeyDown={(event) => {
          typing = true
          if (event.key === 'Enter' && keep()) leave()
          if (event.key === 'Escape') leave()
          if (event.key === 'Enter' || event.key === 'Escape') event.preventDefault()
        }}
        onBlur={(event) => {
          if (left || event.currentTarget.parentElement?.contains(event.relatedTarget instanceof Node ? event.relatedTarget : null)) return
          keep()
          leave()
        }}
      />
      <Show when={stored()}>
        <IconButton
          icon="x"
          label={text().roadmap.edit.clearDate}
          onClick={() => {
            input.value = ''
            if (keep()) leave()
          }}
        />
      </Show>
    </span>
  )
}
