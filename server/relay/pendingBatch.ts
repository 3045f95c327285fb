// What has been validated and waits for the log: updates, and the client ids that they claim. One batch at a time is in flight.
import type { AccountId, ClientId, DocumentId } from '../../shared/ids.ts'
import type { Head } from '../log/head.ts'
import type { Batch, Claim } from '../log/log.ts'
import { type AcceptedUpdate, batchDrafts } from './drafts.ts'

export interface InFlight {
  readonly updates: readonly AcceptedUpdate[]
  readonly claims: readonly Claim[]
}

/** `owners` is the room's own map: who claims an id owns it from then on, here, until the log says otherwise. */
export const createPendingBatch = (document: DocumentId, owners: Map<ClientId, AccountId>) => {
  let updates: AcceptedUpdate[] = []
  let claims: Claim[] = []
  let inFlight: InFlight | null = null
  let bytes = 0
  /** Claimed, but not on disk. */
  const claimed = new Set<ClientId>()

  return {
    get isEmpty() {
      return updates.length === 0 && claims.length === 0
    },
    get inFlight() {
      return inFlight !== null
    },
    /** Of all updates that are not on disk. */
    get bytes() {
      return bytes
    },
    get updates(): readonly AcceptedUpdate[] {
      return updates
    },
    get claims(): readonly Claim[] {
      return claims
    },
    isPending: (client: ClientId) => claimed.has(client),
    add(update: AcceptedUpdate) {
      updates.push(update)
      bytes += update.update.length
    },
    claim(client: ClientId, account: AccountId) {
      if (owners.has(client)) return
      owners.set(client, account)
      claimed.add(client)
      claims.push({ client, account })
    },
    take(after: Head): Batch {
      const batch = { document, after, claims, ...batchDrafts(updates) }
      inFlight = { updates, claims }
      updates = []
      claims = []
      return batch
    },
    /** The log has answered: what was in flight. */
    takeInFlight(): InFlight | null {
      const answered = inFlight
      inFlight = null
      return answered
    },
    /** It is on disk. */
    committed(batch: InFlight) {
      for (const { update } of batch.updates) bytes -= update.length
      for (const { client } of batch.claims) claimed.delete(client)
    },
    /** It is not, and goes first the next time. */
    putBack(batch: InFlight) {
      updates = [...batch.updates, ...updates]
      claims = [...batch.claims, ...claims]
    },
    /** Gives up the claims on ids that belong to somebody else, and answers which those were. */
    releaseClaims(truly: ReadonlyMap<ClientId, AccountId>): ReadonlySet<ClientId> {
      const lost = new Set<ClientId>()
      for (const { client, account } of claims) {
        const owner = truly.get(client) ?? account
        owners.set(client, owner)
        if (owner !== account) lost.add(client)
      }
      claims = claims.filter(({ client }) => !lost.has(client))
      for (const client of lost) claimed.delete(client)
      return lost
    },
    /** Hands over all updates, to be validated anew. */
    takeUpdates(): readonly AcceptedUpdate[] {
      const all = updates
      updates = []
      for (const { update } of all) bytes -= update.length
      return all
    },
    drop() {
      updates = []
      claims = []
    },
  }
}
