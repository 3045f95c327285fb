// Verifies the whole audit chain, for `npm run verify` and the background check.
import type { DatabaseRow, Queries } from '../db/queries.ts'
import { type AuditEntry, type ChainHead, CLOSED, closingOf, followChain, NO_ENTRY } from './chain.ts'

export interface AuditChecked {
  /** Number of entries verified. */
  readonly entries: number
  /** Fault and its entry; null when there is none. */
  readonly fault: string | null
}

const AT_ONCE = 2_000

interface Segment {
  readonly head: ChainHead
  /** From the entry that closed the segment. */
  readonly closing: string
}

/** A server may write meanwhile, and close a segment. */
export const checkAudit = async (queries: Queries): Promise<AuditChecked> => {
  if (!(await isChained(queries))) return { entries: 0, fault: null }
  for (;;) {
    const segment = await lastSegment(queries)
    const checked = await follow(queries, segment)
    if (checked.fault === null || (await lastSegment(queries))?.head.n === segment?.head.n) return checked
  }
}

/** Up to the head at that time; later entries are verified the next time. */
const follow = async (queries: Queries, segment: Segment | null): Promise<AuditChecked> => {
  const chain = followChain(segment?.head ?? NO_ENTRY)
  let entries = 0
  let isClosed = segment === null
  for (;;) {
    const head = await headOf(queries)
    for (;;) {
      const rows = await queries.all(
        'SELECT n, at, account, action, subject, group_id, detail, address, salt, words, hash FROM audit WHERE n > ? AND n <= ? ORDER BY n LIMIT ?',
        chain.head().n,
        head?.n ?? 0,
        AT_ONCE,
      )
      for (const row of rows) {
        const entry = entryOf(row)
        const fault = chain.add(entry)
        if (fault) return { entries, fault }
        if (segment && entry.action === CLOSED && entry.detail === segment.closing) isClosed = true
        entries++
      }
      if (rows.length < AT_ONCE) break
    }
    const fault = faultAtHead(head, chain.head())
    if (fault) return { entries, fault }
    const [beyond] = await queries.all('SELECT max(n) AS n FROM audit WHERE n > ?', chain.head().n)
    if (beyond?.n === null || beyond?.n === undefined)
      return { entries, fault: segment && !isClosed ? `entries up to ${segment.head.n} are gone, and no entry tells of it` : null }
    // Written since, or without updating the head.
    if ((await headOf(queries))?.n === head?.n)
      return {
        entries,
        fault: head ? `entry ${Number(beyond.n)} is not the one that was recorded last` : 'the head of the audit is missing',
      }
  }
}

/** Tables of an earlier version have no chain: such a backup is verified all the same. */
const isChained = async (queries: Queries): Promise<boolean> => {
  try {
    await queries.all('SELECT n FROM audit_head')
    return true
  } catch (error) {
    if (/no such table|does not exist/.test(error instanceof Error ? error.message : '')) return false
    throw error
  }
}

/** The last closed segment, after which the chain continues. */
const lastSegment = async (queries: Queries): Promise<Segment | null> => {
  const [row] = await queries.all('SELECT first, last, hash FROM audit_segment ORDER BY last DESC LIMIT 1')
  if (!row) return null
  const head = { n: Number(row.last), hash: bytes(row.hash) }
  return { head, closing: closingOf(Number(row.first), head) }
}

const headOf = async (queries: Queries): Promise<ChainHead | null> => {
  const [row] = await queries.all('SELECT n, hash FROM audit_head')
  return row ? { n: Number(row.n), hash: bytes(row.hash) } : null
}

const faultAtHead = (head: ChainHead | null, { n, hash }: ChainHead): string | null => {
  if (!head) return n === 0 ? null : 'the head of the audit is missing'
  if (head.n > n) return `entries ${n + 1} to ${head.n} are missing`
  return Buffer.from(hash).equals(head.hash) ? null : `entry ${n} is not the one that was recorded last`
}

const bytes = (value: unknown): Uint8Array => (value instanceof Uint8Array ? value : new Uint8Array())
const textOrNull = (value: unknown): string | null => (value === null ? null : String(value))

const entryOf = (row: DatabaseRow): AuditEntry => ({
  n: Number(row.n),
  at: Number(row.at),
  account: textOrNull(row.account),
  action: String(row.action),
  subject: String(row.subject),
  group: textOrNull(row.group_id),
  detail: String(row.detail),
  address: String(row.address),
  salt: row.salt === null ? null : bytes(row.salt),
  words: bytes(row.words),
  hash: bytes(row.hash),
})
