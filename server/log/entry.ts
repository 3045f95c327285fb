// Entries and their hash chain with Node's SHA-256. The formats are in shared/log/entry.ts.
import { hash } from 'node:crypto'
import { type ChainLink, createChain } from '../../shared/log/entry.ts'
import type { LogEntry } from './log.ts'

export { decodeUpdates, type EncodedEntry, encodeHeader, encodeUpdates } from '../../shared/log/entry.ts'

export const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(hash('sha256', bytes, 'buffer'))

export const { genesis, encodeEntry, hashOfNext, digestOf } = createChain(sha256)

/** An entry whose digest was verified on reading: a reader of the chain need not encode it again. */
class EntryRead implements LogEntry {
  readonly seq: LogEntry['seq']
  readonly at: LogEntry['at']
  readonly kind: LogEntry['kind']
  readonly author: LogEntry['author']
  readonly delegation: LogEntry['delegation']
  readonly meeting: LogEntry['meeting']
  readonly source: LogEntry['source']
  readonly updates: LogEntry['updates']
  readonly #link: ChainLink
  constructor({ seq, at, kind, author, delegation, meeting, source, updates }: LogEntry, link: ChainLink) {
    this.seq = seq
    this.at = at
    this.kind = kind
    this.author = author
    this.delegation = delegation
    this.meeting = meeting
    this.source = source
    this.updates = updates
    this.#link = link
  }
  static linkOf(entry: LogEntry): ChainLink {
    return #link in entry ? entry.#link : encodeEntry(entry)
  }
}
export const entryRead = (entry: LogEntry, link: ChainLink): LogEntry => new EntryRead(entry, link)
export const linkOf = EntryRead.linkOf

export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
