// Ctrl-Z and Ctrl-Shift-Z on the page. Text fields and editors have undo of their own.
import { onCleanup, onMount } from 'solid-js'
import type { LiveDocument } from './types.ts'

export const useUndoKeys = (live: Pick<LiveDocument, 'undo' | 'redo' | 'canWrite'>): void => {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey) || !live.canWrite() || isWriting(event.target)) return
    const key = event.key.toLowerCase()
    if (key === 'z' && !event.shiftKey) live.undo()
    else if ((key === 'z' && event.shiftKey) || key === 'y') live.redo()
    else return
    event.preventDefault()
  }
  onMount(() => {
    document.addEventListener('keydown', onKeyDown)
    onCleanup(() => document.removeEventListener('keydown', onKeyDown))
  })
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
