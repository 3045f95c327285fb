// Input that adds an entry to a list: Enter adds it and clears the field for the next one.

import { createSignal } from 'solid-js'
import { isolate } from '../../shared/isolate.ts'
import type { Result } from '../../shared/result.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { Icon } from '../ui/Icon.tsx'

const LONGEST = 300

export function AddLine(props: { label: string; onAdd: (words: string) => Result<unknown> }) {
  const text = useText()
  const language = useLanguage()
  const { report } = useItemContext()
  const [words, setWords] = createSignal('')
  const add = () => {
    const line = words().trim()
    if (line === '') return
    const made = props.onAdd(line)
    report(made)
    if (made.ok) setWords('')
  }
  return (
    <div class="add-line">
      <Icon name="plus" size="s" />
      <input
        class="add-line__field"
        aria-label={`${isolate(props.label)}, ${text().meeting.writeIn[language()]}`}
        placeholder={props.label}
        maxLength={LONGEST}
        value={words()}
        onInput={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing) return
          event.preventDefault()
          add()
        }}
        // Typed words are submitted when the focus moves elsewhere on the page, but not when the window loses it.
        onBlur={(event) => document.activeElement !== event.currentTarget && add()}
      />
    </div>
  )
}
