// Compares the claims of client ids, stored beside the log, with the authors in the log, because history reads either.

import * as Y from 'yjs'
import { isBroughtBack } from '../../../shared/broughtBack.ts'
import { type AccountId, type ClientId, clientId, type Seq } from '../../../shared/ids.ts'
import type { Attribution, LogEntry } from '../../log/log.ts'
import type { Fault } from '../../log/verifyChain.ts'

export interface ClaimCheck {
  /** Passes the entries on. */
  watching(entries: AsyncIterable<LogEntry>): AsyncGenerator<LogEntry>
  /** Of all entries that have passed. */
  fault(): Fault | null
}

export const createClaimCheck = (owners: ReadonlyMap<ClientId, AccountId>, attributions: readonly Attribution[]): ClaimCheck => {
  const cameBack = new Set<Seq>()
  let wrong: Fault | null = null
  let last = 0
  const look = (entry: LogEntry) => {
    const { seq, author, updates } = entry
    last = Math.max(last, seq)
    if (isBroughtBack(entry)) return void cameBack.add(seq)
    const other = updates.flatMap(clientsOf).find((client) => (owners.get(client) ?? author) !== author)
    if (other !== undefined)
      wrong ??= { ok: false, of: 'claims', seq, why: `the client id ${other} of entry ${seq} is said to be another account's` }
  }
  return {
    async *watching(entries) {
      for await (const entry of entries) {
        look(entry)
        yield entry
      }
    },
    fault() {
      const none = attributions.find(({ seq }) => seq <= last && !cameBack.has(seq))
      return (
        wrong ??
        (none
          ? { ok: false, of: 'claims', seq: none.seq, why: `entry ${none.seq} is said to have brought something back, and did not` }
          : null)
      )
    },
  }
}

/** Client ids of the structs of an update. */
const clientsOf = (update: Uint8Array): readonly ClientId[] => {
  try {
    return [...Y.parseUpdateMeta(update).to.keys()].map(clientId)
  } catch {
    // Applying it reports the error.
    return []
  }
}
