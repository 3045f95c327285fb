import { getOwner } from 'solid-js'
import { useToast } from '../ui/Toasts.tsx'
import { putOnClipboard } from './putOnClipboard.ts'

/** `copy(words, said)`: says `said` when the words are on the clipboard; else a dialog shows them selected. */
export const useCopy = (): ((words: string, said: string) => Promise<void>) => {
  const toast = useToast()
  const owner = getOwner()
  return async (words, said) => {
    if (await putOnClipboard(words)) return toast({ text: said })
    const { offerWords } = await import('./CopyByHand.tsx')
    offerWords(words, owner)
  }
}
