// Checkpoints on PostgreSQL: the newest ones as they are, for joins; those that history is read from compressed.
import type { Pool } from 'pg'
import type { DocumentId, Seq } from '../../shared/ids.ts'
import { lockHeads } from '../db/locks.ts'
import type { Queries, Row } from '../db/queries.ts'
import { surplusCheckpoints } from './checkpoints.ts'
import type { Checkpoint, UpdateLog } from './log.ts'
import { inTransaction } from './postgresQueries.ts'
import { checkpointHash, readCheckpoint, readKept } from './rows.ts'
import { basisAfter, storeState } from './storedState.ts'

interface Parts {
  readonly pool: Pool
  readonly queries: Queries
  readonly headOf: (document: DocumentId) => Promise<Seq>
  readonly numberOf: (document: DocumentId) => Promise<number | null>
}

export const createPostgresCheckpoints = ({
  pool,
  queries,
  headOf,
  numberOf,
}: Parts): Pick<UpdateLog, 'checkpointAt' | 'saveCheckpoint' | 'keepCheckpoint' | 'keptCheckpoints'> => {
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
  /** With those through which it is read. */
  const read = async (document: DocumentId, row: Row): Promise<Checkpoint | null> => {
    const { basis } = row
    const through = typeof basis === 'number' ? await queries.all(SQL.through, document, basis) : []
    const rows = new Map(through.map((one) => [one.seq, one]))
    const open = (one: Row): Checkpoint | null =>
      readCheckpoint(document, one, (at) => {
        const earlier = rows.get(at)
        return earlier ? (open(earlier)?.state ?? null) : null
      })
    return open(row)
  }
  const keptOf = async (document: DocumentId) => (await queries.all(SQL.kept, document)).map(readKept)

  return {
    checkpointAt: async (document, upTo) => {
      const end = Math.min(upTo ?? Number.MAX_SAFE_INTEGER, await headOf(document))
      // One after the other: nearly always the first one is sound, and each may be large.
      for (let before = end + 1; ; ) {
        const [row] = await queries.all(SQL.before, document, before)
        if (!row) return null
        const checkpoint = await read(document, row)
        if (checkpoint) return checkpoint
        before = Number(row.seq)
      }
    },
    saveCheckpoint: (checkpoint) => save(checkpoint, checkpoint.state, null),
    async keepCheckpoint(checkpoint) {
      const { document, seq: at, state } = checkpoint
      const earlier = (await keptOf(document)).filter((one) => one.seq < at)
      const next = basisAfter(earlier)
      const [row] = next ? await queries.all(SQL.at, document, next.seq) : []
      const through = row ? ((await read(document, row))?.state ?? null) : null
      const { stored, basis } = storeState(state, earlier, () => through)
      await save(checkpoint, stored, { basis })
    },
    keptCheckpoints: keptOf,
  }
}

const COLUMNS = 'seq, state, state_vector, hash, zstd, basis'
const OF_DOCUMENT = 'document = (SELECT number FROM log_document WHERE id = ?)'
const SQL = {
  before: `SELECT ${COLUMNS} FROM checkpoint WHERE ${OF_DOCUMENT} AND seq < ? ORDER BY seq DESC LIMIT 1`,
  at: `SELECT ${COLUMNS} FROM checkpoint WHERE ${OF_DOCUMENT} AND seq = ?`,
  through: `
    WITH RECURSIVE through AS (
      SELECT * FROM checkpoint WHERE ${OF_DOCUMENT} AND seq = ?
      UNION ALL
      SELECT checkpoint.* FROM checkpoint JOIN through
        ON checkpoint.document = through.document AND checkpoint.seq = through.basis AND checkpoint.seq < through.seq)
    SELECT ${COLUMNS} FROM through`,
  seqs: 'SELECT seq, kept FROM checkpoint WHERE document = $1',
  // One that is kept is never replaced: others are read through it.
  add: `
    INSERT INTO checkpoint (document, seq, state, state_vector, hash, kept, zstd, basis) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (document, seq) DO UPDATE SET
      state = excluded.state, state_vector = excluded.state_vector, hash = excluded.hash, kept = excluded.kept, zstd = excluded.zstd,
      basis = excluded.basis
    WHERE checkpoint.kept = 0`,
  remove: 'DELETE FROM checkpoint WHERE document = $1 AND seq = $2',
  kept: `SELECT seq, length(state) AS bytes, basis FROM checkpoint WHERE ${OF_DOCUMENT} AND kept = 1 ORDER BY seq`,
} as const
