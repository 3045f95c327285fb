// All messages by language. A page loads those of the user's language: first those of its first content (`firstWords.ts`), the rest on demand;
// `wordsPlugin.ts` builds the files.
import type { Language } from '../../../shared/bilingual.ts'
import { LANGUAGES } from '../../../shared/bilingual.ts'
import { must } from '../../../shared/result.ts'
import type { Messages } from './es.ts'
import { withSentences } from './withSentences.ts'

export type { Messages }

const loaded: Partial<Record<Language, Messages>> = {}
const whole = new Set<Language>()
/** Languages whose complete messages later parts of the page wait for. */
const restAskedFor = new Set<Language>()
interface Words {
  readonly WORDS: Messages
}
const FIRST: Readonly<Record<Language, () => Promise<Words>>> = { es: () => import('./es.ts'), en: () => import('./en.ts') }
const LATER: Readonly<Record<Language, () => Promise<Words>>> = { es: () => import('./es.ts?later'), en: () => import('./en.ts?later') }

/** Throws for a language whose messages have not been loaded. */
export const CATALOGUE: Readonly<Record<Language, Messages>> = {
  get es() {
    return must(loaded.es, 'the Spanish words')
  },
  get en() {
    return must(loaded.en, 'the English words')
  },
}

export const hasWords = (language: Language): boolean => loaded[language] !== undefined
/** The messages of the first content. */
export const loadFirstWords = async (language: Language): Promise<void> => {
  if (loaded[language]) return
  const { WORDS } = await FIRST[language]()
  // At sign-in the language may change to that of the account while messages are loading. Later parts of the page then wait for the messages of
  // the former language, and would be shown with only the first messages of the new one.
  if (restAskedFor.size > 0 && !restAskedFor.has(language)) return loadWords(language)
  // All of them may have been loaded meanwhile.
  loaded[language] ??= WORDS
}
/** All of them, at once. */
export const loadWords = async (language: Language): Promise<void> => {
  if (whole.has(language)) return
  const [first, later] = await Promise.all([FIRST[language](), LATER[language]()])
  loaded[language] = withSentences(first.WORDS, later.WORDS)
  whole.add(language)
}
/** All messages of the current languages, before a component outside the first content; it may be requested before any messages are loaded. */
export const loadRestOfWords = async (first: Language): Promise<void> => {
  const spoken = LANGUAGES.filter((language) => language === first || hasWords(language))
  for (const language of spoken) restAskedFor.add(language)
  await Promise.all(spoken.map(loadWords))
}
/** Before a component that uses both languages: a review, the projector, a file. */
export const loadAllWords = async (): Promise<void> => {
  await Promise.all(LANGUAGES.map(loadWords))
}
