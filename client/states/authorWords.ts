// What somebody is called where something of theirs is shown, with what must be said of it: the author is unverified, since it was brought
// back after a restore and its owner has not said the same since; or it was written through somebody else's sign-in link, or by an API token.
import type { Language } from '../../shared/bilingual.ts'
import type { Credit } from '../../shared/history/credit.ts'
import { linkWords } from '../../shared/history/creditWords.ts'
import { tokenWords } from '../../shared/history/tokenWords.ts'
import { CATALOGUE } from '../base/messages/catalogue.ts'

/** Of a `Credit`, or of the words of a text. */
export interface Authored extends Pick<Credit, 'account' | 'delegation' | 'byLink' | 'byToken'> {
  readonly unverified?: unknown
}

export const authorWords = (
  name: string,
  { unverified, byLink, byToken }: Pick<Authored, 'unverified' | 'byLink' | 'byToken'>,
  language: Language,
): string => {
  const author = unverified ? CATALOGUE[language].texts.marked.unverified(name) : name
  return [author, ...(byLink ? [linkWords(byLink, language)] : []), ...(byToken ? [tokenWords(byToken, language)] : [])].join(', ')
}
