// Parses rows of the log's tables, which are foreign, or reports them as damaged.
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
import { DatabaseUnavailableError, UnreadableRowError } from '../db/databaseErrors.ts'
import type { DatabaseRow } from '../db/queries.ts'
import { decodeUpdates, digestOf, encodeHeader, entryRead, equalBytes, genesis, sha256 } from './entry.ts'
import type { Head } from './head.ts'
import { type Attribution, type Checkpoint, DamagedLogError, type HistoryCheckpoint, type LogEntry, parseEntryKind } from './log.ts'
import type { Tip } from './number.ts'
import type { LogSegment } from './segment.ts'
import { expandState } from './storedState.ts'

export type CheckpointReading = { readonly ok: true; readonly checkpoint: Checkpoint } | { readonly ok: false; readonly why: string }

export const readEntry = (document: DocumentId, expected: Seq, row: DatabaseRow): LogEntry => {
  const damaged = (why: string) => new DamagedLogError(document, expected, why)
  if (row.seq !== expected) throw damaged('the entry is missing')
  const kind = parseEntryKind(row.kind)
  const author = parseAccountId(row.author)
  const delegation = row.delegation === null ? null : (parseDelegationId(row.delegation) ?? undefined)
  const meeting = row.meeting === null ? null : (parseMeetingId(row.meeting) ?? undefined)
  const source = row.source === null ? null : (natural(row.source) ?? undefined)
  const at = natural(row.at)
  const bytes = row.updates instanceof Uint8Array ? row.updates : null
  const updates = bytes && decodeUpdates(bytes)
  if (!kind || !author || at === null || !bytes || !updates) throw damaged('the entry cannot be read')
  if (delegation === undefined || meeting === undefined || source === undefined) throw damaged('the entry cannot be read')
  const entry: LogEntry = {
    seq: expected,
    at: instant(at),
    kind,
    author,
    delegation,
    meeting,
    source: source === null ? null : seq(source),
    updates,
  }
  const link = { header: encodeHeader(entry), updatesHash: sha256(bytes) }
  if (!(row.digest instanceof Uint8Array) || !equalBytes(row.digest, digestOf(document, link)))
    throw damaged('the entry is not as it was written')
  return entryRead(entry, link)
}

export const readReceipt = (document: DocumentId, expected: Seq, row: DatabaseRow | undefined): Instant => {
  const at = natural(row?.at)
  if (at === null) throw new DamagedLogError(document, expected, 'the entry is missing')
  return instant(at)
}

/** The head, and the seq of the last entry: a log that was truncated, or continues after its head, is damaged. */
export const readTip = (document: DocumentId, row: DatabaseRow): Tip => {
  const { last, hash } = row
  const [at, number] = [natural(row.at), natural(row.seq)]
  if (at === null || number === null || !(hash instanceof Uint8Array) || hash.length !== 32)
    throw new DamagedLogError(document, seq(0), 'the head cannot be read')
  if ((last ?? 0) !== number) throw new DamagedLogError(document, firstBeyond(number, last), 'the entries do not end where the head stands')
  return { at: instant(at), seq: seq(number), hash }
}

const firstBeyond = (head: number, last: unknown): Seq => seq(Math.min(head, natural(last) ?? 0) + 1)

export const readOwner = (document: DocumentId, row: DatabaseRow): { readonly client: ClientId; readonly account: AccountId } => {
  const client = natural(row.client)
  const account = parseAccountId(row.account)
  if (client === null || !account) throw new DamagedLogError(document, seq(0), 'an owner of a client id cannot be read')
  return { client: clientId(client), account }
}

export const readAttribution = (document: DocumentId, row: DatabaseRow): Attribution => {
  const [at, client, from, to] = [row.seq, row.client, row.clock_from, row.clock_to].map(natural)
  if (at == null || client == null || from == null || to == null)
    throw new DamagedLogError(document, seq(at ?? 0), 'what was brought back cannot be read')
  const vouched = natural(row.vouched)
  return {
    seq: seq(at),
    client: clientId(client),
    from,
    to,
    owner: parseAccountId(row.owner),
    vouched: vouched === null ? null : seq(vouched),
  }
}

export const checkpointHash = (checkpoint: Checkpoint): Uint8Array => {
  const known = HASHES.get(checkpoint)
  if (known) return known
  const { document, seq, state, stateVector } = checkpoint
  const hash = sha256(Buffer.concat([Buffer.from(`ruta checkpoint 1\n${document}\n${seq}\n${stateVector.length}\n`), stateVector, state]))
  HASHES.set(checkpoint, hash)
  return hash
}
/** Cached between storing or reading a checkpoint and sealing it: a state may be megabytes. */
const HASHES = new WeakMap<Checkpoint, Uint8Array>()

/** `stateOf` returns the base of a delta; null when that one is damaged. */
export const readCheckpoint = (document: DocumentId, row: DatabaseRow, stateOf: (at: Seq) => Uint8Array | null): CheckpointReading => {
  const { state_vector: stateVector, hash } = row
  const number = natural(row.seq)
  const state = number === null ? null : readState(row, number, stateOf)
  if (number === null || !(stateVector instanceof Uint8Array && hash instanceof Uint8Array)) return no('the checkpoint cannot be read')
  if (!(state instanceof Uint8Array)) return no('the state of the checkpoint cannot be read')
  const checkpoint: Checkpoint = { document, seq: seq(number), state, stateVector }
  return equalBytes(hash, checkpointHash(checkpoint)) ? { ok: true, checkpoint } : no('the checkpoint is not as it was written')
}
const no = (why: string): CheckpointReading => ({ ok: false, why })

const readState = ({ state, zstd, basis }: DatabaseRow, at: number, stateOf: (at: Seq) => Uint8Array | null) => {
  if (!(state instanceof Uint8Array) || zstd !== 1) return state
  if (basis === null) return expandState(state, null)
  const earlier = natural(basis)
  const through = earlier === null || earlier >= at ? null : stateOf(seq(earlier))
  return through && expandState(state, through)
}

export const readCheckpointRow = (row: DatabaseRow): HistoryCheckpoint => ({
  seq: seq(Number(row.seq)),
  bytes: Number(row.bytes),
  basis: row.basis === null ? null : seq(Number(row.basis)),
})

export const readSegment = (document: DocumentId, row: DatabaseRow): LogSegment => {
  const [first, last] = [natural(row.first), natural(row.last)]
  const { hash, packed } = row
  if (first === null || last === null || !(hash instanceof Uint8Array && packed instanceof Uint8Array))
    throw new DamagedLogError(document, seq(first ?? 0), 'the packed entries cannot be read')
  return { first: seq(first), last: seq(last), hash, packed }
}

/** End of the packed part of a log, and the chain's hash there; the genesis when nothing is packed. */
export const readAnchor = (document: DocumentId, row: DatabaseRow | undefined): Head => {
  if (!row) return { seq: seq(0), hash: genesis(document) }
  const last = natural(row.last)
  if (last === null || !(row.hash instanceof Uint8Array)) throw new DamagedLogError(document, seq(0), 'the packed entries cannot be read')
  return { seq: seq(last), hash: row.hash }
}

/** SQLite reports a damaged file, or node:sqlite an invalid number: unlike a busy database, a retry will not succeed. */
export const unlessDamaged = <T>(document: DocumentId, where: Seq, read: () => T): T => {
  try {
    return read()
  } catch (error) {
    throw asDamage(document, where, error)
  }
}
/** The same for a promise. */
export const unlessFoundDamaged = async <T>(document: DocumentId, where: Seq, read: () => Promise<T>): Promise<T> => {
  try {
    return await read()
  } catch (error) {
    throw asDamage(document, where, error)
  }
}

const asDamage = (document: DocumentId, where: Seq, error: unknown): unknown => {
  const why = damageIn(error)
  return why === null ? error : new DamagedLogError(document, where, why)
}

/** The error's own message about a damaged database; null for other errors. */
export const damageIn = (error: unknown): string | null => {
  if (error instanceof UnreadableRowError) return error.message
  if (error instanceof DatabaseUnavailableError && error.cause instanceof Error) return damageIn(error.cause)
  if (!(error instanceof Error)) return null
  const isCorrupt =
    ('errcode' in error && typeof error.errcode === 'number' && SQLITE_DAMAGES.has(error.errcode & 0xff)) ||
    ('code' in error && DAMAGES.has(error.code))
  return isCorrupt ? error.message : null
}
/** Primary result code: a damaged page, and a file that is no database. */
const SQLITE_DAMAGES: ReadonlySet<number> = new Set([11, 26])
/** Of node:sqlite, an invalid number; of PostgreSQL, an unreadable page or index. */
const DAMAGES: ReadonlySet<unknown> = new Set(['ERR_OUT_OF_RANGE', 'XX001', 'XX002'])

export const natural = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
