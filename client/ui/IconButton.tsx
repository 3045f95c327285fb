// A button with an icon only; its label is the accessible name and the tooltip.
import { type JSX, splitProps } from 'solid-js'
import { Icon, type IconName } from './Icon.tsx'

export interface IconButtonProps extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon: IconName
  readonly label: string
  /** As printed on keyboards: `Ctrl Z`. */
  readonly shortcut?: string | undefined
  readonly pressed?: boolean | undefined
}

export function IconButton(props: IconButtonProps) {
  const [own, rest] = splitProps(props, ['icon', 'label', 'shortcut', 'pressed', 'class'])
  return (
    <button
      type="button"
      {...rest}
      class={`icon-btn ${own.class ?? ''}`}
      aria-label={own.label}
      aria-pressed={own.pressed}
      data-tip={own.label}
      data-tip-keys={own.shortcut}
    >
      <Icon name={own.icon} />
    </button>
  )
}
