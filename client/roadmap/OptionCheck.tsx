// A checkbox in a list of choices; its whole line can be pressed.
import type { ParentProps } from 'solid-js'
import { Icon } from '../ui/Icon.tsx'

export function OptionCheck(props: ParentProps<{ checked: boolean; onChange: (checked: boolean) => void }>) {
  return (
    <button type="button" role="checkbox" class="option" aria-checked={props.checked} onClick={() => props.onChange(!props.checked)}>
      <span class="check" classList={{ on: props.checked }} aria-hidden="true">
        <Icon name="check" />
      </span>
      {props.children}
    </button>
  )
}
