// The buttons that restore the values of an event which are not the present ones. Hidden from those who may not write.
import { For } from 'solid-js'
import type { NamedEvent } from '../../shared/api/history.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { useHistoryLines } from './HistoryLines.tsx'
import type { Offer } from './restorableWords.ts'
import { restorableWords } from './restorableWords.ts'

export function RestoreButtons(props: { event: NamedEvent }) {
  const text = useText()
  const language = useLanguage()
  const { names, restoring } = useHistoryLines()
  const restore = async (offer: Offer, button: HTMLElement) => {
    const line = button.closest('.change')
    await restoring.restore(props.event, offer)
    // The button of a restored value disappears, so the focus moves to its line.
    const more = line?.querySelector('.change__more')
    if (document.activeElement === document.body && more instanceof HTMLElement) more.focus()
  }
  return (
    <For each={restoring.offered(props.event)}>
      {(offer) => (
        <Button icon="undo-2" onClick={(event) => restore(offer, event.currentTarget)}>
          {text().history.restore(restorableWords(offer, props.event, { names: names(), language: language(), text: text() }))}
        </Button>
      )}
    </For>
  )
}
