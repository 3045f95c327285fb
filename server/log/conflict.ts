// Whether a batch may be appended: it was validated against the current head, and claims no client id of another account.
import type { AccountId, ClientId } from '../../shared/ids.ts'
import { equalBytes } from './entry.ts'
import type { Head } from './head.ts'
import type { Batch } from './log.ts'

export const conflictOf = (
  batch: Pick<Batch, 'after' | 'claims'>,
  head: Head,
  ownerOf: (client: ClientId) => AccountId | null,
): 'moved' | 'claimed' | null => {
  if (batch.after.seq !== head.seq || !equalBytes(batch.after.hash, head.hash)) return 'moved'
  const claimed = new Map<ClientId, AccountId>()
  for (const { client, account } of batch.claims) {
    const owner = claimed.get(client) ?? ownerOf(client)
    if (owner !== null && owner !== account) return 'claimed'
    claimed.set(client, account)
  }
  return null
}

/** Results are by document: a second batch's result would hide that the first one was written. */
export const eachDocumentOnce = (batches: readonly Batch[]): void => {
  if (new Set(batches.map(({ document }) => document)).size < batches.length) throw new Error('two batches of one document in one append')
}
