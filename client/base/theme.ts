// Light, dark, or as the system says: per person and device.
import { createEffect, createSignal } from 'solid-js'

export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]
const KEY = 'ruta/theme'

export const parseTheme = (value: string | null): Theme => THEMES.find((theme) => theme === value) ?? 'auto'

export const createTheme = (storage: Pick<Storage, 'getItem' | 'setItem'>, root: HTMLElement) => {
  const [theme, setTheme] = createSignal(parseTheme(storage.getItem(KEY)))
  createEffect(() => {
    const chosen = theme()
    if (chosen === 'auto') delete root.dataset.theme
    else root.dataset.theme = chosen
  })
  return {
    theme,
    setTheme: (next: Theme) => {
      storage.setItem(KEY, next)
      setTheme(next)
    },
  }
}
