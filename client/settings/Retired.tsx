// What is no longer in use, and can be taken back.
import { For, Show } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'

export function Retired(props: { all: readonly { readonly id: string; readonly name: string }[]; onRestore: (id: string) => void }) {
  const text = useText()
  return (
    <Show when={props.all.length > 0}>
      <h3 class="settings__label">{text().settings.retired}</h3>
      <ul class="settings__retired">
        <For each={props.all}>
          {(one) => (
            <li class="row">
              <span class="muted">{one.name}</span>
              <Button kind="ghost" icon="archive-restore" onClick={() => props.onRestore(one.id)}>
                {text().settings.restore}
                <span class="vh"> {one.name}</span>
              </Button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
