// Damage of the database found since the start: for `/readyz`, metrics and the state of the installation.
import { type Instant, instant } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import { type DatabaseFileProblem, isUnsafe } from '../db/fileCheck.ts'
import type { CheckpointDamage } from '../log/log.ts'

export interface Damages {
  /** Also logged the first time. */
  readonly checkpoint: (damage: CheckpointDamage) => void
  /** Result of a check of the whole file; replaces the previous one. */
  readonly file: (problems: readonly DatabaseFileProblem[]) => void
  readonly checkpoints: () => readonly CheckpointDamage[]
  readonly fileProblems: () => readonly DatabaseFileProblem[]
  readonly fileCheckedAt: () => Instant | null
  /** Tables rebuilt from the logs at the start. */
  readonly mended: readonly string[]
  /** Why the server is not ready: rows needed by every request are damaged, or writing is unsafe. */
  readonly mayNotServe: () => string | null
}

interface Dependencies {
  readonly clock: Clock
  readonly report: (what: string, error: unknown) => void
  readonly mended: readonly string[]
  /** Called when writing becomes unsafe. */
  readonly unsafe: () => void
}

/** A broken database may have thousands. */
const MOST = 100

export const createDamages = ({ clock, report, mended, unsafe }: Dependencies): Damages => {
  const checkpoints = new Map<string, CheckpointDamage>()
  let problems: readonly DatabaseFileProblem[] = []
  let checkedAt: Instant | null = null
  return {
    checkpoint(damage) {
      const key = `${damage.document} ${damage.seq}`
      if (checkpoints.has(key) || checkpoints.size >= MOST) return
      checkpoints.set(key, damage)
      report('a checkpoint is damaged: the document is read from its entries', new Error(`${key}: ${damage.why}`))
    },
    file(found) {
      problems = found
      checkedAt = instant(clock.now())
      for (const { table, text } of found) report('the database file is damaged', new Error(`${table ?? 'as a whole'}: ${text}`))
      if (isUnsafe(found)) unsafe()
    },
    checkpoints: () => [...checkpoints.values()],
    fileProblems: () => problems,
    fileCheckedAt: () => checkedAt,
    mended,
    mayNotServe() {
      const worst = problems.find(({ kind }) => kind === 'structure') ?? problems.find(({ kind }) => kind === 'rows')
      return worst ? `the database file is damaged (${worst.table ?? 'as a whole'}: ${worst.text}): restore a backup` : null
    },
  }
}
