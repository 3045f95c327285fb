// A form field: label above, help below. An error says how to correct it, and is announced with the field.
import { createUniqueId, For, type JSX, Show, splitProps } from 'solid-js'
import { Icon } from './Icon.tsx'

interface FieldProps {
  readonly label: string
  readonly hint?: JSX.Element
  readonly error?: string | false | null | undefined
}
interface Frame extends FieldProps {
  readonly id: string
  readonly children: JSX.Element
}

function Field(props: Frame) {
  return (
    <div class="field">
      <label for={props.id}>{props.label}</label>
      {props.children}
      <Show when={props.error}>
        <span class="error" id={`${props.id}-error`} role="alert">
          <Icon name="triangle-alert" size="s" />
          {props.error}
        </span>
      </Show>
      <Show when={props.hint}>
        <span class="hint" id={`${props.id}-hint`}>
          {props.hint}
        </span>
      </Show>
    </div>
  )
}
const describedBy = (id: string, props: FieldProps) =>
  [props.error ? `${id}-error` : '', props.hint ? `${id}-hint` : ''].filter(Boolean).join(' ') || undefined

export interface TextFieldProps extends FieldProps, Omit<JSX.InputHTMLAttributes<HTMLInputElement>, 'onInput' | 'value'> {
  /** Marks the field that gets the focus in a dialog, when it is not the first one. */
  readonly 'data-autofocus'?: '' | undefined
  readonly value: string
  readonly onInput: (value: string) => void
}

export function TextField(props: TextFieldProps) {
  const [own, rest] = splitProps(props, ['label', 'hint', 'error', 'value', 'onInput', 'id', 'class'])
  const made = createUniqueId()
  const id = () => own.id ?? `field-${made}`
  return (
    <Field id={id()} label={own.label} hint={own.hint} error={own.error}>
      <input
        {...rest}
        id={id()}
        class={`input ${own.class ?? ''}`}
        value={own.value}
        onInput={(event) => own.onInput(event.currentTarget.value)}
        aria-invalid={own.error ? 'true' : undefined}
        aria-describedby={describedBy(id(), own)}
      />
    </Field>
  )
}

export interface FieldChoice {
  readonly value: string
  readonly label: string
  readonly disabled?: boolean | undefined
}
export interface SelectProps extends FieldProps, Omit<JSX.SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'value'> {
  readonly value: string
  readonly choices: readonly FieldChoice[]
  readonly onChange: (value: string) => void
}

/** A native select, which works on phones, with all keyboards and in forced colours. */
export function Select(props: SelectProps) {
  const [own, rest] = splitProps(props, ['label', 'hint', 'error', 'value', 'choices', 'onChange', 'id', 'class'])
  const made = createUniqueId()
  const id = () => own.id ?? `field-${made}`
  return (
    <Field id={id()} label={own.label} hint={own.hint} error={own.error}>
      <span class="select">
        <select
          {...rest}
          id={id()}
          class={`input ${own.class ?? ''}`}
          onChange={(event) => own.onChange(event.currentTarget.value)}
          aria-invalid={own.error ? 'true' : undefined}
          aria-describedby={describedBy(id(), own)}
        >
          <For each={own.choices}>
            {(choice) => (
              <option value={choice.value} selected={choice.value === own.value} disabled={choice.disabled}>
                {choice.label}
              </option>
            )}
          </For>
        </select>
        <Icon name="chevron-down" size="s" />
      </span>
    </Field>
  )
}
