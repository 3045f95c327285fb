// Users in the open documents, each once however many tabs they have, by delegation in the group's order. Pure.
import type { AccountId, DelegationId } from '../../shared/ids.ts'
import type { Delegation } from '../../shared/people.ts'
import type { Peer } from '../live/types.ts'

export interface PersonHere {
  readonly account: AccountId | null
  readonly name: string
  readonly delegation: DelegationId | null
  readonly editing: boolean
  readonly me: boolean
}
export interface DelegationHere {
  /** Null: secretariat and guests. */
  readonly delegation: Delegation | null
  readonly people: readonly PersonHere[]
}

export const presentByDelegation = (
  me: readonly PersonHere[],
  documents: readonly { readonly peers: () => readonly Peer[] }[],
  delegations: readonly Delegation[],
): readonly DelegationHere[] => {
  const people = new Map<string, PersonHere>(me.map((person) => [keyOf(person), person]))
  for (const peer of documents.flatMap((document) => document.peers())) {
    const known = people.get(keyOf(peer))
    const editing = peer.editing !== null || (known?.editing ?? false)
    if (!known?.me) people.set(keyOf(peer), { account: peer.account, name: peer.name, delegation: peer.delegation, editing, me: false })
  }
  const of = (delegation: Delegation | null): DelegationHere => ({
    delegation,
    people: [...people.values()].filter(
      (person) => (delegations.find(({ id }) => id === person.delegation)?.id ?? null) === (delegation?.id ?? null),
    ),
  })
  return [...delegations.map(of), of(null)].filter((entry) => entry.people.length > 0)
}

const keyOf = (person: { readonly account: AccountId | null; readonly name: string }) => person.account ?? `?${person.name}`
