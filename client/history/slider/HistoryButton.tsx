// The button that opens the time slider.

import { onMount, Show } from 'solid-js'
import { useText } from '../../base/i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { SIGNS } from '../../ui/signs.ts'
import { usePastDoor } from './pastDoor.ts'

/** For toolbars; `brief` shows only the icon. */
export function HistoryButton(props: { brief?: boolean }) {
  const text = useText()
  const door = usePastDoor()
  let place!: HTMLSpanElement
  onMount(() => door.cameBack() && place.querySelector('button')?.focus({ preventScroll: true }))
  return (
    <Show when={door.past === null}>
      <span ref={place} class="row">
        <Show when={props.brief} fallback={<WordyButton onClick={door.open} />}>
          <IconButton icon={SIGNS.viewPast} label={text().past.open} onClick={door.open} />
        </Show>
      </span>
    </Show>
  )
}

function WordyButton(props: { onClick: () => void }) {
  const text = useText()
  return (
    <Button kind="ghost" icon={SIGNS.viewPast} data-tip={text().past.openWhy} onClick={() => props.onClick()}>
      {text().past.open}
    </Button>
  )
}
