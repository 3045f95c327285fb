// Messages in the user's language, reactive: `text().roadmap.newItem`.
import { type Accessor, createContext, createMemo, createSignal, type ParentProps, useContext } from 'solid-js'
import type { Language } from '../../shared/bilingual.ts'
import { LanguageContext, LanguageProvider, useLanguage, useLanguageChoice } from './language.tsx'
import { CATALOGUE, hasWords, loadWords, type Messages } from './messages/catalogue.ts'
import { onServerBack } from './serverBack.ts'

export { useLanguage }

const WordsContext = createContext<Accessor<Messages>>()

/**
 * All messages, below a `<LanguageProvider>`; those of one language are loaded before its content. Another language is used below here once its
 * messages are loaded, all at once.
 */
export function WordsProvider(props: ParentProps) {
  const choice = useLanguageChoice()
  const [arrived, setArrived] = createSignal(0)
  const language = createMemo<Language>(
    (spoken) => {
      arrived()
      const wanted = choice.language()
      if (hasWords(wanted)) return wanted
      const again = () => setArrived((times) => times + 1)
      loadWords(wanted).then(again, (error: unknown) => {
        // The server does not answer: the choice is stored, the screen keeps its language, and loading is retried when the server is back.
        console.info('The words of this language could not be loaded', error)
        const stop = onServerBack(() => {
          stop()
          again()
        })
      })
      return spoken
    },
    choice.language() === 'es' ? oneOf('es', 'en') : oneOf('en', 'es'),
  )
  return (
    <LanguageContext.Provider value={{ ...choice, language }}>
      <WordsContext.Provider value={() => CATALOGUE[language()]}>{props.children}</WordsContext.Provider>
    </LanguageContext.Provider>
  )
}
const oneOf = (first: Language, other: Language): Language => (hasWords(first) || !hasWords(other) ? first : other)

/** If the messages of both languages are loaded. */
export function I18nProvider(props: ParentProps<{ initial: Language }>) {
  return (
    <LanguageProvider initial={props.initial}>
      <WordsProvider>{props.children}</WordsProvider>
    </LanguageProvider>
  )
}

export const useText = (): Accessor<Messages> => {
  const text = useContext(WordsContext)
  if (!text) throw new Error('useText needs a <WordsProvider> above it')
  return text
}
