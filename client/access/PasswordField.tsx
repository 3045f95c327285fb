// Password field with a button that shows the text; a new password shows how many characters are missing.
import { createSignal, type JSX, Show } from 'solid-js'
import { useOutsideText } from '../base/language.tsx'
import { TextField } from '../ui/Field.tsx'

const PASSWORD_LENGTH = 15

export interface PasswordFieldProps {
  readonly label: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly fresh?: boolean | undefined
  readonly error?: string | null | undefined
  readonly hint?: JSX.Element
  /** Gets the focus when its dialog opens. */
  readonly first?: boolean | undefined
}

export function PasswordField(props: PasswordFieldProps) {
  const text = useOutsideText()
  const [shown, setShown] = createSignal(false)
  const missing = () => PASSWORD_LENGTH - [...props.value].length
  return (
    <div class="password">
      <TextField
        label={props.label}
        type={shown() ? 'text' : 'password'}
        value={props.value}
        onInput={props.onInput}
        error={props.error}
        autocomplete={props.fresh ? 'new-password' : 'current-password'}
        autocapitalize="none"
        spellcheck={false}
        maxlength={256}
        data-autofocus={props.first ? '' : undefined}
        hint={
          <Show when={props.fresh} fallback={props.hint}>
            {text().access.passwordHint} <Show when={props.value !== '' && missing() > 0}>{text().access.passwordLeft(missing())}</Show>
          </Show>
        }
      />
      <button type="button" class="password__show" aria-pressed={shown()} onClick={() => setShown(!shown())}>
        {shown() ? text().access.hidePassword : text().access.showPassword}
      </button>
    </div>
  )
}
