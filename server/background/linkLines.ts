// Links of a part of a document as a row of search texts: one link per line, by language. Pure.
import type * as Y from 'yjs'
import { type Bilingual, LANGUAGES, type Language } from '../../shared/bilingual.ts'
import { type Reference, writeReference } from '../../shared/editor/reference.ts'
import { referencesIn } from '../../shared/editor/referencesIn.ts'

/** Name of such a row: fixed for a text or minutes; for other parts with their name as suffix. */
export const LINKS = 'links'
export const linksPart = (part: string): string => `${LINKS}:${part}`

/** Null if there are none. `also`: linked subjects besides the text. */
export const linkLines = (fragmentOf: (language: Language) => Y.XmlFragment | null, also: readonly Reference[] = []): Bilingual | null => {
  const beside = also.map(writeReference)
  const side = (language: Language): string => {
    const fragment = fragmentOf(language)
    return [...new Set([...beside, ...(fragment ? referencesIn(fragment) : [])])].join('\n')
  }
  const [es, en] = LANGUAGES.map(side)
  return es || en ? { es: es ?? '', en: en ?? '' } : null
}
