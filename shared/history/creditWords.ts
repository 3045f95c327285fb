// Whose hand something is, in words; and, where it came back after a restore, that nobody has stood for it yet.
import type { Bilingual, Language } from '../bilingual.ts'
import type { AccountId } from '../ids.ts'
import type { Credit } from './credit.ts'
import type { DescribeContext } from './describeContext.ts'
import { fill, type Part, type Parts, plain } from './sentence.ts'

type Person = DescribeContext['person']

const SOMEBODY: Bilingual = { es: 'Una persona del grupo', en: 'A person of the group' }
const NOBODY_KNOWS: Bilingual = { es: 'Autor desconocido', en: 'Author unknown' }
const UNVERIFIED: Bilingual = {
  es: 'autoría sin verificar: lo recuperó {by} tras una restauración',
  en: 'author unverified: brought back by {by} after a restore',
}

export const personPart = (id: AccountId, person: Person, language: Language): Part => ({
  type: 'person',
  id,
  text: person(id) ?? SOMEBODY[language],
})
export const nobodyKnows = (language: Language): string => NOBODY_KNOWS[language]

/** *Delegate, FGR*; *Author unknown*. */
export const nameOf = ({ account }: Pick<Credit, 'account'>, person: Person, language: Language): string =>
  account === null ? nobodyKnows(language) : personPart(account, person, language).text

/** *author unverified: brought back by Delegate, FGR after a restore*; null where there is nothing to doubt. */
export const doubtOf = ({ unverified }: Pick<Credit, 'unverified'>, person: Person, language: Language): string | null =>
  unverified ? plain(doubtParts(unverified.by, person, language)) : null
/** The same, standing alone. */
export const doubtSentence = (credit: Pick<Credit, 'unverified'>, person: Person, language: Language): string | null => {
  const doubt = doubtOf(credit, person, language)
  return doubt && `${doubt.charAt(0).toUpperCase()}${doubt.slice(1)}.`
}
export const doubtParts = (by: AccountId, person: Person, language: Language): Parts =>
  fill(UNVERIFIED[language], { by: [personPart(by, person, language)] })
