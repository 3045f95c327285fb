// That something came by an API token, in words. Loaded with the plan, so they are short.
import type { Language } from '../bilingual.ts'
import { isolate } from '../isolate.ts'
import type { ByToken } from '../tokens/tokens.ts'

/** *by the token “Monthly figures”*; of one whose name is not known here: *by API token no. 3*. */
export const tokenWords = ({ number, name }: ByToken, language: Language): string => {
  const called = name && isolate(name)
  if (language === 'es') return `mediante el token ${called ? `«${called}»` : `de API n.º ${number}`}`
  return `by ${called ? `the token “${called}”` : `API token no. ${number}`}`
}
