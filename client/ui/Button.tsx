// A button, labelled with a verb. One primary button per screen; a solid danger button only in the dialog that confirms.
import { type JSX, mergeProps, Show, splitProps } from 'solid-js'
import { Icon, type IconName } from './Icon.tsx'

export type ButtonKind = 'default' | 'primary' | 'ghost' | 'danger' | 'danger-solid'

export interface ButtonProps extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: ButtonKind | undefined
  readonly icon?: IconName | undefined
  /** Shows an arrow: the button opens a menu or sheet. */
  readonly opens?: boolean | undefined
  readonly large?: boolean | undefined
  readonly wide?: boolean | undefined
  /** The label while the action is running, e.g. "Saving…". The button keeps the focus, and a second press does nothing. */
  readonly busy?: string | false | undefined
}

export function Button(given: ButtonProps) {
  const props = mergeProps({ type: 'button' as const, kind: 'default' as const }, given)
  const [own, rest] = splitProps(props, ['kind', 'icon', 'opens', 'large', 'wide', 'busy', 'class', 'children', 'onClick'])
  return (
    <button
      {...rest}
      class={`btn btn--${own.kind} ${own.class ?? ''}`}
      classList={{ 'btn--l': own.large, 'btn--wide': own.wide }}
      aria-disabled={own.busy ? 'true' : rest['aria-disabled']}
      onClick={(event) => {
        if (own.busy || rest['aria-disabled'] === 'true') return event.preventDefault()
        if (typeof own.onClick === 'function') own.onClick(event)
        else if (own.onClick) own.onClick[0](own.onClick[1], event)
      }}
    >
      <Show when={own.icon}>{(name) => <Icon name={name()} />}</Show>
      <Show when={own.busy} fallback={own.children}>
        {own.busy}
      </Show>
      <Show when={own.opens}>
        <Icon name="chevron-down" size="s" />
      </Show>
    </button>
  )
}
