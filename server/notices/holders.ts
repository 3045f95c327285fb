// Whose an item is: the people it names, else the members of its agencies, else the heads of the delegation that leads it. Pure.
import type { AccountId } from '../../shared/ids.ts'
import { isOpenStatus } from '../../shared/roadmap/status.ts'
import type { NotifiedPerson, PlannedItem } from './groupNow.ts'

export const isOpenItem = ({ status, archived }: Pick<PlannedItem, 'status' | 'archived'>): boolean => !archived && isOpenStatus(status)

export const holdersOf = (
  item: Pick<PlannedItem, 'people' | 'agencies' | 'lead'>,
  people: readonly NotifiedPerson[],
): readonly NotifiedPerson[] => {
  const named = people.filter(({ account }) => item.people.includes(account))
  if (named.length > 0) return named
  const ofAgencies = people.filter(({ agency }) => agency !== null && item.agencies.includes(agency))
  return ofAgencies.length > 0 ? ofAgencies : headsOfDelegations(item.lead, people)
}

export const headsOfDelegations = (lead: PlannedItem['lead'], people: readonly NotifiedPerson[]): readonly NotifiedPerson[] =>
  lead === null ? [] : people.filter(({ role, delegation }) => role === 'head' && delegation === lead)

/** The assignee of an item, as stored between rounds: `account:<id>` or `agency:<id>`. */
export const assigneesOf = ({ people, agencies }: Pick<PlannedItem, 'people' | 'agencies'>): readonly string[] => [
  ...people.map((account) => `account:${account}`),
  ...agencies.map((agency) => `agency:${agency}`),
]

/** The people behind one of them. */
export const peopleBehind = (assignee: string, people: readonly NotifiedPerson[]): readonly AccountId[] =>
  people
    .filter(({ account, agency }) => assignee === `account:${account}` || (agency !== null && assignee === `agency:${agency}`))
    .map(({ account }) => account)
