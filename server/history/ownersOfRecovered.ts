// Whose the words were that an entry brought back: by the claims of that moment, which stand beside the log.
import type { AccountId, DocumentId, Seq } from '../../shared/ids.ts'
import type { Entry, UpdateLog } from '../log/log.ts'

/** Null when nobody knows, and of every entry that brought back nothing. */
export const createOwnersOfRecovered = (log: Pick<UpdateLog, 'recovered'>, document: DocumentId) => {
  let owners: ReadonlyMap<Seq, AccountId | null> = new Map()
  return async ({ kind, seq }: Pick<Entry, 'kind' | 'seq'>): Promise<AccountId | null> => {
    if (kind !== 'recovered') return null
    if (!owners.has(seq)) owners = new Map((await log.recovered(document)).map((one) => [one.seq, one.owner]))
    return owners.get(seq) ?? null
  }
}
