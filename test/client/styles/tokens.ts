// The colours of tokens.css by theme, as the test of contrasts reads them.
import { readFileSync } from 'node:fs'
import { fromOklch, type Light } from './colour.ts'

export const THEMES = ['light', 'dark'] as const
export type Theme = (typeof THEMES)[number]
export type Colours = ReadonlyMap<string, Readonly<Record<Theme, Light>>>

export const withoutComments = (css: string): string => css.replace(/\/\*[\s\S]*?\*\//g, '')
export const STYLES = 'client/styles'
const source = withoutComments(readFileSync(`${STYLES}/tokens.css`, 'utf8'))

const colour = (words: string): Light => {
  const [lightness = 0, chroma = 0, hue = 0] = words.trim().split(/\s+/).map(Number)
  return fromOklch(lightness, chroma, hue)
}
/** Opaque colours only: shadows and the scrim lie over something. */
const coloursIn = (css: string): Colours =>
  new Map(
    [...css.matchAll(/(--[\w-]+):\s*light-dark\(oklch\(([\d. ]+)\),\s*oklch\(([\d. ]+)\)\)/g)].map(
      ([, name = '', light = '', dark = '']) => [name, { light: colour(light), dark: colour(dark) }],
    ),
  )
const block = (from: string): string => {
  const at = source.indexOf(from)
  if (at < 0) throw new Error(`tokens.css has no ${from}`)
  return source.slice(at, source.indexOf('}', at))
}

export const COLOURS = coloursIn(block(':root {'))
export const MORE_CONTRAST: Colours = new Map([...COLOURS, ...coloursIn(block('prefers-contrast: more'))])
/** Six for delegations; `sec` for chair and secretariat. */
export const IDENTITIES = [1, 2, 3, 4, 5, 6, 'sec'] as const
export type Slot = (typeof IDENTITIES)[number]
export const identityBlock = (identity: Slot): string => block(`[data-identity="${identity}"] {`)
/** A slot that says no letters or fill of its own takes its shape's colour. */
export const identity = (slot: Slot): Colours => {
  const own = coloursIn(identityBlock(slot))
  const shape = need(own, '--d')
  return new Map([['--d-ink', shape], ['--d-solid', shape], ...own])
}
export const need = (colours: Colours, name: string): Readonly<Record<Theme, Light>> => {
  const found = colours.get(name)
  if (!found) throw new Error(`tokens.css has no colour ${name}`)
  return found
}
