// A search input. Its value may also be set from outside (by the address, or by removing a chip); the input follows unless somebody is
// typing in it.
import { createEffect, on, onCleanup } from 'solid-js'
import { Icon } from './Icon.tsx'

export interface SearchFieldProps {
  readonly words: string
  readonly label: string
  readonly placeholder: string
  /** The pause in typing after which the search runs. */
  readonly pauseMs: number
  readonly onWords: (words: string) => void
}

export function SearchField(props: SearchFieldProps) {
  let input!: HTMLInputElement
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  createEffect(
    on(
      () => props.words,
      (words) => {
        if (document.activeElement !== input || words === '') input.value = words
      },
    ),
  )
  const search = (wait: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => props.onWords(input.value), wait)
  }
  return (
    <label class="search">
      <Icon name="search" />
      <span class="vh">{props.label}</span>
      <input
        ref={input}
        type="search"
        placeholder={props.placeholder}
        onInput={() => search(props.pauseMs)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || input.value === '') return
          event.preventDefault()
          input.value = ''
          search(0)
        }}
      />
    </label>
  )
}
