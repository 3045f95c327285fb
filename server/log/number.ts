// Assigns seqs, times and hashes to a batch's drafts: the part of an append that is independent of the engine.
import { type DocumentId, type Instant, instant, type MeetingId, seq } from '../../shared/ids.ts'
import { digestOf, encodeEntry, hashOfNext } from './entry.ts'
import type { Head } from './head.ts'
import type { EntryDraft, LogEntry } from './log.ts'

/** Head of a document's log, with the receipt of its newest entry. */
export interface Tip extends Head {
  readonly at: Instant
}

/** An entry with the bytes to be stored. */
export interface NumberedEntry {
  readonly entry: LogEntry
  readonly updates: Uint8Array
  readonly digest: Uint8Array
}

export const numberDrafts = (
  document: DocumentId,
  tip: Tip,
  drafts: readonly EntryDraft[],
  stamp: { readonly now: Instant; readonly meeting: MeetingId | null },
): { readonly numbered: readonly NumberedEntry[]; readonly tip: Tip } => {
  // Time in the log must not decrease, even if the clock was set back.
  const at = instant(Math.max(stamp.now, tip.at))
  const numbered: NumberedEntry[] = []
  let last = tip
  for (const draft of drafts) {
    if (draft.updates.length === 0) throw new Error('a draft without updates')
    const { updates, kind, author, delegation } = draft
    const source = sourceOf(draft, at)
    const entry: LogEntry = { seq: seq(last.seq + 1), at, meeting: stamp.meeting, updates, kind, author, delegation, source }
    const encoded = encodeEntry(entry)
    numbered.push({ entry, updates: encoded.updates, digest: digestOf(document, encoded) })
    last = { seq: entry.seq, hash: hashOfNext(last.hash, encoded), at }
  }
  return { numbered, tip: last }
}

/** Rounded up, so that what follows from it is not later than it was. */
const sourceOf = ({ kind, source, heard = null }: EntryDraft, at: Instant) =>
  kind === 'sync' && heard !== null ? seq(Math.max(0, Math.ceil((at - heard) / 1000))) : source
