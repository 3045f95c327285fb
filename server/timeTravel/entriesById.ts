// Index of the entry with which each id first came into a log. It is built once, as far as a question pays for, and extended by the next one.
import { isBroughtBack } from '../../shared/broughtBack.ts'
import { type DocumentId, type Seq, seq } from '../../shared/ids.ts'
import type { EntryReader } from '../../shared/log/entryReader.ts'
import { type AuthorContexts, tokenOfEntry } from '../history/authorContexts.ts'
import type { LogEntry } from '../log/log.ts'
import { createIdRanges, type IdRanges } from './idRanges.ts'
import { idsOfUpdate } from './idsOfUpdate.ts'
import type { Stamp } from './stamp.ts'

/** One object for each entry. */
export type EntryHeader = Pick<LogEntry, 'seq' | 'at' | 'author' | 'delegation'> & { readonly token?: number | undefined }
export interface EntriesById {
  /** Covers at least every id up to `upTo`; not those that were brought back after a restore, until their owner's entry comes. */
  of(reader: EntryReader, document: DocumentId, upTo: Seq): Promise<IdRanges<EntryHeader>>
  /** It is not dropped until this is let go, whatever its size, and leaves the others their room. */
  hold(document: DocumentId): () => void
}

interface Known {
  readonly ranges: IdRanges<EntryHeader>
  seq: Seq
  reading: Promise<unknown>
}
/** Entries in the indexes that are kept beside those that are held: 100 bytes each. */
const MOST_KEPT = 400_000

export const createEntriesById = (mostKept = MOST_KEPT): EntriesById => {
  const known = new Map<DocumentId, Known>()
  /** By how many questions. */
  const held = new Map<DocumentId, number>()

  /** After an error the next caller reads on from where it was. */
  const readOn = async (reader: EntryReader, document: DocumentId, so: Known, upTo: Seq): Promise<void> => {
    if (so.seq >= upTo) return
    for await (const entry of reader.read(document, so.seq, upTo)) {
      const { seq, at, author, delegation } = entry
      const token = tokenOfEntry(entry)
      const header: EntryHeader = { seq, at, author, delegation, ...(token === undefined ? {} : { token }) }
      const updates = isBroughtBack(entry) ? [] : entry.updates
      for (const update of updates) for (const range of idsOfUpdate(document, seq, update).inserted) so.ranges.add(range, header)
      so.seq = seq
    }
  }
  const dropOldest = () => {
    const free = [...known].filter(([document]) => !held.has(document))
    let kept = free.reduce((sum, [, one]) => sum + one.seq, 0)
    // One stays, whatever its size.
    for (const [document, one] of free.slice(0, -1)) {
      if (kept <= mostKept) break
      known.delete(document)
      kept -= one.seq
    }
  }

  return {
    async of(reader, document, upTo) {
      const so: Known = known.get(document) ?? { ranges: createIdRanges(), seq: seq(0), reading: Promise.resolve() }
      known.delete(document)
      known.set(document, so)
      // Sequential: two readers of the same log would read it twice.
      const read = () => readOn(reader, document, so, upTo)
      const reading = so.reading.then(read, read)
      so.reading = reading
      try {
        await reading
      } finally {
        dropOldest()
      }
      return so.ranges
    },
    hold(document) {
      held.set(document, (held.get(document) ?? 0) + 1)
      return () => {
        const others = (held.get(document) ?? 1) - 1
        if (others === 0) held.delete(document)
        else held.set(document, others)
      }
    },
  }
}

/** Without entry and time. */
export const writersById = (entries: IdRanges<EntryHeader>, document: DocumentId, contexts: AuthorContexts): IdRanges<Stamp> => {
  const known = new Map<EntryHeader, Stamp>()
  const stampOf = (entry: EntryHeader): Stamp => {
    const before = known.get(entry)
    if (before) return before
    const { author, delegation, token, at, seq } = entry
    const stamp: Stamp = { seq: null, at: null, account: author, delegation, ...contexts.of({ author, document, at, seq, token }) }
    known.set(entry, stamp)
    return stamp
  }
  const written = createIdRanges<Stamp>()
  return {
    add: written.add,
    at(client, clock) {
      const entry = entries.at(client, clock)
      return entry && stampOf(entry)
    },
    next: entries.next,
  }
}
