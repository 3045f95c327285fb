// Finds words in numbers, titles and descriptions of both languages, without accents and capitals.
import { createEffect, on, onCleanup } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { PlanView } from './createPlanView.ts'

/** The table follows when one pauses. */
const PAUSE_MS = 150

export function SearchBox(props: { view: PlanView }) {
  const text = useText()
  let input!: HTMLInputElement
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  // The words may also leave by their chip, or come with the address.
  createEffect(
    on(
      () => props.view.state().filter.text,
      (words) => {
        if (document.activeElement !== input || words === '') input.value = words
      },
    ),
  )
  const search = (wait: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => props.view.setFilter({ text: input.value }), wait)
  }
  return (
    <label class="search">
      <Icon name="search" />
      <span class="vh">{text().roadmap.search}</span>
      <input
        ref={input}
        type="search"
        placeholder={text().roadmap.searchShort}
        onInput={() => search(PAUSE_MS)}
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
