// Note that an edit was written by an API token. Loaded with the plan, so it is short.
import type { Language } from '../bilingual.ts'
import { isolate } from '../isolate.ts'
import type { ByToken } from '../tokens/tokens.ts'

/** *by the token “Monthly figures”*; if the name is unknown: *by API token no. 3*. */
export const tokenWords = ({ number, name }: ByToken, language: Language): string => {
  const called = name && isolate(name)
  if (language === 'es') return `mediante el token ${called ? `«${called}»` : `de API n.º ${number}`}`
  return `by ${called ? `the token “${called}”` : `API token no. ${number}`}`
}
