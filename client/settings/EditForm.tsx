// The form below a row of the settings: why it could not be saved, its fields, and below them retire at the left, cancel and save at the right.
import { type ParentProps, Show } from 'solid-js'
import type { ApiAnswer } from '../base/api.ts'
import { useText } from '../base/i18n.tsx'
import { FailureNote } from '../members/FailureNote.tsx'
import { Button } from '../ui/Button.tsx'
import type { SettingChange } from './createChange.ts'

export interface EditFormProps {
  readonly label: string
  readonly change: SettingChange
  readonly hint?: string
  readonly retire?: (() => Promise<ApiAnswer<unknown>>) | undefined
  readonly onSubmit: (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => void
  readonly onClose: () => void
}

export function EditForm(props: ParentProps<EditFormProps>) {
  const text = useText()
  const retire = async () => {
    const ask = props.retire
    if (ask && (await props.change.send(ask))) props.onClose()
  }
  return (
    <form
      class="settings__edit"
      aria-label={props.label}
      onSubmit={(event) => props.onSubmit(event)}
      onKeyDown={(event) => event.key === 'Escape' && props.onClose()}
    >
      <Show when={props.change.failure()}>{(failure) => <FailureNote failure={failure()} />}</Show>
      {props.children}
      <p class="settings__foot">
        <Show when={props.retire}>
          <Button kind="ghost" icon="archive" onClick={() => void retire()}>
            {text().settings.retire}
          </Button>
        </Show>
        <Show when={props.hint}>
          <span class="sub">{props.hint}</span>
        </Show>
        <span class="end row">
          <Button onClick={() => props.onClose()}>{text().common.cancel}</Button>
          <Button kind="primary" type="submit" busy={props.change.busy() && text().common.saving}>
            {text().common.save}
          </Button>
        </span>
      </p>
    </form>
  )
}
