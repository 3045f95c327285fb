// Walks one document's whole log and says whether it is what was once written. SPEC I4.
import { type DocumentId, type Seq, seq } from '../../shared/ids.ts'
import { encodeEntry, equalBytes, genesis, hashOfNext } from './entry.ts'
import type { Head } from './head.ts'
import { DamagedLogError, type Entry, type UpdateLog } from './log.ts'

export type Verified =
  | { readonly ok: true; readonly entries: number }
  /** `seq` is the first entry that is not as it was; the head's when each entry is sound but the chain ends elsewhere. */
  | { readonly ok: false; readonly seq: Seq; readonly why: string }

/** Of one document, as its log stands now; entries that are appended meanwhile are left for the next time. */
export const verifyLog = async (log: UpdateLog, document: DocumentId): Promise<Verified> => {
  try {
    const head = await log.head(document)
    return await verifyChain(document, log.read(document, seq(0), head.seq), head)
  } catch (error) {
    if (error instanceof DamagedLogError) return { ok: false, seq: error.seq, why: error.why }
    throw error
  }
}

export const verifyChain = async (document: DocumentId, entries: AsyncIterable<Entry>, head: Head): Promise<Verified> => {
  let last = seq(0)
  let hash = genesis(document)
  let at = 0
  for await (const entry of entries) {
    const next = seq(last + 1)
    if (entry.seq !== next) return { ok: false, seq: next, why: 'the entry is missing' }
    if (entry.at < at) return { ok: false, seq: next, why: 'its time is before that of the entry before it' }
    if (next > head.seq) return { ok: false, seq: next, why: 'it comes after the head' }
    hash = hashOfNext(hash, encodeEntry(entry))
    last = next
    at = entry.at
  }
  if (last < head.seq) return { ok: false, seq: seq(last + 1), why: 'the entry is missing' }
  return equalBytes(hash, head.hash)
    ? { ok: true, entries: last }
    : { ok: false, seq: last, why: 'the chain does not end in the stored head' }
}
