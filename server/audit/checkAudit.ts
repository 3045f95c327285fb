// Follows the whole chain of the audit, as `npm run verify` and the checks do.
import type { Queries, Row } from '../db/queries.ts'
import { type AuditEntry, type ChainHead, CLOSED, closingOf, followChain, NO_ENTRY } from './chain.ts'

export interface AuditChecked {
  /** How many were looked at. */
  readonly entries: number
  /** What is wrong, with the entry; null when nothing is. */
  readonly fault: string | null
}

const AT_ONCE = 2_000

export const checkAudit = async (queries: Queries): Promise<AuditChecked> => {
  if (!(await isChained(queries))) return { entries: 0, fault: null }
  const segment = await lastSegment(queries)
  const chain = followChain(segment?.head ?? NO_ENTRY)
  let entries = 0
  let isClosed = segment === null
  for (;;) {
    const rows = await queries.all(
      'SELECT n, at, account, action, subject, group_id, detail, address, salt, words, hash FROM audit WHERE n > ? ORDER BY n LIMIT ?',
      chain.head().n,
      AT_ONCE,
    )
    for (const row of rows) {
      const entry = entryOf(row)
      const fault = chain.add(entry)
      if (fault) return { entries, fault }
      // Its words may have been erased since; that there is one may not.
      if (segment && entry.action === CLOSED && (entry.salt === null || entry.detail === segment.closing)) isClosed = true
      entries++
    }
    if (rows.length < AT_ONCE) break
  }
  const fault = await faultAtHead(queries, chain.head())
  return { entries, fault: fault ?? (segment && !isClosed ? `entries up to ${segment.head.n} are gone, and no entry tells of it` : null) }
}

/** Tables of an earlier version have no chain: a backup of it is proved all the same. */
const isChained = async (queries: Queries): Promise<boolean> => {
  try {
    await queries.all('SELECT n FROM audit_head')
    return true
  } catch (error) {
    if (/no such table|does not exist/.test(error instanceof Error ? error.message : '')) return false
    throw error
  }
}

/** The last one that was closed, after which the chain goes on, and what the entry of its closing says. */
const lastSegment = async (queries: Queries): Promise<{ readonly head: ChainHead; readonly closing: string } | null> => {
  const [row] = await queries.all('SELECT first, last, hash FROM audit_segment ORDER BY last DESC LIMIT 1')
  if (!row) return null
  const head = { n: Number(row.last), hash: bytes(row.hash) }
  return { head, closing: closingOf(Number(row.first), head) }
}

const faultAtHead = async (queries: Queries, { n, hash }: ChainHead): Promise<string | null> => {
  const [head] = await queries.all('SELECT n, hash FROM audit_head')
  if (!head) return n === 0 ? null : 'the head of the audit is missing'
  if (Number(head.n) > n) return `entries ${n + 1} to ${Number(head.n)} are missing`
  return Buffer.from(hash).equals(bytes(head.hash)) ? null : `entry ${n} is not the one that was recorded last`
}

const bytes = (value: unknown): Uint8Array => (value instanceof Uint8Array ? value : new Uint8Array())
const textOrNull = (value: unknown): string | null => (value === null ? null : String(value))

const entryOf = (row: Row): AuditEntry => ({
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
