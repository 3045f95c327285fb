// The editor of a value in one line of text. It is written on Enter or when the focus leaves. Input that cannot be parsed stays in the
// line, with the reason.

import { createSignal, onCleanup, onMount, Show } from 'solid-js'
import { isAddress, MOST_ADDRESS } from '../../shared/roadmap/ownFields.ts'
import { isOwnKey, ownKindOf } from '../../shared/roadmap/ownKeys.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { fieldRow } from '../live/ownFields.ts'
import { Icon } from '../ui/Icon.tsx'
import { facetOf } from './facets/facets.ts'
import { useItemContext } from './ItemContext.tsx'
import { useItemWrites } from './itemWrites.ts'
import { useFacetNames } from './useFacetNames.ts'
import { type EditorProps, ValueButton } from './ValueButton.tsx'

export function LineEditor(props: EditorProps) {
  return (
    <Show
      when={props.open}
      fallback={
        <span class="value-line">
          <ValueButton of={{ item: props.item, field: props.field, short: props.short }} onClick={() => props.onOpenChange(true)} />
          <Show when={!props.short && addressIn(props)}>
            {(to) => (
              <a class="icon-btn" href={to()} target="_blank" rel="noopener noreferrer" aria-label={to()}>
                <Icon name="arrow-up-right" />
              </a>
            )}
          </Show>
        </span>
      }
    >
      <LineInput {...props} />
    </Show>
  )
}

/** The address that is opened in a tab of its own: only http and https are addresses. */
const addressIn = ({ item, field }: EditorProps): string | null => {
  const value = isOwnKey(field) && ownKindOf(field) === 'address' ? item[field] : null
  return isAddress(value) ? value : null
}

function LineInput(props: EditorProps) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const write = useItemWrites()
  const [wrong, setWrong] = createSignal<string | null>(null)
  // The field of an editor never changes.
  const facet = facetOf(props.field)
  let input!: HTMLInputElement
  let left = false
  const names = useFacetNames()([])
  const stored = () => facet.text(props.item, props.field, names, language())

  const keep = (): boolean => {
    const line = input.value.replace(/\s+/g, ' ').trim()
    if (line === stored()) return true
    const reading = facet.read?.(line, props.field, names)
    if (reading && !reading.ok) setWrong(text().paste.why[reading.why](reading.part))
    if (!reading?.ok) return false
    if (reading.change && 'set' in reading.change) context.report(write.setValue(props.item.id, reading.change.set, reading.change.to))
    return true
  }
  const leave = () => {
    left = true
    props.onOpenChange(false)
  }
  onMount(() => {
    input.focus()
    // If the editor is removed while somebody types, what was typed is written.
    onCleanup(() => !left && keep())
  })
  return (
    <span class="value-edit">
      <input
        ref={input}
        type="text"
        class="input input--inline"
        aria-label={fieldRow(props.field).label[language()]}
        aria-invalid={wrong() ? 'true' : undefined}
        data-tip={wrong() ?? undefined}
        maxLength={isOwnKey(props.field) ? MOST_ADDRESS : 200}
        value={stored()}
        onInput={() => setWrong(null)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return
          event.preventDefault()
          if (event.key === 'Escape' || keep()) leave()
        }}
        onBlur={(event) => {
          if (left || event.currentTarget.parentElement?.contains(event.relatedTarget instanceof Node ? event.relatedTarget : null)) return
          keep()
          leave()
        }}
      />
    </span>
  )
}
