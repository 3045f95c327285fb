import { getOwner } from 'solid-js'
import { useToast } from '../ui/Toasts.tsx'

/** `copy(words, said)`: says `said` when the words are on the clipboard; else a dialog shows them selected. */
export const useCopy = (): ((words: string, said: string) => Promise<void>) => {
  const toast = useToast()
  const owner = getOwner()
  return async (words, said) => {
    // The type does not say that it may be absent. The fallback is loaded when it is needed: the first row of the plan waits for this file.
    const clipboard: Clipboard | undefined = navigator.clipboard
    const isThere = await clipboard?.writeText(words).then(
      () => true,
      () => false,
    )
    if (isThere || (await import('./CopyByHand.tsx')).copyOtherwise(words, owner)) toast({ text: said })
  }
}
