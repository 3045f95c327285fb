// The active option in the list of a combobox: arrows wrap around, Enter selects it (the ARIA combobox pattern, in which the focus stays in
// the input).
import { type Accessor, createSignal, createUniqueId } from 'solid-js'

interface ListChoice {
  /** The id of the list. */
  readonly list: string
  readonly optionId: (index: number) => string
  /** The index; null while the list is empty. */
  readonly active: Accessor<number | null>
  /** For `aria-activedescendant`. */
  readonly activeId: Accessor<string | undefined>
  readonly activate: (index: number) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

export const createListChoice = (count: Accessor<number>, take: (index: number) => void): ListChoice => {
  const list = createUniqueId()
  const optionId = (index: number) => `${list}-${index}`
  const [at, setAt] = createSignal(0)
  const active = () => (count() === 0 ? null : Math.min(at(), count() - 1))
  const move = (step: 1 | -1) => {
    const from = active()
    if (from === null) return
    const to = (from + step + count()) % count()
    setAt(to)
    document.getElementById(optionId(to))?.scrollIntoView({ block: 'nearest' })
  }
  return {
    list,
    optionId,
    active,
    activeId() {
      const index = active()
      return index === null ? undefined : optionId(index)
    },
    activate: setAt,
    onKeyDown(event) {
      const from = active()
      if (event.key === 'ArrowDown') move(1)
      else if (event.key === 'ArrowUp') move(-1)
      else if (event.key !== 'Enter') return
      else if (from !== null) take(from)
      event.preventDefault()
    },
  }
}
