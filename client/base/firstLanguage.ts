// Language before sign-in: the last one used on this device, else the browser's, else Spanish.
import { type Language, parseLanguage } from '../../shared/bilingual.ts'
import { rememberedWord } from './remembered.ts'

const last = rememberedWord('language', parseLanguage)

export const firstLanguage = (): Language => last.read() ?? (navigator.language.startsWith('en') ? 'en' : 'es')
export const rememberLanguage = last.write
