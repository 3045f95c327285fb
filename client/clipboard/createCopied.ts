// Copies what is shown only once. Where the browser refuses the clipboard, the shown words are selected, to be copied by hand.
import { type Accessor, createSignal } from 'solid-js'
import { putOnClipboard, selectWords } from './putOnClipboard.ts'

export interface ClipboardCopied {
  readonly copied: Accessor<boolean>
  /** The browser has refused: the element is selected, and a sentence must say so. */
  readonly refused: Accessor<boolean>
  readonly copy: (words: string) => Promise<void>
  readonly reset: () => void
}

/** `id`: of the element that shows the words. */
export const createCopied = (id: string): ClipboardCopied => {
  const [state, setState] = createSignal<'idle' | 'copied' | 'refused'>('idle')
  return {
    copied: () => state() === 'copied',
    refused: () => state() === 'refused',
    async copy(words) {
      const isCopied = await putOnClipboard(words)
      setState(isCopied ? 'copied' : 'refused')
      if (!isCopied) selectWords(id)
    },
    reset: () => setState('idle'),
  }
}
