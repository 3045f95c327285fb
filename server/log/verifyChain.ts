// Walks one document's whole log and says whether it is what was once written. SPEC I4.
import type { Reading } from '../../shared/api/history.ts'
import { type DocumentId, type Seq, seq } from '../../shared/ids.ts'
import { encodeEntry, equalBytes, genesis, hashOfNext } from './entry.ts'
import type { Head } from './head.ts'
import { DamagedLogError, type Entry, type UpdateLog } from './log.ts'

export type Verified =
  | { readonly ok: true; readonly entries: number }
  /**
   * `seq` is the first entry that is not as it was; the head's when each entry is sound but the chain ends elsewhere. `of` where the log
   * is sound and something that is read of it is not.
   */
  | { readonly ok: false; readonly seq: Seq; readonly why: string; readonly of?: Reading }

export type Fault = Exclude<Verified, { readonly ok: true }>

/** A hash of the chain that stands outside it: at the end of packed entries, in a mark, in a signed head. */
export interface Witness extends Head {
  readonly what: string
}

/** Of one document, as its log stands now; entries that are appended meanwhile are left for the next time. */
export const verifyLog = async (log: UpdateLog, document: DocumentId, witnesses: readonly Witness[] = []): Promise<Verified> => {
  try {
    const head = await log.head(document)
    const packed = (await log.anchors(document)).map((anchor): Witness => ({ ...anchor, what: 'the end of the packed entries' }))
    return await verifyChain(document, log.read(document, seq(0), head.seq), head, [...packed, ...witnesses])
  } catch (error) {
    if (error instanceof DamagedLogError) return { ok: false, seq: error.seq, why: error.why }
    throw error
  }
}

export const verifyChain = async (
  document: DocumentId,
  entries: AsyncIterable<Entry>,
  head: Head,
  witnesses: readonly Witness[] = [],
): Promise<Verified> => {
  const ahead = [...witnesses].sort((a, b) => a.seq - b.seq)
  let last = seq(0)
  let hash = genesis(document)
  let at = 0
  /** Up to here somebody else agrees. */
  let agreed = 0
  const disagreeing = (): Verified | null => {
    const from = agreed + 1
    for (; ahead[0]?.seq === last; ahead.shift()) {
      const { what, hash: theirs } = ahead[0]
      if (!equalBytes(hash, theirs)) return { ok: false, seq: last, why: `entries ${from} to ${last} do not lead to ${what}` }
      agreed = last
    }
    return null
  }
  // A witness of the empty log, too: one that were left standing here would hide all those after it.
  const beginning = disagreeing()
  if (beginning) return beginning
  for await (const entry of entries) {
    const next = seq(last + 1)
    if (entry.seq !== next) return { ok: false, seq: next, why: 'the entry is missing' }
    if (entry.at < at) return { ok: false, seq: next, why: 'its time is before that of the entry before it' }
    if (next > head.seq) return { ok: false, seq: next, why: 'it comes after the head' }
    hash = hashOfNext(hash, encodeEntry(entry))
    last = next
    at = entry.at
    const disagreement = disagreeing()
    if (disagreement) return disagreement
  }
  if (last < head.seq) return { ok: false, seq: seq(last + 1), why: 'the entry is missing' }
  if (!equalBytes(hash, head.hash)) return { ok: false, seq: last, why: 'the chain does not end in the stored head' }
  const missing = ahead.find((witness) => witness.seq > last)
  return missing
    ? { ok: false, seq: seq(last + 1), why: `the log ends at entry ${last}, before ${missing.what} at entry ${missing.seq}` }
    : { ok: true, entries: last }
}
