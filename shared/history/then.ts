// Somebody as they were when they did it, beside what they are called now: *Ana Ruiz (MX; then: Delegate, FGR)*.
import type { Seated } from '../acts/whats.ts'
import type { Bilingual, Language } from '../bilingual.ts'
import type { AccountId, AgencyId } from '../ids.ts'
import { isolate } from '../isolate.ts'
import type { Role } from '../people.ts'
import type { DescribeContext } from './describeContext.ts'
import { ROLE_WORDS } from './roleWords.ts'
import { type Parts, valued, words } from './sentence.ts'

/** As the acts tell it; `name` is null where its words were erased. */
export interface Then extends Seated {
  readonly name: string | null
}

/** Of somebody who is otherwise now: only what is. */
export interface Formerly {
  readonly name?: string
  readonly role?: Role
  readonly agency?: AgencyId
}
/** Who asked for the sign-in link that had opened the session (null: the operator of the server), and who consented, as they were called then. */
export interface ByLink {
  readonly requestedBy: string | null
  readonly consentBy: string | null
}

/** *then: Delegate, FGR*; '' for who is as they were. `called`: the name of then is said already. */
export const formerWords = (
  formerly: Formerly | undefined,
  { agency, called, language }: { readonly agency: DescribeContext['agency']; readonly called: boolean; readonly language: Language },
): string => {
  if (!formerly) return ''
  const { name, role } = formerly
  const found = [
    ...(name !== undefined && !called ? [isolate(name)] : []),
    ...(role === undefined ? [] : [ROLE_WORDS[role][language]]),
    ...(formerly.agency === undefined ? [] : [agency(formerly.agency)?.acronym ?? formerly.agency]),
  ]
  return found.length === 0 ? '' : `${THEN[language]}${found.join(', ')}`
}

const THEN: Bilingual = { es: 'entonces: ', en: 'then: ' }

/** What is not as it is now: the name, the role, the agency. Empty where all of it is, and where nobody knows how it is now. */
export const thenParts = (author: AccountId, then: Then | null | undefined, context: DescribeContext, language: Language): Parts => {
  const now = context.member?.(author)
  if (!then || !now) return []
  const found: string[] = []
  if (then.name !== null && then.name !== now.name) found.push(then.name)
  if (then.role !== null && then.role !== now.role) found.push(ROLE_WORDS[then.role][language])
  if (then.agency !== null && then.agency !== now.agency) found.push(context.agency(then.agency)?.acronym ?? then.agency)
  return found.length === 0 ? [] : [...words(THEN[language]), ...valued(found.join(', '))]
}
