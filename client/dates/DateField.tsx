// A date in a form: label above, the error below.
import { createSignal, createUniqueId, Show } from 'solid-js'
import type { Day } from '../../shared/roadmap/model.ts'
import { Icon } from '../ui/Icon.tsx'
import { DateInput } from './DateInput.tsx'

export interface DateFieldProps {
  readonly label: string
  /** The label is read out but not shown. */
  readonly quiet?: boolean | undefined
  readonly small?: boolean | undefined
  readonly value: Day | null
  readonly error?: string | false | null | undefined
  readonly asTyped?: boolean | undefined
  readonly onChange: (day: Day | null) => void
}

export function DateField(props: DateFieldProps) {
  const id = `date-${createUniqueId()}`
  const [wrong, setWrong] = createSignal<string | null>(null)
  const error = () => wrong() ?? props.error
  return (
    <div class="field" classList={{ 'field--small': props.small }}>
      <label for={id} classList={{ vh: props.quiet }}>
        {props.label}
      </label>
      <DateInput
        id={id}
        value={props.value}
        isWrong={Boolean(error())}
        describedBy={error() ? `${id}-error` : undefined}
        asTyped={props.asTyped}
        onChange={props.onChange}
        onWrong={setWrong}
      />
      <Show when={error()}>
        {(said) => (
          <span class="error" id={`${id}-error`} role="alert">
            <Icon name="triangle-alert" size="s" />
            {said()}
          </span>
        )}
      </Show>
    </div>
  )
}
