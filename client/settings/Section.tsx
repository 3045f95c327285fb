// A part of the settings: its heading, what it is about, and what can be added to it.
import { type ParentProps, Show } from 'solid-js'
import { Button } from '../ui/Button.tsx'

export function SettingsSection(
  props: ParentProps<{ id: string; title: string; why?: string; add?: string | undefined; onAdd?: () => void }>,
) {
  return (
    <section id={`settings-${props.id}`} aria-labelledby={`settings-${props.id}-h`}>
      <div class="settings__head">
        <h2 id={`settings-${props.id}-h`}>{props.title}</h2>
        <Show when={props.why}>
          <span class="sub">{props.why}</span>
        </Show>
        <Show when={props.add}>
          {(label) => (
            <Button class="end" icon="plus" onClick={() => props.onAdd?.()}>
              {label()}
            </Button>
          )}
        </Show>
      </div>
      {props.children}
    </section>
  )
}
