// A press that selects instead of opening: with Ctrl it adds or takes away, with Shift it reaches from the last one to this.
import type { ItemId } from '../../../shared/ids.ts'
import type { Selection } from './createSelection.ts'

/** True when the press was for selecting. */
export const selectPress = (event: MouseEvent, selection: Selection, id: ItemId, order: () => readonly ItemId[]): boolean => {
  if (!selection.may() || !(event.ctrlKey || event.metaKey || event.shiftKey)) return false
  if (event.shiftKey) selection.range(order(), id, id)
  else selection.toggle(id)
  return true
}

/** A press with Shift would mark the words between. */
export const keepWordsUnmarked = (event: MouseEvent): void => {
  const typing = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]')
  if (event.shiftKey && !typing) event.preventDefault()
}
