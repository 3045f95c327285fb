// Names of people in acts, as hashes. Pure.
import type { AccountId, Commitment } from '../ids.ts'
import type { Act } from './acts.ts'
import type { ActPerson, ActWhat } from './whats.ts'

/** With the person whom each is about. */
export const namesIn = (acts: readonly Act[]): ReadonlyMap<Commitment, AccountId> => {
  const names = new Map<Commitment, AccountId>()
  for (const { by, what } of acts) {
    for (const { name, account } of [by, ...peopleIn(what)].filter((one) => one !== null)) names.set(name, account)
    if (what.type === 'personRenamed') for (const name of [what.from, what.to]) names.set(name, what.account)
  }
  return names
}

const peopleIn = (what: ActWhat): readonly (ActPerson | null)[] => {
  switch (what.type) {
    case 'begun':
    case 'restored':
      return what.people
    case 'signInLinkRedeemed':
      return [what.person, what.requestedBy, what.consentBy]
    default:
      return 'member' in what ? [what.member] : 'person' in what ? [what.person] : []
  }
}
