// One line of plain words as a value, the last writer's.
import { onMount, Show } from 'solid-js'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import { useLanguage } from '../base/i18n.tsx'
import { useItemContext } from './ItemContext.tsx'
import { type EditorProps, ValueButton } from './ValueButton.tsx'
import { useItemWrites } from './writes.ts'

export function LineEditor(props: EditorProps) {
  return (
    <Show
      when={props.open}
      fallback={<ValueButton of={{ item: props.item, field: props.field, short: props.short }} onClick={() => props.onOpenChange(true)} />}
    >
      <LineInput {...props} />
    </Show>
  )
}

function LineInput(props: EditorProps) {
  const language = useLanguage()
  const context = useItemContext()
  const write = useItemWrites()
  let input!: HTMLInputElement
  let dropped = false
  onMount(() => input.focus())
  const keep = () => {
    const line = input.value.trim() || null
    if (!dropped && line !== props.item.marking) context.tell(write.setField(props.item.id, 'marking', line))
    props.onOpenChange(false)
  }
  return (
    <input
      ref={input}
      class="input input--inline"
      aria-label={FIELDS[props.field].label[language()]}
      maxLength={80}
      value={props.item.marking ?? ''}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        dropped = event.key === 'Escape'
        event.preventDefault()
        input.blur()
      }}
    />
  )
}
