// The keys that select, the same in all forms: Ctrl or Shift with Space, Shift with arrows, Ctrl A, Escape.
import type { ItemId } from '../../../shared/ids.ts'
import type { Selection } from './createSelection.ts'

export interface SelectKeysDeps {
  readonly selection: Selection
  /** The items in the order of the form. */
  readonly order: () => readonly ItemId[]
  /** The active item; null when something else is active. */
  readonly at: () => ItemId | null
  readonly go: (id: ItemId) => void
}

/** The function returns true when it has processed the key. */
export const createSelectKeys =
  ({ selection, order, at, go }: SelectKeysDeps) =>
  (event: KeyboardEvent): boolean => {
    const { key, altKey, shiftKey } = event
    const ctrl = event.ctrlKey || event.metaKey
    if (!selection.may() || altKey) return false
    if (key === 'Escape' && selection.items().length > 0) {
      selection.clear()
      return true
    }
    if (ctrl && !shiftKey && key.toLowerCase() === 'a') {
      selection.all(order())
      return true
    }
    const id = at()
    if (!id) return false
    if (key === ' ' && ctrl !== shiftKey) {
      selection.toggle(id)
      return true
    }
    if (shiftKey && !ctrl && (key === 'ArrowUp' || key === 'ArrowDown')) {
      const all = order()
      const next = all[all.indexOf(id) + (key === 'ArrowUp' ? -1 : 1)]
      selection.range(all, id, next ?? id)
      if (next) go(next)
      return true
    }
    return false
  }
