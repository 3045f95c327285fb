// What of the database was found to be damaged since the start, each thing once: for `/readyz`, metrics and the state of the installation.
import type { CheckpointDamage } from '../log/log.ts'

export interface Damages {
  /** Also says it in the log of the running programme, the first time. */
  readonly checkpoint: (damage: CheckpointDamage) => void
  readonly checkpoints: () => readonly CheckpointDamage[]
}

/** A broken database may hold thousands of them. */
const MOST = 100

export const createDamages = (report: (what: string, error: unknown) => void): Damages => {
  const checkpoints = new Map<string, CheckpointDamage>()
  return {
    checkpoint(damage) {
      const key = `${damage.document} ${damage.seq}`
      if (checkpoints.has(key) || checkpoints.size >= MOST) return
      checkpoints.set(key, damage)
      report('a checkpoint is damaged: the document is read from its entries', new Error(`${key}: ${damage.why}`))
    },
    checkpoints: () => [...checkpoints.values()],
  }
}
