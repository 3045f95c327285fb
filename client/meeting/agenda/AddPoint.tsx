// Type, Enter, and the next one: an agenda is written as a list.
import { createSignal } from 'solid-js'
import type { NewPoint } from '../../../shared/meeting/write.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useMeetingWrites } from '../writes.ts'

/** What a point takes until somebody says otherwise. */
const USUAL_MINUTES = 15
const LONGEST = 300

export function AddPoint(props: { label: string; fields: NewPoint }) {
  const text = useText()
  const language = useLanguage()
  const write = useMeetingWrites()
  const { tell } = useItemContext()
  const [words, setWords] = createSignal('')
  const add = () => {
    const title = words().trim()
    if (title === '') return
    const made = write.addPoint({ minutes: USUAL_MINUTES, ...props.fields, title: { [language()]: title } })
    tell(made)
    if (made.ok) setWords('')
  }
  return (
    <div class="add-point">
      <Icon name="plus" size="s" />
      <input
        class="add-point__field"
        aria-label={`${props.label}, ${text().meeting.writeIn[language()]}`}
        placeholder={props.label}
        maxLength={LONGEST}
        value={words()}
        onInput={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing) return
          event.preventDefault()
          add()
        }}
        // Words that were typed are never lost by going elsewhere.
        onBlur={add}
      />
    </div>
  )
}
