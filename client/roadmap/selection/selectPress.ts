// A click that selects instead of opening: with Ctrl it toggles an item, with Shift it selects the range from the last one.
import type { ItemId } from '../../../shared/ids.ts'
import type { Selection } from './createSelection.ts'

/** True when the click has selected. */
export const selectPress = (event: MouseEvent, selection: Selection, id: ItemId, order: () => readonly ItemId[]): boolean => {
  if (!selection.may() || !(event.ctrlKey || event.metaKey || event.shiftKey)) return false
  if (event.shiftKey) selection.range(order(), id, id)
  else selection.toggle(id)
  return true
}

/** Prevents a click with Shift from selecting the text in between. */
export const keepWordsUnmarked = (event: MouseEvent): void => {
  const typing = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]')
  if (event.shiftKey && !typing) event.preventDefault()
}
