// The user's language, and the messages of pages before sign-in. All other messages are loaded with their screens.
import { type Accessor, createContext, createEffect, createSignal, type ParentProps, useContext } from 'solid-js'
import type { Language } from '../../shared/bilingual.ts'
import { OUTSIDE, type OutsideMessages } from './messages/outside.ts'

interface LanguageChoice {
  readonly language: Accessor<Language>
  readonly setLanguage: (language: Language) => void
}

export const LanguageContext = createContext<LanguageChoice>()

export function LanguageProvider(props: ParentProps<{ initial: Language }>) {
  const [language, setLanguage] = createSignal(props.initial)
  createEffect(() => {
    document.documentElement.lang = language()
  })
  return <LanguageContext.Provider value={{ language, setLanguage }}>{props.children}</LanguageContext.Provider>
}

export const useLanguageChoice = (): LanguageChoice => {
  const choice = useContext(LanguageContext)
  if (!choice) throw new Error('useLanguage needs a <LanguageProvider> above it')
  return choice
}
export const useLanguage = (): Accessor<Language> => useLanguageChoice().language
export const useOutsideText = (): Accessor<OutsideMessages> => {
  const language = useLanguage()
  return () => OUTSIDE[language()]
}
