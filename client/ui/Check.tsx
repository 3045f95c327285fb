// A checkbox for lists and forms, and a switch, which acts at once.
import { Icon } from './Icon.tsx'

interface ToggleProps {
  readonly label: string
  readonly checked: boolean
  readonly disabled?: boolean | undefined
  readonly onChange: (checked: boolean) => void
}

/** A checkbox without a visible label; `label` is its accessible name. */
export function CheckBox(props: ToggleProps) {
  return (
    <button
      type="button"
      role="checkbox"
      class="check"
      aria-checked={props.checked}
      aria-label={props.label}
      disabled={props.disabled}
      onClick={() => props.onChange(!props.checked)}
    >
      <Icon name="check" />
    </button>
  )
}

export function Switch(props: ToggleProps) {
  return (
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked={props.checked}
      disabled={props.disabled}
      onClick={() => props.onChange(!props.checked)}
    >
      {props.label}
    </button>
  )
}
