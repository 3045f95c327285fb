// The languages of a text that are shown, as a parameter of the address, so that a link shows what its sender saw.
import { LANGUAGES, type Language } from '../../shared/bilingual.ts'

export const LAYOUTS = ['es', 'en', 'both'] as const
export type Layout = (typeof LAYOUTS)[number]

/** Without the parameter: both where there is room, otherwise the reader's language. */
export const layoutFrom = (parameter: unknown, wide: boolean, language: Language): Layout =>
  LAYOUTS.find((layout) => layout === parameter) ?? (wide ? 'both' : language)

export const layoutLanguages = (layout: Layout): readonly Language[] => (layout === 'both' ? LANGUAGES : [layout])
