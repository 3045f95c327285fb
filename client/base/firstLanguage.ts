// Before anybody has signed in: the language last used on this device, else the browser's, else Spanish.
import { type Language, parseLanguage } from '../../shared/bilingual.ts'

const KEY = 'ruta/language'

export const firstLanguage = (): Language => parseLanguage(localStorage.getItem(KEY)) ?? (navigator.language.startsWith('en') ? 'en' : 'es')
export const rememberLanguage = (language: Language): void => localStorage.setItem(KEY, language)
