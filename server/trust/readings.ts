// Verifies data derived from a log (checkpoints, and rows of the history) against a replay from its first entry.

import { packRanges } from '../../shared/history/fold/movedRanges.ts'
import { type DocumentId, type Seq, seq } from '../../shared/ids.ts'
import { ATTRIBUTIONS } from '../db/logTables.ts'
import { hasTable, type Queries } from '../db/queries.ts'
import { createHistoryStore, eventValues, faceValues } from '../history/historyStore.ts'
import type { Checkpoint, UpdateLog } from '../log/log.ts'
import type { Fault } from '../log/verifyChain.ts'
import { createClaimCheck } from './proof/claims.ts'
import { createReplay, type Replay } from './proof/replay.ts'
import { isStateOf } from './proof/stateDigest.ts'
import { firstOtherRow, placeOf, type Rows } from './storedHistory.ts'

export interface ReadingsCheck {
  readonly log: UpdateLog
  readonly queries: Queries
  /** Yields the thread. */
  readonly pause: () => Promise<void>
  /** Called for a checkpoint that equals the replay. */
  readonly proved?: ((checkpoint: Checkpoint) => Promise<void>) | undefined
  /** Verifies projections of the document at this entry: titles, search texts. Null when they are correct. */
  readonly projected?: (replay: Replay) => Promise<string | null>
}

/** `null` when all derived data is correct. Throws `DamagedLogError` for an entry with an invalid update. */
export const checkReadings = async (deps: ReadingsCheck, document: DocumentId): Promise<Fault | null> => {
  const { log, queries, pause, proved, projected } = deps
  const head = (await log.head(document)).seq
  const attributions = (await hasTable(queries, ATTRIBUTIONS)) ? await log.attributions(document) : []
  const owners = await log.owners(document)
  const expected: Rows = { events: new Map(), faces: new Map(), moved: new Map() }
  const claims = createClaimCheck(owners, attributions)
  const replay = createReplay({
    document,
    log: { read: (of, after, upTo) => claims.watching(log.read(of, after, upTo)) },
    owners,
    attributions,
    onEvent: (worded) => expected.events.set(placeOf(worded.event), eventValues(worded)),
    called: (face) => expected.faces.set(String(faceValues(document, face)[1]), faceValues(document, face)),
    moved: (one) => expected.moved.set(one.seq, packRanges(one.ranges)),
  })
  const checkpoints = [...(await checkpointsOf(log, document))]
  /** Stops at every checkpoint on the way. */
  const advance = async (upTo: Seq): Promise<Fault | null> => {
    for (; (checkpoints[0] ?? Number.POSITIVE_INFINITY) <= upTo; checkpoints.shift()) {
      const [at = upTo] = checkpoints
      await replay.advance(at)
      await pause()
      const checkpoint = await log.checkpointAt(document, at)
      // Deleted meanwhile.
      if (checkpoint?.seq !== at) continue
      if (!isStateOf(checkpoint, replay))
        return { ok: false, of: 'checkpoint', seq: at, why: `the checkpoint at entry ${at} is not what the log gives` }
      await proved?.(checkpoint)
    }
    await replay.advance(upTo)
    return null
  }
  try {
    return (
      (await compareHistory({ queries, pause, replay, expected, document, head, advance })) ??
      (await advance(head)) ??
      claims.fault() ??
      (await checkProjection(replay, projected))
    )
  } finally {
    replay.dispose()
  }
}

const checkProjection = async (replay: Replay, projected: ReadingsCheck['projected']): Promise<Fault | null> => {
  const why = (await projected?.(replay)) ?? null
  return why === null ? null : { ok: false, of: 'projection', seq: replay.seq(), why }
}

/** Checkpoints that may be used, oldest first. */
export const checkpointsOf = async (log: UpdateLog, document: DocumentId): Promise<readonly Seq[]> => {
  const all: Seq[] = []
  for (let checkpoint = await log.checkpointAt(document); checkpoint; ) {
    all.unshift(checkpoint.seq)
    checkpoint = checkpoint.seq <= 1 ? null : await log.checkpointAt(document, seq(checkpoint.seq - 1))
  }
  return all
}

interface Comparing {
  readonly queries: Queries
  readonly pause: () => Promise<void>
  readonly replay: Replay
  readonly expected: Rows
  readonly document: DocumentId
  readonly head: Seq
  readonly advance: (upTo: Seq) => Promise<Fault | null>
}

/** For a document without a log every row is a fault. */
const ALL = seq(Number.MAX_SAFE_INTEGER)
/** Number of retries, because the projector may run meanwhile. */
const TRIES = 8

/** Rows are compared at their own cursor; if it has moved meanwhile, the comparison is repeated. */
const compareHistory = async ({ queries, pause, replay, expected, document, head, advance }: Comparing): Promise<Fault | null> => {
  const store = createHistoryStore(queries)
  for (let tries = 1; ; tries++) {
    const cursor = await store.cursor(document)
    // Rows of another version are not used: the next start rebuilds them. A cursor that went back is being rebuilt now.
    if ((cursor === 0 && head > 0) || cursor < replay.seq()) return null
    const fault = await advance(cursor)
    if (fault) return fault
    const other = await firstOtherRow(queries, document, { expected, upTo: head === 0 ? ALL : cursor, pause })
    if (other === null) return null
    if ((await store.cursor(document)) === cursor || tries === TRIES) return { ok: false, of: 'history', ...other }
  }
}
