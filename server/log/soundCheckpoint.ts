// Finds the newest readable checkpoint. A checkpoint is a cache of the log: a damaged one is reported and skipped for an older one, or for a replay
// of all entries.
import { type DocumentId, type Seq, seq } from '../../shared/ids.ts'
import type { DatabaseRow } from '../db/queries.ts'
import type { Checkpoint, CheckpointDamage } from './log.ts'
import type { CheckpointReading } from './logRows.ts'
import { damageIn, natural } from './logRows.ts'

export interface CheckpointSource {
  /** `seq` of the next older row, read from the index alone. */
  readonly seqBefore: (document: DocumentId, before: number) => Promise<DatabaseRow | undefined>
  /** Includes the bases of deltas. May throw errors of the database for a damaged page. */
  readonly read: (document: DocumentId, at: Seq) => Promise<CheckpointReading>
  readonly damaged: (damage: CheckpointDamage) => void
}

/** The newest readable one at or before `upTo`, or null: then the log is read from its start. Each damaged one is reported. */
export const newestSound = async (source: CheckpointSource, document: DocumentId, upTo: number): Promise<Checkpoint | null> => {
  for await (const found of readings(source, document, upTo + 1)) {
    if (found.ok) return found.checkpoint
    source.damaged(found)
  }
  return null
}

/** Reads every checkpoint of a document. */
export const damagedCheckpoints = async (source: CheckpointSource, document: DocumentId): Promise<readonly CheckpointDamage[]> => {
  const damages: CheckpointDamage[] = []
  for await (const found of readings(source, document, Number.MAX_SAFE_INTEGER)) if (!found.ok) damages.push(found)
  return damages
}

type Found = { readonly ok: true; readonly checkpoint: Checkpoint } | ({ readonly ok: false } & CheckpointDamage)

/** Newest first. */
async function* readings({ seqBefore, read }: CheckpointSource, document: DocumentId, end: number): AsyncGenerator<Found> {
  for (let before = end; ; ) {
    const next = await orWhy(async () => {
      const row = await seqBefore(document, before)
      return { ok: true, row } as const
    })
    if (!next.ok) return yield { ...next, document, seq: null }
    if (next.row === undefined) return
    const at = natural(next.row.seq)
    if (at === null || at >= before) return yield { ok: false, document, seq: null, why: 'the index of checkpoints is damaged' }
    const found = await orWhy(() => read(document, seq(at)))
    yield found.ok ? found : { ...found, document, seq: seq(at) }
    before = at
  }
}

/** Handles only damage: an unavailable database is thrown, because the entries could not be read either. */
const orWhy = async <T extends { readonly ok: boolean }>(
  ask: () => Promise<T>,
): Promise<T | { readonly ok: false; readonly why: string }> => {
  try {
    return await ask()
  } catch (error) {
    const why = damageIn(error)
    if (why === null) throw error
    return { ok: false, why }
  }
}
