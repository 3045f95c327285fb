// Verifies the hash chain of one document's whole log. SPEC I4.
import { type DocumentId, type Instant, type Seq, seq } from '../ids.ts'
import { type Chain, equalBytes } from './entry.ts'
import type { LogEntry } from './entryReader.ts'
import type { Head } from './head.ts'
import type { Reading } from './reading.ts'

export type Verified =
  | { readonly ok: true; readonly entries: number }
  /**
   * `seq` is the first damaged entry; the head's when each entry is sound but the chain ends elsewhere. `of`: derived data that differs although the
   * log is sound.
   */
  | { readonly ok: false; readonly seq: Seq; readonly why: string; readonly of?: Reading; readonly cause?: Cause }

/** For a hash stored outside the log that the log does not contain, or does not reach. */
export type Cause =
  | { readonly type: 'other'; readonly from: Seq; readonly knownHead: KnownHead }
  | { readonly type: 'short'; readonly last: Seq; readonly knownHead: KnownHead }

export type Fault = Exclude<Verified, { readonly ok: true }>

/** A hash of the chain stored outside it: at the end of packed entries, in a mark, in a signed head. */
export interface KnownHead extends Head {
  readonly what: string
  /** A head that somebody stored elsewhere. */
  readonly held?: { readonly file: string; readonly at: Instant }
}

export interface LogToVerify {
  readonly document: DocumentId
  readonly entries: AsyncIterable<LogEntry>
  /** Recorded head of the log. */
  readonly head: Head
  readonly knownHeads?: readonly KnownHead[]
  /** The hash of the chain after each entry. */
  readonly passed?: (seq: Seq, hash: Uint8Array) => void
}

export const verifyChain = async (chain: Chain, { document, entries, head, knownHeads = [], passed }: LogToVerify): Promise<Verified> => {
  const ahead = [...knownHeads].sort((a, b) => a.seq - b.seq)
  let last = seq(0)
  let hash = chain.genesis(document)
  let at = 0
  /** Up to this seq a head stored elsewhere agrees. */
  let agreed = 0
  const disagreeing = (): Verified | null => {
    const from = agreed + 1
    for (; ahead[0]?.seq === last; ahead.shift()) {
      const [knownHead] = ahead
      if (!equalBytes(hash, knownHead.hash))
        return {
          ok: false,
          seq: last,
          why: `entries ${from} to ${last} do not lead to ${knownHead.what}`,
          cause: { type: 'other', from: seq(from), knownHead },
        }
      agreed = last
    }
    return null
  }
  // Includes known heads of the empty log: one left here would hide all those after it.
  const beginning = disagreeing()
  if (beginning) return beginning
  for await (const entry of entries) {
    const next = seq(last + 1)
    if (entry.seq !== next) return { ok: false, seq: next, why: 'the entry is missing' }
    if (entry.at < at) return { ok: false, seq: next, why: 'its time is before that of the entry before it' }
    if (next > head.seq) return { ok: false, seq: next, why: 'it comes after the head' }
    hash = chain.hashOfNext(hash, chain.encodeEntry(entry))
    last = next
    at = entry.at
    passed?.(next, hash)
    const disagreement = disagreeing()
    if (disagreement) return disagreement
  }
  if (last < head.seq) return { ok: false, seq: seq(last + 1), why: 'the entry is missing' }
  if (!equalBytes(hash, head.hash)) return { ok: false, seq: last, why: 'the chain does not end in the stored head' }
  const missing = ahead.find((knownHead) => knownHead.seq > last)
  return missing
    ? {
        ok: false,
        seq: seq(last + 1),
        why: `the log ends at entry ${last}, before ${missing.what} at entry ${missing.seq}`,
        cause: { type: 'short', last, knownHead: missing },
      }
    : { ok: true, entries: last }
}
