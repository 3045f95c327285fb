// Names of countries, by `Intl`. Apart from `intl.ts`, since only an import reads them.
import type { Language } from '../../shared/bilingual.ts'

/** `code`: two letters, as in ISO 3166; null for a code of no country. */
export const regionName = (code: string, language: Language): string | null =>
  /^[A-Z]{2}$/i.test(code) ? (new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }).of(code.toUpperCase()) ?? null) : null
