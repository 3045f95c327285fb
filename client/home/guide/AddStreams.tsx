// Adds workstreams by name; Enter adds one and clears the field.
import { createSignal } from 'solid-js'
import { ok } from '../../../shared/result.ts'
import { addStream } from '../../../shared/roadmap/streams.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useWrite } from '../../live/LiveDocument.tsx'
import { Button } from '../../ui/Button.tsx'

const LONGEST = 200

export function AddStreams() {
  const text = useText()
  const language = useLanguage()
  const { report } = useItemContext()
  const write = useWrite('roadmap')
  const [name, setName] = createSignal('')
  const add = (event: SubmitEvent) => {
    event.preventDefault()
    const words = name().trim()
    if (words === '') return
    const made = write((doc) => ok(addStream(doc, { [language()]: words }, (bytes) => crypto.getRandomValues(new Uint8Array(bytes)))))
    report(made)
    if (made.ok) setName('')
  }
  return (
    <form class="guide__form" onSubmit={add}>
      <input
        class="input"
        aria-label={text().guide.streams.field}
        placeholder={text().guide.streams.field}
        maxLength={LONGEST}
        autocomplete="off"
        value={name()}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" icon="plus">
        {text().guide.streams.act}
      </Button>
    </form>
  )
}
