// That something came by an API token, in words.
import type { Bilingual, Language } from '../bilingual.ts'
import { isolate } from '../isolate.ts'
import type { ByToken } from '../tokens/tokens.ts'

/** *by the token “Monthly figures”*; of one whose name is not known here: *by API token no. 3*. */
export const tokenWords = ({ number, name }: ByToken, language: Language): string =>
  name === null || name === ''
    ? BY_A_TOKEN[language].replace('{number}', String(number))
    : BY_TOKEN[language].replace('{name}', () => isolate(name))
const BY_TOKEN: Bilingual = { es: 'mediante el token «{name}»', en: 'by the token “{name}”' }
const BY_A_TOKEN: Bilingual = { es: 'mediante el token de API n.º {number}', en: 'by API token no. {number}' }
