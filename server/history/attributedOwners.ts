// Owners of what an entry brought back, by the claims of that time, which are stored beside the log.
import { isBroughtBack } from '../../shared/broughtBack.ts'
import type { AccountId, DocumentId, Seq } from '../../shared/ids.ts'
import type { LogEntry, UpdateLog } from '../log/log.ts'

/** Null if unknown, and for every entry that brought back nothing. */
export const createAttributedOwners = (log: Pick<UpdateLog, 'attributions'>, document: DocumentId) => {
  let owners: ReadonlyMap<Seq, AccountId | null> = new Map()
  return async (entry: Pick<LogEntry, 'kind' | 'seq'>): Promise<AccountId | null> => {
    if (!isBroughtBack(entry)) return null
    const { seq } = entry
    if (!owners.has(seq)) owners = new Map((await log.attributions(document)).map((one) => [one.seq, one.owner]))
    return owners.get(seq) ?? null
  }
}
