// Drawer with the minutes beside the point; selected text can become a decision or an action item.
import { onMount, Show } from 'solid-js'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Minutes } from '../Minutes.tsx'
import { useOutcomes } from './OutcomesContext.tsx'
import { useRoom } from './RoomContext.tsx'

export function MinutesDrawer(props: { takesFocus: boolean; onClose: () => void }) {
  const text = useText()
  const language = useLanguage()
  const room = useRoom()
  const outcomes = useOutcomes()
  /** Clicking it does not clear the selection. */
  const keep = (event: Event) => event.preventDefault()
  const focusOn = (scroll: HTMLElement) => {
    const editor = scroll.querySelector(`[contenteditable="true"][lang="${language()}"]`)
    if (editor instanceof HTMLElement) editor.focus()
  }
  return (
    <aside class="room__minutes" aria-label={text().room.minutes}>
      <div class="room__minutes-h">
        <h2>{text().room.minutes}</h2>
        <IconButton icon="x" label={text().room.closeMinutes} shortcut="M" onClick={() => props.onClose()} />
      </div>
      <div
        class="room__minutes-scroll"
        // The editors inside are created after mount.
        ref={(scroll) => onMount(() => props.takesFocus && queueMicrotask(() => focusOn(scroll)))}
      >
        <Minutes />
      </div>
      <Show when={room.conducts()}>
        <div class="room__minutes-foot">
          <span class="sub">{text().room.minutesHint}</span>
          <Button onMouseDown={keep} onClick={() => outcomes.record('decision')}>
            {text().room.decision} <kbd>Alt D</kbd>
          </Button>
          <Button onMouseDown={keep} onClick={() => outcomes.record('action')}>
            {text().room.action} <kbd>Alt A</kbd>
          </Button>
        </div>
      </Show>
    </aside>
  )
}
