// Checkpoints on node:sqlite: the newest ones uncompressed, for joins; those for history compressed.
import type { DocumentId, Seq } from '../../shared/ids.ts'
import { surplusCheckpoints } from './checkpoints.ts'
import type { Checkpoint, CheckpointDamage, HistoryCheckpoint, UpdateLog } from './log.ts'
import type { CheckpointReading } from './logRows.ts'
import { checkpointHash, damageIn, natural, readCheckpoint, readCheckpointRow } from './logRows.ts'
import { type CheckpointSource, damagedCheckpoints, newestSound } from './soundCheckpoint.ts'
import type { Statements } from './statements.ts'
import { storeState } from './storedState.ts'
import type { createWriteTransaction } from './writeTransaction.ts'

interface Parts {
  readonly sql: Statements
  readonly write: ReturnType<typeof createWriteTransaction>
  readonly headOf: (document: DocumentId) => Seq
  readonly numberOf: (document: DocumentId) => number | null
  readonly damaged: (damage: CheckpointDamage) => void
}

type Checkpoints = Pick<UpdateLog, 'checkpointAt' | 'damagedCheckpoints' | 'saveCheckpoint' | 'keepCheckpoint' | 'historyCheckpoints'>

export const createCheckpoints = ({ sql, write, headOf, numberOf, damaged }: Parts): Checkpoints => {
  const read = (document: DocumentId, at: Seq): CheckpointReading => {
    const row = sql.checkpoint.get(document, at)
    return row ? readCheckpoint(document, row, (earlier) => stateOf(document, earlier)) : { ok: false, why: 'the checkpoint is missing' }
  }
  /** May be a delta of others, each with a lower seq. */
  const stateOf = (document: DocumentId, at: Seq): Uint8Array | null => {
    const found = unlessPageIsDamaged(() => read(document, at))
    return found?.ok ? found.checkpoint.state : null
  }
  /** Damaged ones found on the way. */
  const known = new Set<string>()
  const source: CheckpointSource = {
    seqBefore: async (document, before) => sql.checkpointBefore.get(document, before),
    read: async (document, at) => read(document, at),
    damaged(damage) {
      if (damage.seq !== null) known.add(`${damage.document} ${damage.seq}`)
      damaged(damage)
    },
  }

  const save = (checkpoint: Checkpoint, stored: Uint8Array, kept: { readonly basis: Seq | null } | null) =>
    write(() => {
      const { document, stateVector } = checkpoint
      const number = numberOf(document)
      if (number === null) throw new Error(`a checkpoint of ${document}, which has no log`)
      if (isDamagedAt(document, checkpoint.seq)) return
      const isKept = kept ? 1 : 0
      const hash = checkpointHash(checkpoint)
      sql.addCheckpoint.run(number, checkpoint.seq, stored, stateVector, hash, isKept, isKept, kept?.basis ?? null)
      thin(document, number)
    })
  /** Replacing such a row would free its pages, and a damaged row may point to pages of entries. */
  const isDamagedAt = (document: DocumentId, at: Seq): boolean => {
    if (natural(sql.checkpointBefore.get(document, at + 1)?.seq) !== at) return false
    return unlessPageIsDamaged(() => read(document, at))?.ok !== true
  }
  /** Within the transaction of the new one, which is kept when a damaged page is found here; then nothing is removed. */
  const thin = (document: DocumentId, number: number) => {
    sql.thinning.begin.run()
    try {
      const all = sql.checkpointSeqs.all(number).map((row) => ({ seq: Number(row.seq), kept: row.kept === 1 }))
      for (const surplus of surplusCheckpoints(all)) if (!known.has(`${document} ${surplus}`)) sql.removeCheckpoint.run(number, surplus)
    } catch (error) {
      if (damageIn(error) === null) throw error
      sql.thinning.takeBack.run()
    }
    sql.thinning.end.run()
  }
  const keptOf = (document: DocumentId): readonly HistoryCheckpoint[] =>
    (unlessPageIsDamaged(() => sql.historyCheckpoints.all(document)) ?? keptOneByOne(document)).map(readCheckpointRow)
  /** Without those whose rows cannot be read. */
  const keptOneByOne = (document: DocumentId) => {
    const rows = []
    for (let before = Number.MAX_SAFE_INTEGER; ; ) {
      const at = natural(sql.checkpointBefore.get(document, before)?.seq)
      if (at === null || at >= before) return rows.reverse()
      const row = unlessPageIsDamaged(() => sql.keptCheckpoint.get(document, at))
      if (row) rows.push(row)
      before = at
    }
  }

  return {
    checkpointAt: async (document, upTo) => newestSound(source, document, Math.min(upTo ?? Number.MAX_SAFE_INTEGER, headOf(document))),
    damagedCheckpoints: (document) => damagedCheckpoints(source, document),
    saveCheckpoint: (checkpoint) => save(checkpoint, checkpoint.state, null),
    keepCheckpoint: (checkpoint) => {
      const { document, seq: at, state } = checkpoint
      const earlier = keptOf(document).filter((one) => one.seq < at)
      const { stored, basis } = storeState(state, earlier, (one) => stateOf(document, one))
      return save(checkpoint, stored, { basis })
    },
    historyCheckpoints: async (document) => keptOf(document),
  }
}

const unlessPageIsDamaged = <T>(ask: () => T): T | null => {
  try {
    return ask()
  } catch (error) {
    if (damageIn(error) === null) throw error
    return null
  }
}
