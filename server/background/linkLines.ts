// What a part of a document links to, as a row of the texts: one link in each line, by language. Pure.
import type * as Y from 'yjs'
import { type Bilingual, LANGUAGES, type Language } from '../../shared/bilingual.ts'
import { type Reference, writeReference } from '../../shared/editor/reference.ts'
import { referencesIn } from '../../shared/editor/referencesIn.ts'

/** The name of such a row: of a text or of minutes; of another part with its name behind it. */
export const LINKS = 'links'
export const linksOf = (part: string): string => `${LINKS}:${part}`

/** Null where there is none. `also`: what is linked beside the words. */
export const linkLines = (fragmentOf: (language: Language) => Y.XmlFragment | null, also: readonly Reference[] = []): Bilingual | null => {
  const beside = also.map(writeReference)
  const side = (language: Language): string => {
    const fragment = fragmentOf(language)
    return [...new Set([...beside, ...(fragment ? referencesIn(fragment) : [])])].join('\n')
  }
  const [es, en] = LANGUAGES.map(side)
  return es || en ? { es: es ?? '', en: en ?? '' } : null
}
