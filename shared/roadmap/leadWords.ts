// Who leads an item and who takes part in it, in the one form that documents, files and drafts use. Pure.
import type { Bilingual, Language } from '../bilingual.ts'
import { listed } from '../counts.ts'
import type { DelegationId } from '../ids.ts'
import type { Item } from './model.ts'

export type Led = Pick<Item, 'lead' | 'coDelegations'>

/** Several delegations answer for it together, and none of them leads. */
export const isJoint = ({ lead, coDelegations }: Led): boolean => lead === null && coDelegations.length > 1

export const LEAD_WORDS = {
  joint: { es: 'Conjunta', en: 'Joint' },
  none: { es: 'Sin delegación que dirija', en: 'No lead delegation' },
} as const satisfies Readonly<Record<string, Bilingual>>
const WITH: Bilingual = { es: 'con', en: 'with' }

type NameOf = (id: DelegationId) => string
const othersOf = ({ lead, coDelegations }: Led) => coDelegations.filter((id) => id !== lead)

/** `CO`; `CO, con MX y US`; `Conjunta (CO, MX y US)`; '' if no delegation leads or takes part. */
export const leadWords = (item: Led, nameOf: NameOf, language: Language): string => {
  const others = othersWords(item, nameOf, language)
  if (isJoint(item)) return others
  const led = item.lead === null ? '' : nameOf(item.lead)
  return others === '' ? led : `${led || LEAD_WORDS.none[language]}, ${others}`
}
/** After the mark of the lead: `con MX y US`; the whole if no delegation leads: `Conjunta (CO, MX y US)`. */
export const othersWords = (item: Led, nameOf: NameOf, language: Language): string => {
  const others = othersOf(item)
  if (others.length === 0) return ''
  const named = listed(language, others.map(nameOf))
  return isJoint(item) ? `${LEAD_WORDS.joint[language]} (${named})` : `${WITH[language]} ${named}`
}

/** The word for a joint lead, in either language: a file that says it leaves the lead empty. */
export const isJointWord = (text: string): boolean =>
  Object.values(LEAD_WORDS.joint).some((word) => word.toLowerCase() === text.trim().toLowerCase())
