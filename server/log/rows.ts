// Rows of the log's tables are foreign: each is parsed into our types here, or named as damaged.
import type { SQLOutputValue } from 'node:sqlite'
import {
  type AccountId,
  type ClientId,
  clientId,
  type DocumentId,
  type Instant,
  instant,
  parseAccountId,
  parseDelegationId,
  parseMeetingId,
  type Seq,
  seq,
} from '../../shared/ids.ts'
import { decodeUpdates, digestOf, encodeHeader, equalBytes, sha256 } from './entry.ts'
import { type Checkpoint, DamagedLogError, type Entry, type EntryKind } from './log.ts'
import type { Tip } from './number.ts'

export type Row = Readonly<Record<string, SQLOutputValue>>

const KINDS: readonly EntryKind[] = ['live', 'sync', 'restore', 'import', 'recovered', 'server']

export const readEntry = (document: DocumentId, expected: Seq, row: Row): Entry => {
  const damaged = (why: string) => new DamagedLogError(document, expected, why)
  if (row.seq !== expected) throw damaged('the entry is missing')
  const kind = KINDS.find((known) => known === row.kind)
  const author = parseAccountId(row.author)
  const delegation = row.delegation === null ? null : (parseDelegationId(row.delegation) ?? undefined)
  const meeting = row.meeting === null ? null : (parseMeetingId(row.meeting) ?? undefined)
  const source = row.source === null ? null : (natural(row.source) ?? undefined)
  const at = natural(row.at)
  const bytes = row.updates instanceof Uint8Array ? row.updates : null
  const updates = bytes && decodeUpdates(bytes)
  if (!kind || !author || at === null || !bytes || !updates) throw damaged('the entry cannot be read')
  if (delegation === undefined || meeting === undefined || source === undefined) throw damaged('the entry cannot be read')
  const entry: Entry = {
    seq: expected,
    at: instant(at),
    kind,
    author,
    delegation,
    meeting,
    source: source === null ? null : seq(source),
    updates,
  }
  const digest = digestOf(document, { header: encodeHeader(entry), updates: bytes, updatesHash: sha256(bytes) })
  if (!(row.digest instanceof Uint8Array) || !equalBytes(row.digest, digest)) throw damaged('the entry is not as it was written')
  return entry
}

export const readReceipt = (document: DocumentId, expected: Seq, row: Row | undefined): Instant => {
  const at = natural(row?.at)
  if (at === null) throw new DamagedLogError(document, expected, 'the entry is missing')
  return instant(at)
}

/** The head, and how far the entries really go: a log that was cut off, or goes on after its head, is damaged. */
export const readTip = (document: DocumentId, row: Row): Tip => {
  const { last, hash } = row
  const [at, number] = [natural(row.at), natural(row.seq)]
  if (at === null || number === null || !(hash instanceof Uint8Array) || hash.length !== 32)
    throw new DamagedLogError(document, seq(0), 'the head cannot be read')
  if ((last ?? 0) !== number) throw new DamagedLogError(document, firstBeyond(number, last), 'the entries do not end where the head stands')
  return { at: instant(at), seq: seq(number), hash }
}

const firstBeyond = (head: number, last: SQLOutputValue | undefined): Seq => seq(Math.min(head, natural(last) ?? 0) + 1)

export const readOwner = (document: DocumentId, row: Row): { readonly client: ClientId; readonly account: AccountId } => {
  const client = natural(row.client)
  const account = parseAccountId(row.account)
  if (client === null || !account) throw new DamagedLogError(document, seq(0), 'an owner of a client id cannot be read')
  return { client: clientId(client), account }
}

export const checkpointHash = ({ document, seq, state, stateVector }: Checkpoint): Uint8Array =>
  sha256(Buffer.concat([Buffer.from(`ruta checkpoint 1\n${document}\n${seq}\n${stateVector.length}\n`), stateVector, state]))

/** `null` for one that is damaged: it is only a cache. */
export const readCheckpoint = (document: DocumentId, row: Row): Checkpoint | null => {
  const { state, state_vector: stateVector, hash } = row
  const number = natural(row.seq)
  if (number === null || !(state instanceof Uint8Array && stateVector instanceof Uint8Array && hash instanceof Uint8Array)) return null
  const checkpoint: Checkpoint = { document, seq: seq(number), state, stateVector }
  return equalBytes(hash, checkpointHash(checkpoint)) ? checkpoint : null
}

/** SQLite says that its file is damaged, or node:sqlite that a number is none of ours: neither is a fault of the database's being busy. */
export const unlessDamaged = <T>(document: DocumentId, where: Seq, read: () => T): T => {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const corrupt = 'errcode' in error && error.errcode === SQLITE_CORRUPT
    const outOfRange = 'code' in error && error.code === 'ERR_OUT_OF_RANGE'
    throw corrupt || outOfRange ? new DamagedLogError(document, where, error.message) : error
  }
}
const SQLITE_CORRUPT = 11

const natural = (value: SQLOutputValue | undefined): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
