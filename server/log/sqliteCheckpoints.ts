// Checkpoints on node:sqlite: the newest ones as they are, for joins; those that history is read from compressed.
import { type DocumentId, type Seq, seq } from '../../shared/ids.ts'
import { compressState, surplusCheckpoints } from './checkpoints.ts'
import type { Checkpoint, UpdateLog } from './log.ts'
import { checkpointHash, readCheckpoint } from './rows.ts'
import type { Statements } from './statements.ts'
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
  const save = (checkpoint: Checkpoint, stored: Uint8Array, kept: 0 | 1) =>
    write(() => {
      const { document, stateVector } = checkpoint
      const number = numberOf(document)
      if (number === null) throw new Error(`a checkpoint of ${document}, which has no log`)
      sql.addCheckpoint.run(number, checkpoint.seq, stored, stateVector, checkpointHash(checkpoint), kept, kept)
      const all = sql.checkpointSeqs.all(number).map((row) => ({ seq: Number(row.seq), kept: row.kept === 1 }))
      for (const surplus of surplusCheckpoints(all)) sql.removeCheckpoint.run(number, surplus)
    })

  return {
    checkpointAt: async (document, upTo) => {
      const end = Math.min(upTo ?? Number.MAX_SAFE_INTEGER, headOf(document))
      for (const row of sql.checkpoints.iterate(document, end)) {
        const checkpoint = readCheckpoint(document, row)
        if (checkpoint) return checkpoint
      }
      return null
    },
    saveCheckpoint: (checkpoint) => save(checkpoint, checkpoint.state, 0),
    keepCheckpoint: (checkpoint) => save(checkpoint, compressState(checkpoint.state), 1),
    keptCheckpoints: async (document) =>
      sql.keptCheckpoints.all(document).map((row) => ({ seq: seq(Number(row.seq)), bytes: Number(row.bytes) })),
  }
}
