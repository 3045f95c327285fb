// Search text of one entry, from the table of its list. The first line is the title of a hit.
import type { Bilingual, Language } from '../bilingual.ts'

export const searchText = <Entry>({ searched = [] }: { readonly searched?: readonly (keyof Entry)[] }, entry: Entry): Bilingual => {
  const of = (language: Language) => {
    const [title = '', ...rest] = searched.map((name) => sideOf(entry[name], language))
    // A single field may have several lines, of which the first one is the title.
    return [rest.length > 0 ? title.replace(/\s+/g, ' ') : title, ...rest.filter((text) => text !== '')].join('\n')
  }
  return { es: of('es'), en: of('en') }
}

/** A text in one language is found in both. */
const sideOf = (value: unknown, language: Language): string => {
  if (typeof value === 'string') return value
  const sides: Partial<Record<Language, unknown>> = typeof value === 'object' && value !== null ? value : {}
  return typeof sides[language] === 'string' ? sides[language] : ''
}
