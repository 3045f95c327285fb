// Menus, sheets and dialogs need Kobalte when they open, and not before: it comes after the first content (`app/Inside.tsx`), or with the
// first of them that is opened earlier.
import { createSignal } from 'solid-js'

type Overlays = typeof import('./kobalte.ts')

const [overlays, setOverlays] = createSignal<Overlays | null>(null)

/** Null until it has come. */
export { overlays }

/** Where it is known to be here: in whatever is open. */
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

/** For what the user has asked to open: listeners of `onNotOpened` are called where it cannot be loaded. */
export const loadToOpen = async (): Promise<boolean> => {
  const isHere = await loadOverlays()
  if (!isHere) for (const tell of notOpened) tell()
  return isHere
}

let loading: Promise<boolean> | null = null
/** False where it could not be loaded: there is no server now. The next one who asks tries again. */
export const loadOverlays = (): Promise<boolean> => {
  loading ??= import('./kobalte.ts').then(
    (arrived) => {
      setOverlays(() => arrived)
      return true
    },
    (error: unknown) => {
      loading = null
      console.info('What menus and dialogs need could not be loaded', error)
      return false
    },
  )
  return loading
}
