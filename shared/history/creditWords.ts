// Names of authors as text, with a note if the author of an edit brought back after a restore is unverified.
import type { Bilingual, Language } from '../bilingual.ts'
import type { AccountId } from '../ids.ts'
import { isolate } from '../isolate.ts'
import type { Credit } from './credit.ts'
import type { DescribeContext } from './describeContext.ts'
import { fill, type PhrasePart, type PhraseParts, plainPhrase } from './sentence.ts'
import { type ByLink, formerWords } from './then.ts'
import { tokenWords } from './tokenWords.ts'

type Person = DescribeContext['person']

const SOMEBODY: Bilingual = { es: 'Una persona del grupo', en: 'A person of the group' }
const ERASED: Bilingual = { es: 'Una persona cuya cuenta se borró', en: 'A person whose account was erased' }
const NOBODY_KNOWS: Bilingual = { es: 'Autor desconocido', en: 'Author unknown' }
const UNVERIFIED: Bilingual = {
  es: 'autoría sin verificar: lo recuperó {by} tras una restauración',
  en: 'author unverified: brought back by {by} after a restore',
}

export const personPart = (id: AccountId, person: Person, language: Language): PhrasePart => ({
  type: 'person',
  id,
  text: person(id) ?? SOMEBODY[language],
})
/** For a person whose data was erased from the record. */
export const erasedPerson = (language: Language): string => ERASED[language]
export const unknownAuthorWords = (language: Language): string => NOBODY_KNOWS[language]

/** Names of people, and acronyms of agencies. */
export type Naming = Pick<DescribeContext, 'person' | 'agency'>

/** *Ana Ruiz*; *Ana Ruiz (then: Delegate, FGR)*; *A person whose account was erased*; *Author unknown*. */
export const creditName = (
  { account, formerly }: Pick<Credit, 'account' | 'formerly'>,
  { person, agency }: Naming,
  language: Language,
): string => {
  if (account === null) return unknownAuthorWords(language)
  if (formerly?.isErased) return erasedPerson(language)
  const isCalled = person(account) !== null
  const name = personPart(account, (id) => person(id) ?? (formerly?.name === undefined ? null : isolate(formerly.name)), language).text
  const then = formerWords(formerly, { agency, called: !isCalled, language })
  return then === '' ? name : `${name} (${then})`
}

/** *author unverified: brought back by Delegate, FGR after a restore*; *by the token “Budget sync”*; null if there is nothing to add. */
export const doubtOf = ({ unverified, byLink, byToken }: Doubted, person: Person, language: Language): string | null => {
  const doubts = [
    ...(unverified ? [plainPhrase(doubtParts(unverified.by, person, language))] : []),
    ...(byLink ? [linkWords(byLink, language)] : []),
    ...(byToken ? [tokenWords(byToken, language)] : []),
  ]
  return doubts.length === 0 ? null : doubts.join('; ')
}
type Doubted = Pick<Credit, 'unverified' | 'byLink' | 'byToken'>
/** The same as a sentence of its own. */
export const doubtSentence = (credit: Doubted, person: Person, language: Language): string | null => {
  const doubt = doubtOf(credit, person, language)
  return doubt && `${doubt.charAt(0).toUpperCase()}${doubt.slice(1)}.`
}
export const doubtParts = (by: AccountId, person: Person, language: Language): PhraseParts =>
  fill(UNVERIFIED[language], { by: [personPart(by, person, language)] })

/** *written in a session opened by a link that Chair issued, with the consent of Head*. */
export const linkWords = (link: ByLink, language: Language): string => BY_LINK[language](link)
const A_PERSON: Bilingual = { es: 'una persona cuya cuenta se borró', en: 'a person whose account was erased' }
/** The name is empty once it was erased. */
const namedIn = (language: Language, name: string): string => (name === '' ? A_PERSON[language] : isolate(name))
const BY_LINK = {
  es: ({ requestedBy, consentBy }: ByLink) =>
    requestedBy === null
      ? 'escrito en una sesión abierta con un enlace de la administración del servidor'
      : `escrito en una sesión abierta con un enlace que pidió ${namedIn('es', requestedBy)}${consentBy === null ? '' : `, con el consentimiento de ${namedIn('es', consentBy)}`}`,
  en: ({ requestedBy, consentBy }: ByLink) =>
    requestedBy === null
      ? 'written in a session opened by a link from the server administrator'
      : `written in a session opened by a link that ${namedIn('en', requestedBy)} issued${consentBy === null ? '' : `, with the consent of ${namedIn('en', consentBy)}`}`,
}
