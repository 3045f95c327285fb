// A person with name, role and delegation at the time of an act, if different now: *Ana Ruiz (MX; then: Delegate, FGR)*.
import type { Seated } from '../acts/whats.ts'
import type { Bilingual, Language } from '../bilingual.ts'
import type { AccountId, AgencyId } from '../ids.ts'
import { isolate } from '../isolate.ts'
import type { Role } from '../people.ts'
import type { DescribeContext } from './describeContext.ts'
import { ROLE_WORDS } from './roleWords.ts'
import { type PhraseParts, valued, words } from './sentence.ts'

/** From the acts; `name` is null if it was erased. */
export interface Then extends Seated {
  readonly name: string | null
}

/** If role or delegation differ now: the current ones. */
export interface Formerly {
  readonly name?: string
  /** A former member whose name was erased. */
  readonly isErased?: true
  readonly role?: Role
  readonly agency?: AgencyId
}
/** Who requested the sign-in link that opened the session (null: the operator of the server), and who consented, with their names at that time. */
export interface ByLink {
  readonly requestedBy: string | null
  readonly consentBy: string | null
}

/** *then: Delegate, FGR*; '' if nothing has changed. `called`: the former name is shown already. */
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

/** Differences from now: name, role, agency. Empty if there are none, or the current state is unknown. */
export const thenParts = (author: AccountId, then: Then | null | undefined, context: DescribeContext, language: Language): PhraseParts => {
  const now = context.member?.(author)
  if (!then || !now) return []
  const found: string[] = []
  if (then.name !== null && then.name !== now.name) found.push(then.name)
  if (then.role !== null && then.role !== now.role) found.push(ROLE_WORDS[then.role][language])
  if (then.agency !== null && then.agency !== now.agency) found.push(context.agency(then.agency)?.acronym ?? then.agency)
  return found.length === 0 ? [] : [...words(THEN[language]), ...valued(found.join(', '))]
}
