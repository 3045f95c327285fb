// The reader's language, live: `text().roadmap.newItem`.
import { type Accessor, createContext, type ParentProps, useContext } from 'solid-js'
import type { Language } from '../../shared/bilingual.ts'
import { LanguageProvider, useLanguage } from './language.tsx'
import { CATALOGUE, type Messages } from './messages/catalogue.ts'

export { useLanguage }

const WordsContext = createContext<Accessor<Messages>>()

/** All words of the product, below a `<LanguageProvider>`; they come with what is inside. */
export function WordsProvider(props: ParentProps) {
  const language = useLanguage()
  return <WordsContext.Provider value={() => CATALOGUE[language()]}>{props.children}</WordsContext.Provider>
}

/** Both at once, where nobody has to wait for them. */
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
