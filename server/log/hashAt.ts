// Hash of the chain at an entry, computed forward from a known one.
import type { DocumentId, Seq } from '../../shared/ids.ts'
import { hashOfNext, linkOf } from './entry.ts'
import type { Head } from './head.ts'
import type { UpdateLog } from './log.ts'

export const hashFrom = async (log: Pick<UpdateLog, 'read'>, document: DocumentId, from: Head, at: Seq): Promise<Uint8Array> => {
  let { hash } = from
  if (at > from.seq) for await (const entry of log.read(document, from.seq, at)) hash = hashOfNext(hash, linkOf(entry))
  return hash
}

export const mustBeWithin = (at: Seq, head: Head): void => {
  if (!Number.isSafeInteger(at) || at < 0 || at > head.seq) throw new RangeError(`entry ${at} of a log that ends at ${head.seq}`)
}
