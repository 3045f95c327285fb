// When edits sent after a reconnect were written: after the newest entry that they refer to, because their author had seen that, and after the server had
// last heard their page, which had sent everything by then. No client clock is used.
import * as Y from 'yjs'
import { type AccountId, type DocumentId, type Instant, instant, type Seq, seq } from '../../ids.ts'
import type { EntryReader, LogEntry } from '../../log/entryReader.ts'
import { decodeUpdate, rangesIn } from '../../yjs/decodedUpdate.ts'
import { dependenciesOf, isItem } from '../../yjs/item.ts'
import type { HistoryEvent } from '../events.ts'

type Offline = HistoryEvent['offline']

/** A reconnect within a minute does not count as offline. */
const SHORTEST_MS = 60_000

export interface OfflineWindows {
  /** Of the next entry of the log. */
  readonly of: (entry: LogEntry) => Promise<Offline>
}

/** The index of authors and times is built at the first reconnect and updated from then on; most logs never need it. */
export const createOfflineWindows = (log: EntryReader, document: DocumentId): OfflineWindows => {
  let sources: Sources | null = null
  return {
    async of(entry) {
      if (entry.kind !== 'sync' && !sources) return null
      if (!sources) {
        sources = new Sources()
        for await (const earlier of log.read(document, seq(0), before(entry.seq))) sources.add(earlier)
      }
      return sources.add(entry)
    },
  }
}
const before = (at: Seq): Seq => seq(at - 1)

interface Written {
  readonly author: AccountId
  /** Clocks up to here … */
  readonly ends: number[]
  /** … were received then: nobody else had seen them before. */
  readonly received: number[]
  /** … and were written after this: their own author knew them earlier than the server. */
  readonly after: (number | null)[]
}

class Sources {
  #clients = new Map<number, Written>()

  add(entry: LogEntry): Offline {
    const { after, heard } = entry.kind === 'sync' ? this.#bound(entry) : { after: entry.at, heard: false }
    for (const update of entry.updates) for (const [client, end] of Y.parseUpdateMeta(update).to) this.#learn(client, end, entry, after)
    if (entry.kind !== 'sync' || (after !== null && entry.at - after < SHORTEST_MS)) return null
    return { after: after === null ? null : instant(after), ...(heard ? { heard } : {}) }
  }

  /** The later of both. */
  #bound(entry: LogEntry): { readonly after: number | null; readonly heard: boolean } {
    const seen = this.#newestSeen(entry)
    const heard = heardBefore(entry)
    return heard !== null && heard > (seen ?? 0) ? { after: heard, heard: true } : { after: seen, heard: false }
  }

  #learn(client: number, end: number, { author, at }: LogEntry, after: number | null) {
    const written = this.#clients.get(client) ?? { author, ends: [], received: [], after: [] }
    this.#clients.set(client, written)
    const last = written.ends.length - 1
    if (last >= 0 && written.received[last] === at && written.after[last] === after)
      written.ends[last] = Math.max(end, written.ends[last] ?? 0)
    else if (end > (written.ends[last] ?? 0)) {
      written.ends.push(end)
      written.received.push(at)
      written.after.push(after)
    }
  }

  #newestSeen({ author, updates }: LogEntry): number | null {
    let newest: number | null = null
    const look = (client: number, clock: number) => {
      const at = this.#at(client, clock, author)
      if (at !== null && (newest === null || at > newest)) newest = at
    }
    for (const update of updates) {
      const { structs, deleted } = decodeUpdate(update)
      for (const struct of structs) {
        // Earlier edits of its own device.
        if (struct.id.clock > 0) look(struct.id.client, struct.id.clock - 1)
        if (!isItem(struct)) continue
        for (const seen of dependenciesOf(struct)) if (seen) look(seen.client, seen.clock)
      }
      for (const [client, ranges] of rangesIn(deleted)) for (const { clock, len } of ranges) look(client, clock + len - 1)
    }
    return newest
  }

  #at(client: number, clock: number, author: AccountId): Instant | number | null {
    const written = this.#clients.get(client)
    if (!written) return null
    let low = 0
    let high = written.ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((written.ends[middle] ?? 0) > clock) high = middle
      else low = middle + 1
    }
    return (written.author === author ? written.after[low] : written.received[low]) ?? null
  }
}

const heardBefore = ({ at, source }: LogEntry): number | null => (source === null ? null : Math.max(0, at - source * 1000))
