// All messages by language. A page loads those of its reader's language, and the others when they are wanted; `wordsPlugin.ts` builds a
// file of each.
import type { Language } from '../../../shared/bilingual.ts'
import { LANGUAGES } from '../../../shared/bilingual.ts'
import { must } from '../../../shared/result.ts'
import type { Messages } from './es.ts'

export type { Messages }

const loaded: Partial<Record<Language, Messages>> = {}
const LOAD: Readonly<Record<Language, () => Promise<{ readonly WORDS: Messages }>>> = {
  es: () => import('./es.ts'),
  en: () => import('./en.ts'),
}

/** Throws for a language whose words have not been loaded. */
export const CATALOGUE: Readonly<Record<Language, Messages>> = {
  get es() {
    return must(loaded.es, 'the Spanish words')
  },
  get en() {
    return must(loaded.en, 'the English words')
  },
}

export const hasWords = (language: Language): boolean => loaded[language] !== undefined
export const loadWords = async (language: Language): Promise<void> => {
  loaded[language] ??= (await LOAD[language]()).WORDS
}
/** Before what speaks both: a review, the projector, a file. */
export const loadAllWords = async (): Promise<void> => {
  await Promise.all(LANGUAGES.map(loadWords))
}
