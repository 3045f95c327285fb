// Checkpoints on PostgreSQL: the newest ones uncompressed, for joins; those for history compressed.
import type { Pool } from 'pg'
import type { DocumentId, Seq } from '../../shared/ids.ts'
import { lockHeads } from '../db/locks.ts'
import type { Queries } from '../db/queries.ts'
import { surplusCheckpoints } from './checkpoints.ts'
import type { Checkpoint, CheckpointDamage, UpdateLog } from './log.ts'
import type { CheckpointReading } from './logRows.ts'
import { checkpointHash, damageIn, readCheckpoint, readCheckpointRow } from './logRows.ts'
import { inTransaction } from './postgresQueries.ts'
import { type CheckpointSource, damagedCheckpoints, newestSound } from './soundCheckpoint.ts'
import { basisAfter, storeState } from './storedState.ts'

interface Parts {
  readonly pool: Pool
  readonly queries: Queries
  readonly headOf: (document: DocumentId) => Promise<Seq>
  readonly numberOf: (document: DocumentId) => Promise<number | null>
  readonly damaged: (damage: CheckpointDamage) => void
}

type Checkpoints = Pick<UpdateLog, 'checkpointAt' | 'damagedCheckpoints' | 'saveCheckpoint' | 'keepCheckpoint' | 'historyCheckpoints'>

export const createPostgresCheckpoints = ({ pool, queries, headOf, numberOf, damaged }: Parts): Checkpoints => {
  const save = async (checkpoint: Checkpoint, stored: Uint8Array, kept: { readonly basis: Seq | null } | null): Promise<void> => {
    const { document, stateVector } = checkpoint
    const number = await numberOf(document)
    if (number === null) throw new Error(`a checkpoint of ${document}, which has no log`)
    const isKept = kept ? 1 : 0
    await inTransaction(pool, `BEGIN; ${lockHeads([number])}`, async (query) => {
      const row = [number, checkpoint.seq, stored, stateVector, checkpointHash(checkpoint), isKept, isKept, kept?.basis ?? null]
      await query(SQL.add, row)
      const all = (await query(SQL.seqs, [number])).map((row) => ({ seq: Number(row.seq), kept: row.kept === 1 }))
      for (const surplus of surplusCheckpoints(all)) await query(SQL.remove, [number, surplus])
    })
  }
  /** Includes the bases of deltas. */
  const read = async (document: DocumentId, at: Seq): Promise<CheckpointReading> => {
    const through = await queries.all(SQL.through, document, at)
    const rows = new Map(through.map((one) => [one.seq, one]))
    const open = (seq: Seq): CheckpointReading => {
      const row = rows.get(seq)
      if (!row) return { ok: false, why: 'the checkpoint is missing' }
      return readCheckpoint(document, row, (earlier) => {
        const found = open(earlier)
        return found.ok ? found.checkpoint.state : null
      })
    }
    return open(at)
  }
  const source: CheckpointSource = {
    seqBefore: async (document, before) => (await queries.all(SQL.before, document, before))[0],
    read,
    damaged,
  }
  const stateOf = async (document: DocumentId, at: Seq): Promise<Uint8Array | null> => {
    try {
      const found = await read(document, at)
      return found.ok ? found.checkpoint.state : null
    } catch (error) {
      if (damageIn(error) === null) throw error
      return null
    }
  }
  const keptOf = async (document: DocumentId) => (await queries.all(SQL.kept, document)).map(readCheckpointRow)

  return {
    checkpointAt: async (document, upTo) =>
      newestSound(source, document, Math.min(upTo ?? Number.MAX_SAFE_INTEGER, await headOf(document))),
    damagedCheckpoints: (document) => damagedCheckpoints(source, document),
    saveCheckpoint: (checkpoint) => save(checkpoint, checkpoint.state, null),
    async keepCheckpoint(checkpoint) {
      const { document, seq: at, state } = checkpoint
      const earlier = (await keptOf(document)).filter((one) => one.seq < at)
      const next = basisAfter(earlier)
      const through = next ? await stateOf(document, next.seq) : null
      const { stored, basis } = storeState(state, earlier, () => through)
      await save(checkpoint, stored, { basis })
    },
    historyCheckpoints: keptOf,
  }
}

const COLUMNS = 'seq, state, state_vector, hash, zstd, basis'
const OF_DOCUMENT = 'document = (SELECT number FROM log_document WHERE id = ?)'
const SQL = {
  // From the index alone: the row itself may be in a damaged page.
  before: `SELECT seq FROM checkpoint WHERE ${OF_DOCUMENT} AND seq < ? ORDER BY seq DESC LIMIT 1`,
  through: `
    WITH RECURSIVE through AS (
      SELECT * FROM checkpoint WHERE ${OF_DOCUMENT} AND seq = ?
      UNION ALL
      SELECT checkpoint.* FROM checkpoint JOIN through
        ON checkpoint.document = through.document AND checkpoint.seq = through.basis AND checkpoint.seq < through.seq)
    SELECT ${COLUMNS} FROM through`,
  seqs: 'SELECT seq, kept FROM checkpoint WHERE document = $1',
  // A kept one is never replaced: others may be deltas of it.
  add: `
    INSERT INTO checkpoint (document, seq, state, state_vector, hash, kept, zstd, basis) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (document, seq) DO UPDATE SET
      state = excluded.state, state_vector = excluded.state_vector, hash = excluded.hash, kept = excluded.kept, zstd = excluded.zstd,
      basis = excluded.basis
    WHERE checkpoint.kept = 0`,
  remove: 'DELETE FROM checkpoint WHERE document = $1 AND seq = $2',
  kept: `SELECT seq, length(state) AS bytes, basis FROM checkpoint WHERE ${OF_DOCUMENT} AND kept = 1 ORDER BY seq`,
} as const
