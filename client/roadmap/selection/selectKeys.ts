// The keys of selecting, the same in every form: Ctrl or Shift with Space, Shift with arrows, Ctrl A, Escape.
import type { ItemId } from '../../../shared/ids.ts'
import type { Selection } from './createSelection.ts'

export interface SelectKeysDeps {
  readonly selection: Selection
  /** As the form shows them. */
  readonly order: () => readonly ItemId[]
  /** Where the keyboard stands; null when it is on something else. */
  readonly at: () => ItemId | null
  readonly go: (id: ItemId) => void
}

/** True when the key was for selecting. */
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
