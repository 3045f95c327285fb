// The values of the set-up form and their validation. Pure.
import type { Bilingual } from '../../shared/bilingual.ts'
import { isName } from '../../shared/ids.ts'

export interface AgencyDraft {
  readonly acronym: string
  readonly name: Bilingual
}
export interface DelegationDraft {
  readonly code: string
  readonly name: Bilingual
  readonly agencies: readonly AgencyDraft[]
}
export interface GroupDraft {
  readonly name: Bilingual
  readonly delegations: readonly DelegationDraft[]
}

export const EMPTY_AGENCY: AgencyDraft = { acronym: '', name: { es: '', en: '' } }
export const EMPTY_DELEGATION: DelegationDraft = { code: '', name: { es: '', en: '' }, agencies: [] }
export const EMPTY_GROUP: GroupDraft = { name: { es: '', en: '' }, delegations: [EMPTY_DELEGATION, EMPTY_DELEGATION] }

const namesMissing = (name: Bilingual): boolean => name.es.trim() === '' || name.en.trim() === ''
export const codeWrong = (group: GroupDraft, at: number): boolean => {
  const code = group.delegations[at]?.code.toLowerCase() ?? ''
  return !/^[a-z]{2}$/.test(code) || group.delegations.some((other, index) => index !== at && other.code.toLowerCase() === code)
}
export const acronymWrong = (delegation: DelegationDraft, at: number): boolean => {
  const letters = (index: number) => (delegation.agencies[index]?.acronym ?? '').replace(/[^A-Za-z0-9]/g, '').toLowerCase()
  return letters(at) === '' || delegation.agencies.some((_, index) => index !== at && letters(index) === letters(at))
}
export const isCompleteGroup = (group: GroupDraft): boolean =>
  !namesMissing(group.name) &&
  group.delegations.length > 0 &&
  group.delegations.every(
    (delegation, at) =>
      !codeWrong(group, at) &&
      !namesMissing(delegation.name) &&
      delegation.agencies.every((agency, index) => !acronymWrong(delegation, index) && !namesMissing(agency.name)),
  )

/** The group's id, as used in URLs: from its English name. */
export const groupIdFromName = (name: Bilingual): string => {
  const plain = name.en
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
  return isName(plain) ? plain : 'group'
}
