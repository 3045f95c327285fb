// Menus, sheets and dialogs need Kobalte only when they open. It is loaded after the first content (`app/Inside.tsx`), or when the first of
// them is opened before that.
import { createSignal } from 'solid-js'

type Overlays = typeof import('./kobalte.ts')

const [overlays, setOverlays] = createSignal<Overlays | null>(null)

/** Null until it is loaded. */
export { overlays }

/** For components that are rendered only when something is open, so that Kobalte is loaded. */
export const kobalte = (): Overlays => {
  const here = overlays()
  if (!here) throw new Error('Kobalte has not been loaded')
  return here
}

const notOpened = new Set<() => void>()
/** Called when the user opens a menu, sheet or dialog while Kobalte cannot be loaded. The returned function stops it. */
export const onNotOpened = (listener: () => void): (() => void) => {
  notOpened.add(listener)
  return () => void notOpened.delete(listener)
}

/** Loads Kobalte because the user has opened something; if that fails, the listeners of `onNotOpened` are called. */
export const loadToOpen = async (): Promise<boolean> => {
  const isHere = await loadOverlays()
  if (!isHere) for (const tell of notOpened) tell()
  return isHere
}

/** Returns false if it could not be loaded, as without a server; the next call tries again. */
export const loadOverlays = async (): Promise<boolean> => {
  try {
    const arrived = await import('./kobalte.ts')
    setOverlays(() => arrived)
    return true
  } catch (error) {
    console.info('What menus and dialogs need could not be loaded', error)
    return false
  }
}
