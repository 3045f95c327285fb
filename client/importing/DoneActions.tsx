// What can be done after an import: look at what it made, undo it, import another file.
import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'

export function DoneActions(props: { href: string; label: string; mayUndo: boolean; onUndo: () => void; onAnother: () => void }) {
  const text = useText()
  return (
    <p class="row wrap">
      <A class="btn btn--primary" href={props.href}>
        {props.label}
      </A>
      <Show when={props.mayUndo}>
        <Button icon="undo-2" onClick={() => props.onUndo()}>
          {text().importing.undo}
        </Button>
      </Show>
      <Button kind="ghost" onClick={() => props.onAnother()}>
        {text().importing.another}
      </Button>
    </p>
  )
}
