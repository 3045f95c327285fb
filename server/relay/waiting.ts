// What has been judged and waits for the log: updates, and the client ids that they claim. One batch of it at a time is in flight.
import type { AccountId, ClientId, DocumentId } from '../../shared/ids.ts'
import type { Head } from '../log/head.ts'
import type { Batch, Claim } from '../log/log.ts'
import { type Arrival, draftsOf } from './drafts.ts'

export interface Flight {
  readonly arrivals: readonly Arrival[]
  readonly claims: readonly Claim[]
}

/** `owners` is the room's own map: who claims an id owns it from then on, here, until the log says otherwise. */
export const createWaiting = (document: DocumentId, owners: Map<ClientId, AccountId>) => {
  let arrivals: Arrival[] = []
  let claims: Claim[] = []
  let flight: Flight | null = null
  let bytes = 0
  /** Claimed, but not on disk. */
  const pending = new Set<ClientId>()

  return {
    get isEmpty() {
      return arrivals.length === 0 && claims.length === 0
    },
    get inFlight() {
      return flight !== null
    },
    /** Of all updates that are not on disk. */
    get bytes() {
      return bytes
    },
    get arrivals(): readonly Arrival[] {
      return arrivals
    },
    get claims(): readonly Claim[] {
      return claims
    },
    isPending: (client: ClientId) => pending.has(client),
    add(arrival: Arrival) {
      arrivals.push(arrival)
      bytes += arrival.update.length
    },
    claim(client: ClientId, account: AccountId) {
      if (owners.has(client)) return
      owners.set(client, account)
      pending.add(client)
      claims.push({ client, account })
    },
    take(after: Head): Batch {
      const batch = { document, after, claims, ...draftsOf(arrivals) }
      flight = { arrivals, claims }
      arrivals = []
      claims = []
      return batch
    },
    /** The log has answered. */
    land(): Flight | null {
      const landed = flight
      flight = null
      return landed
    },
    /** It is on disk. */
    keep(landed: Flight) {
      for (const { update } of landed.arrivals) bytes -= update.length
      for (const { client } of landed.claims) pending.delete(client)
    },
    /** It is not, and goes first the next time. */
    putBack(landed: Flight) {
      arrivals = [...landed.arrivals, ...arrivals]
      claims = [...landed.claims, ...claims]
    },
    /** Gives up the claims on ids that belong to somebody else, and answers which those were. */
    giveUp(truly: ReadonlyMap<ClientId, AccountId>): ReadonlySet<ClientId> {
      const lost = new Set<ClientId>()
      for (const { client, account } of claims) {
        const owner = truly.get(client) ?? account
        owners.set(client, owner)
        if (owner !== account) lost.add(client)
      }
      claims = claims.filter(({ client }) => !lost.has(client))
      for (const client of lost) pending.delete(client)
      return lost
    },
    /** Hands over all updates, to be judged anew. */
    empty(): readonly Arrival[] {
      const all = arrivals
      arrivals = []
      for (const { update } of all) bytes -= update.length
      return all
    },
    drop() {
      arrivals = []
      claims = []
    },
  }
}
export type Waiting = ReturnType<typeof createWaiting>
