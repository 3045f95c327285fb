// The values of an event that do not stand now, each one press away. Absent where one may not write.
import { For } from 'solid-js'
import type { NamedEvent } from '../../shared/api/history.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { restorableWords } from './restorableWords.ts'
import { useTelling } from './Telling.tsx'

export function RestoreButtons(props: { event: NamedEvent }) {
  const text = useText()
  const language = useLanguage()
  const { names, restoring } = useTelling()
  return (
    <For each={restoring.offered(props.event)}>
      {(offer) => (
        <Button icon="undo-2" onClick={() => restoring.restore(props.event, offer)}>
          {text().history.restore(restorableWords(offer, props.event, { names: names(), language: language(), text: text() }))}
        </Button>
      )}
    </For>
  )
}
