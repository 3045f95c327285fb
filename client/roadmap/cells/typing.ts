// A letter on a cell begins what Enter begins, with the letter in it. A field of words takes it by itself, because it has the focus before
// the letter comes; a menu, or a list that is searched, opens a moment later and is handed it.

/** Not `?`, which lists the keys, nor Space, which opens the item. Accents and input methods begin too. */
export const isTyped = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean =>
  !ctrlKey && !altKey && !metaKey && ((key.length === 1 && key !== ' ' && key !== '?') || key === 'Dead' || key === 'Process')

/** `event`: of the key that has just opened an editor. */
export const typeInto = (event: KeyboardEvent): void => {
  if (takes(document.activeElement)) return
  event.preventDefault()
  document.addEventListener('focusin', ({ target }) => hand(target, event.key), { once: true })
}

/** What stands there is replaced, as in a spreadsheet. */
const takes = (element: Element | null): boolean => {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return false
  element.select()
  return true
}
const hand = (target: EventTarget | null, key: string): void => {
  if (!(target instanceof HTMLElement) || key.length > 1) return
  if (target instanceof HTMLInputElement) {
    target.value = key
    target.dispatchEvent(new InputEvent('input', { bubbles: true, data: key, inputType: 'insertText' }))
  } else if (target.closest('[role=menu]')) target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
}
