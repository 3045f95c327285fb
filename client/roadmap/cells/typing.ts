// Typing a character on a cell opens its editor, as Enter does, and puts the character into it. A text input gets it from the browser,
// because it has the focus before the character is inserted; a menu or a searchable list opens a moment later and is given it.

/** Excludes `?`, which lists the keys, and Space, which opens the item. Dead keys and input methods are included. */
export const isTyped = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean =>
  !ctrlKey && !altKey && !metaKey && ((key.length === 1 && key !== ' ' && key !== '?') || key === 'Dead' || key === 'Process')

/** `event`: the key event that has just opened an editor. */
export const typeInto = (event: KeyboardEvent): void => {
  if (takes(document.activeElement)) return
  event.preventDefault()
  document.addEventListener('focusin', ({ target }) => hand(target, event.key), { once: true })
}

/** The content is selected, so that it is replaced, as in a spreadsheet. */
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
