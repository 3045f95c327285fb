// Menus, sheets and dialogs need Kobalte when they open, and not before: it comes when the first content stands, or with the first of them
// that is opened earlier.
import { createSignal } from 'solid-js'
import { afterContent } from '../base/content.ts'
import { onServerBack } from '../base/serverBack.ts'

type Overlays = typeof import('./kobalte.ts')

const [overlays, setOverlays] = createSignal<Overlays | null>(null)

/** Null until it has come. */
export { overlays }

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

afterContent(async () => {
  if (await loadOverlays()) return
  const stop = onServerBack(async () => {
    if (await loadOverlays()) stop()
  })
})
