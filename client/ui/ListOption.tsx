// One option of a combobox's list. The focus stays in the input, whose keys move and choose; a pointer chooses on click, because a list that is
// removed when a finger is lifted would let the tap reach what is below it.
import type { ParentProps } from 'solid-js'

interface ListOptionProps {
  /** For `aria-activedescendant`. */
  readonly id: string
  readonly class?: string
  readonly isActive: boolean
  readonly onTake: () => void
  /** The pointer is over it. */
  readonly onPoint?: () => void
  readonly ref?: (option: HTMLElement) => void
}

export function ListOption(props: ParentProps<ListOptionProps>) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the input of the combobox handles the keys
    <div
      ref={(option) => props.ref?.(option)}
      role="option"
      id={props.id}
      class={props.class}
      classList={{ 'is-active': props.isActive }}
      aria-selected={props.isActive}
      onPointerMove={() => props.onPoint?.()}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => props.onTake()}
    >
      {props.children}
    </div>
  )
}
