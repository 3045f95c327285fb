// Hash chain of the audit, without a database: the hash of an entry, and finding where a chain is broken.
//
// words = SHA-256(salt ‖ JSON [detail, address]);  hash = SHA-256(previous hash ‖ JSON [n, at, account, action, subject, group, words in hex]).
// An entry is chained by its commitment to `detail` and `address`. No version has erased them yet: an entry without its salt was tampered with.
import { createHash } from 'node:crypto'

export interface AuditEntry {
  /** Number in the chain: 1, 2, 3 … */
  readonly n: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly account: string | null
  readonly action: string
  readonly subject: string
  readonly group: string | null
  readonly detail: string
  readonly address: string
  /** Null only where somebody removed it. */
  readonly salt: Uint8Array | null
  readonly words: Uint8Array
  readonly hash: Uint8Array
}

export interface ChainHead {
  readonly n: number
  readonly hash: Uint8Array
}

/** Before the first entry. */
export const NO_ENTRY: ChainHead = { n: 0, hash: new Uint8Array(32) }

export const commitTo = (salt: Uint8Array, { detail, address }: Pick<AuditEntry, 'detail' | 'address'>): Uint8Array =>
  createHash('sha256')
    .update(salt)
    .update(JSON.stringify([detail, address]))
    .digest()

export const hashEntry = (previous: Uint8Array, entry: Omit<AuditEntry, 'hash' | 'salt' | 'detail' | 'address'>): Uint8Array => {
  const { n, at, account, action, subject, group, words } = entry
  return createHash('sha256')
    .update(previous)
    .update(JSON.stringify([n, at, account, action, subject, group, Buffer.from(words).toString('hex')]))
    .digest()
}

/** The entry that closes a segment, and its content. */
export const CLOSED = 'audit.closed'
export const closingOf = (first: number, { n, hash }: ChainHead): string => `${first}–${n} ${Buffer.from(hash).toString('hex')}`

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.from(one).equals(other)

/** Verifies a chain entry by entry; `add` returns null while it is valid, else the fault of this entry. */
export const followChain = (from: ChainHead) => {
  let head = from
  return {
    head: () => head,
    add(entry: AuditEntry): string | null {
      if (entry.n !== head.n + 1) return `entry ${head.n + 1} is missing`
      if (entry.salt === null || !same(commitTo(entry.salt, entry), entry.words))
        return `entry ${entry.n}: its words are not those that were recorded`
      if (!same(hashEntry(head.hash, entry), entry.hash)) return `entry ${entry.n}: it, or one before it, was changed`
      head = { n: entry.n, hash: entry.hash }
      return null
    },
  }
}
