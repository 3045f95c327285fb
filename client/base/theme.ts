// Light, dark, or as the system says; type as usual or large: per person and device.
import { createEffect, createSignal } from 'solid-js'

export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]
const KEY = 'ruta/theme'
const LARGE_KEY = 'ruta/large-type'

export const parseTheme = (value: string | null): Theme => THEMES.find((theme) => theme === value) ?? 'auto'

export const createTheme = (storage: Pick<Storage, 'getItem' | 'setItem'>, root: HTMLElement) => {
  const [theme, setTheme] = createSignal(parseTheme(storage.getItem(KEY)))
  createEffect(() => {
    const chosen = theme()
    if (chosen === 'auto') delete root.dataset.theme
    else root.dataset.theme = chosen
  })
  const [large, setLarge] = createSignal(storage.getItem(LARGE_KEY) === 'yes')
  createEffect(() => {
    if (large()) root.dataset.type = 'large'
    else delete root.dataset.type
  })
  return {
    theme,
    setTheme: (next: Theme) => {
      storage.setItem(KEY, next)
      setTheme(next)
    },
    large,
    setLarge: (next: boolean) => {
      storage.setItem(LARGE_KEY, next ? 'yes' : 'no')
      setLarge(next)
    },
  }
}
