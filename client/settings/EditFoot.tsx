// Below a form of the settings: retire at the left, cancel and save at the right.
import { Show } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'

export function EditFoot(props: { busy: boolean; hint?: string; onRetire?: (() => void) | undefined; onCancel: () => void }) {
  const text = useText()
  return (
    <p class="settings__foot">
      <Show when={props.onRetire}>
        {(retire) => (
          <Button kind="ghost" icon="archive" onClick={() => retire()()}>
            {text().settings.retire}
          </Button>
        )}
      </Show>
      <Show when={props.hint}>
        <span class="sub">{props.hint}</span>
      </Show>
      <span class="end row">
        <Button onClick={() => props.onCancel()}>{text().common.cancel}</Button>
        <Button kind="primary" type="submit" busy={props.busy && text().common.saving}>
          {text().common.save}
        </Button>
      </span>
    </p>
  )
}
