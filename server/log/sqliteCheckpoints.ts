// Checkpoints on node:sqlite: the newest ones as they are, for joins; those that history is read from compressed.
import type { DocumentId, Seq } from '../../shared/ids.ts'
import type { Row } from '../db/queries.ts'
import { surplusCheckpoints } from './checkpoints.ts'
import type { Checkpoint, UpdateLog } from './log.ts'
import { checkpointHash, readCheckpoint, readKept } from './rows.ts'
import type { Statements } from './statements.ts'
import { storeState } from './storedState.ts'
import type { createWriteTransaction } from './writeTransaction.ts'

interface Parts {
  readonly sql: Statements
  readonly write: ReturnType<typeof createWriteTransaction>
  readonly headOf: (document: DocumentId) => Seq
  readonly numberOf: (document: DocumentId) => number | null
}

export const createCheckpoints = ({
  sql,
  write,
  headOf,
  numberOf,
}: Parts): Pick<UpdateLog, 'checkpointAt' | 'saveCheckpoint' | 'keepCheckpoint' | 'keptCheckpoints'> => {
  const save = (checkpoint: Checkpoint, stored: Uint8Array, kept: { readonly basis: Seq | null } | null) =>
    write(() => {
      const { document, stateVector } = checkpoint
      const number = numberOf(document)
      if (number === null) throw new Error(`a checkpoint of ${document}, which has no log`)
      const isKept = kept ? 1 : 0
      const hash = checkpointHash(checkpoint)
      sql.addCheckpoint.run(number, checkpoint.seq, stored, stateVector, hash, isKept, isKept, kept?.basis ?? null)
      const all = sql.checkpointSeqs.all(number).map((row) => ({ seq: Number(row.seq), kept: row.kept === 1 }))
      for (const surplus of surplusCheckpoints(all)) sql.removeCheckpoint.run(number, surplus)
    })
  const read = (document: DocumentId, row: Row): Checkpoint | null => readCheckpoint(document, row, (at) => stateOf(document, at))
  /** Through others, if need be: each lies before the one that is read through it. */
  const stateOf = (document: DocumentId, at: Seq): Uint8Array | null => {
    const row = sql.checkpoint.get(document, at)
    return row ? (read(document, row)?.state ?? null) : null
  }
  const keptOf = (document: DocumentId) => sql.keptCheckpoints.all(document).map(readKept)

  return {
    checkpointAt: async (document, upTo) => {
      const end = Math.min(upTo ?? Number.MAX_SAFE_INTEGER, headOf(document))
      for (const row of sql.checkpoints.iterate(document, end)) {
        const checkpoint = read(document, row)
        if (checkpoint) return checkpoint
      }
      return null
    },
    saveCheckpoint: (checkpoint) => save(checkpoint, checkpoint.state, null),
    keepCheckpoint: (checkpoint) => {
      const { document, seq: at, state } = checkpoint
      const earlier = keptOf(document).filter((one) => one.seq < at)
      const { stored, basis } = storeState(state, earlier, (one) => stateOf(document, one))
      return save(checkpoint, stored, { basis })
    },
    keptCheckpoints: async (document) => keptOf(document),
  }
}
