// Theme (light, dark, system) and type size (usual, large): per account and device.
import { createEffect, createSignal } from 'solid-js'
import { rememberedWord } from './remembered.ts'

export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]
export const parseTheme = (value: string | null): Theme => THEMES.find((theme) => theme === value) ?? 'auto'
const SIZES = ['yes', 'no'] as const
const lastTheme = rememberedWord('theme', parseTheme)
const lastLarge = rememberedWord('large-type', (text) => SIZES.find((size) => size === text) ?? null)

export const createTheme = (root: HTMLElement) => {
  const [theme, setTheme] = createSignal(lastTheme.read() ?? 'auto')
  createEffect(() => {
    const chosen = theme()
    if (chosen === 'auto') delete root.dataset.theme
    else root.dataset.theme = chosen
    for (const bar of root.ownerDocument.querySelectorAll<HTMLMetaElement>('meta[data-scheme]')) {
      const { scheme } = bar.dataset
      bar.media = chosen === 'auto' ? `(prefers-color-scheme: ${scheme})` : chosen === scheme ? 'screen' : 'print'
    }
  })
  const [large, setLarge] = createSignal(lastLarge.read() === 'yes')
  createEffect(() => {
    if (large()) root.dataset.type = 'large'
    else delete root.dataset.type
  })
  return {
    theme,
    setTheme: (next: Theme) => {
      lastTheme.write(next)
      setTheme(next)
    },
    large,
    setLarge: (next: boolean) => {
      lastLarge.write(next ? 'yes' : 'no')
      setLarge(next)
    },
  }
}
