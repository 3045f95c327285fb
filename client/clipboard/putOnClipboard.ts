/**
 * Puts words on the clipboard, and answers whether they are there. Browsers have no `navigator.clipboard` on a page without HTTPS (a server
 * in the meeting room's own network), and refuse it where the page has no focus or no permission; then the older command is tried.
 */
export const putOnClipboard = async (words: string): Promise<boolean> => {
  // The type does not say that it may be absent.
  const clipboard: Clipboard | undefined = navigator.clipboard
  if (!clipboard) return copiedByCommand(words)
  return clipboard.writeText(words).then(
    () => true,
    () => copiedByCommand(words),
  )
}

/** Nothing is selected and the focus stays where it is: the event that the command fires is answered with the words. */
export const copiedByCommand = (words: string): boolean => {
  let isSet = false
  const give = (event: ClipboardEvent) => {
    // Neither the table nor an editor is to answer it.
    event.stopImmediatePropagation()
    event.preventDefault()
    event.clipboardData?.setData('text/plain', words)
    isSet = event.clipboardData !== null
  }
  window.addEventListener('copy', give, { capture: true })
  try {
    return document.execCommand('copy') && isSet
  } finally {
    window.removeEventListener('copy', give, { capture: true })
  }
}

/** Text that could not be copied is selected in place, to be copied by hand. */
export const selectWords = (id: string): void => {
  const element = document.getElementById(id)
  if (element instanceof HTMLInputElement) {
    element.focus()
    element.select()
  } else if (element) getSelection()?.selectAllChildren(element)
}
