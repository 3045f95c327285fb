// Ctrl-Z and Ctrl-Shift-Z on the page. Text fields and editors have undo of their own.
import { onCleanup, onMount } from 'solid-js'
import type { LiveDocument } from '../live/types.ts'
import { createUndoButtons } from './createUndo.ts'

export const useUndoKeys = (live: Pick<LiveDocument, 'undo' | 'redo' | 'canUndo' | 'canRedo' | 'canWrite'>): void => {
  const { undo, redo } = createUndoButtons(live)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey) || !live.canWrite() || isWriting(event.target)) return
    const key = event.key.toLowerCase()
    if (key === 'z' && !event.shiftKey) undo()
    else if ((key === 'z' && event.shiftKey) || key === 'y') redo()
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
