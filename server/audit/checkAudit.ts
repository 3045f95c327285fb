// Follows the whole chain of the audit, as `npm run verify` and the checks do.
import type { Queries, Row } from '../db/queries.ts'
import { type AuditEntry, type ChainHead, followChain, NO_ENTRY } from './chain.ts'

export interface AuditChecked {
  /** How many were looked at. */
  readonly entries: number
  /** What is wrong, with the entry; null when nothing is. */
  readonly fault: string | null
}

const AT_ONCE = 2_000

export const checkAudit = async (queries: Queries): Promise<AuditChecked> => {
  if (!(await isChained(queries))) return { entries: 0, fault: null }
  const chain = followChain(await retained(queries))
  let entries = 0
  for (;;) {
    const rows = await queries.all(
      'SELECT n, at, account, action, subject, group_id, detail, address, salt, words, hash FROM audit WHERE n > ? ORDER BY n LIMIT ?',
      chain.head().n,
      AT_ONCE,
    )
    for (const row of rows) {
      const fault = chain.add(entryOf(row))
      if (fault) return { entries, fault }
      entries++
    }
    if (rows.length < AT_ONCE) break
  }
  return { entries, fault: await faultAtHead(queries, chain.head()) }
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

/** After the last segment that was closed; a segment must go on from the one before it. */
const retained = async (queries: Queries): Promise<ChainHead> => {
  const [row] = await queries.all('SELECT last, hash FROM audit_segment ORDER BY last DESC LIMIT 1')
  return row ? { n: Number(row.last), hash: bytes(row.hash) } : NO_ENTRY
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
