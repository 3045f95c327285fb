// Verifies data derived from a log (checkpoints, and rows of the history) against a replay from its first entry.

import { isDeepStrictEqual } from 'node:util'
import { HISTORY_VERSION } from '../../shared/history/fold/historyVersion.ts'
import { packRanges } from '../../shared/history/fold/movedRanges.ts'
import { type DocumentId, documentKind, type Seq, seq } from '../../shared/ids.ts'
import { readRoadMap } from '../../shared/roadmap/read.ts'
import { ATTRIBUTIONS } from '../db/logTables.ts'
import { hasTable, type Queries } from '../db/queries.ts'
import { createHistoryStore, eventValues, faceValues, HISTORY_PROJECTION } from '../history/historyStore.ts'
import { readPlanAt } from '../history/pastPlanRows.ts'
import { readProjectorCursor, seqOfCursor } from '../history/projectorCursor.ts'
import type { Checkpoint, UpdateLog } from '../log/log.ts'
import type { Fault } from '../log/verifyChain.ts'
import { createClaimCheck } from './proof/claims.ts'
import { createReplay, type Replay } from './proof/replay.ts'
import { isStateOf } from './proof/stateDigest.ts'
import { eventFingerprint, eventPlace, firstOtherRow, type StoredHistoryRows } from './storedHistory.ts'

type Holds = (document: DocumentId) => Promise<boolean>

export interface ReadingsCheck {
  readonly log: UpdateLog
  readonly queries: Queries
  /** Yields the thread. */
  readonly pause: () => Promise<void>
  /** Called for a checkpoint that equals the replay. */
  readonly proved?: ((checkpoint: Checkpoint) => Promise<void>) | undefined
  /** Verifies projections of the document at this entry: titles, search texts. Null when they are correct. */
  readonly projected?: (replay: Replay) => Promise<string | null>
  /** Updates history and titles. Without it a history that is behind its log is no fault: a server reads the rest when it starts. */
  readonly caughtUp?: () => Promise<void>
  /** False while another server has the lease of a document: it may be reading its history, which takes minutes for a long log. */
  readonly holds?: Holds | undefined
}

/** `null` when all derived data is correct. Throws `DamagedLogError` for an entry with an invalid update. */
export const checkReadings = async (deps: ReadingsCheck, document: DocumentId): Promise<Fault | null> => {
  const { log, queries, pause, proved, projected, caughtUp, holds = async () => true } = deps
  const head = (await log.head(document)).seq
  const attributions = (await hasTable(queries, ATTRIBUTIONS)) ? await log.attributions(document) : []
  const owners = await log.owners(document)
  const expected: StoredHistoryRows = { events: new Map(), faces: new Map(), moved: new Map() }
  const claims = createClaimCheck(owners, attributions)
  const replay = createReplay({
    document,
    log: { read: (of, after, upTo) => claims.watching(log.read(of, after, upTo)) },
    owners,
    attributions,
    onEvent: (worded) => expected.events.set(eventPlace(worded.event), eventFingerprint(eventValues(worded))),
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
      const other = await checkPlan(queries, document, replay)
      if (other) return other
    }
    await replay.advance(upTo)
    return null
  }
  try {
    return (
      (await compareHistory({ queries, log, pause, replay, expected, document, head, advance })) ??
      (await advance(head)) ??
      (await checkPlan(queries, document, replay)) ??
      claims.fault() ??
      (await checkProjection(replay, projected)) ??
      (caughtUp ? await checkLength({ queries, document, head, caughtUp, holds }) : null)
    )
  } finally {
    replay.dispose()
  }
}

const checkProjection = async (replay: Replay, projected: ReadingsCheck['projected']): Promise<Fault | null> => {
  const why = (await projected?.(replay)) ?? null
  return why === null ? null : { ok: false, of: 'projection', seq: replay.seq(), why }
}

/** Where the rows of past plans reach the entry of the replay, they give its plan. */
const checkPlan = async (queries: Queries, document: DocumentId, replay: Replay): Promise<Fault | null> => {
  if (documentKind(document) !== 'roadmap' || !(await hasTable(queries, 'past_plan'))) return null
  const at = replay.seq()
  const stored = await readPlanAt(queries, document, at)
  if (!stored || isDeepStrictEqual(stored, readRoadMap(replay.doc))) return null
  return { ok: false, of: 'history', seq: at, why: `the plan kept for entry ${at} is not what the log gives` }
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

interface Length {
  readonly queries: Queries
  readonly document: DocumentId
  readonly head: Seq
  readonly caughtUp: () => Promise<void>
  readonly holds: Holds
}

/** Number of turns that the projector gets. */
const TURNS = 3

/** A history that the projector no longer brings up to its log. */
const checkLength = async ({ queries, document, head, caughtUp, holds }: Length): Promise<Fault | null> => {
  const { cursor } = createHistoryStore(queries)
  const before = await cursor(document)
  for (let turn = 1, now = before; now < head; turn++) {
    // It is being read.
    if (now > before) return null
    if (turn > TURNS && !(await holds(document))) return null
    if (turn > TURNS) return { ok: false, of: 'history', seq: seq(now + 1), why: `history ends at entry ${now} of ${head}` }
    await caughtUp()
    now = await cursor(document)
  }
  return null
}

interface Comparing {
  readonly queries: Queries
  readonly log: Pick<UpdateLog, 'head'>
  readonly pause: () => Promise<void>
  readonly replay: Replay
  readonly expected: StoredHistoryRows
  readonly document: DocumentId
  readonly head: Seq
  readonly advance: (upTo: Seq) => Promise<Fault | null>
}

/** For a document without a log every row is a fault. */
const ALL = seq(Number.MAX_SAFE_INTEGER)
/** Number of retries, because the projector may run meanwhile. */
const TRIES = 8

/** Rows are compared at their own cursor; if it has moved meanwhile, the comparison is repeated. */
const compareHistory = async ({ queries, log, pause, replay, expected, document, head, advance }: Comparing): Promise<Fault | null> => {
  const store = createHistoryStore(queries)
  for (let tries = 1; ; tries++) {
    const read = await readProjectorCursor(queries, document, { name: HISTORY_PROJECTION, version: HISTORY_VERSION })
    if (read && read.entries !== read.seq)
      return {
        ok: false,
        of: 'history',
        seq: read.seq,
        why: `history was read from ${read.entries} of the ${read.seq} entries up to its cursor`,
      }
    const cursor = seqOfCursor(read)
    // Rows of another version are not used: the next start rebuilds them. A cursor that went back is being rebuilt now.
    if ((cursor === 0 && head > 0) || cursor < replay.seq()) return null
    const fault = await advance(cursor)
    if (fault) return fault
    const other = await firstOtherRow(queries, document, { expected, upTo: head === 0 ? ALL : cursor, pause })
    if (other === null) return await checkEnd({ queries, log, document, cursor })
    if ((await store.cursor(document)) === cursor || tries === TRIES) return { ok: false, of: 'history', ...other }
  }
}

interface End {
  readonly queries: Queries
  readonly log: Pick<UpdateLog, 'head'>
  readonly document: DocumentId
  readonly cursor: Seq
}

/** Beyond the cursor there may be events of an interrupted batch, but none of entries that do not exist. */
const checkEnd = async ({ queries, log, document, cursor }: End): Promise<Fault | null> => {
  const [row] = await queries.all('SELECT max(seq) AS seq FROM history_event WHERE document = ? AND seq > ?', document, cursor)
  const last = Number(row?.seq ?? 0)
  if (last === 0 || last <= (await log.head(document)).seq) return null
  return { ok: false, of: 'history', seq: seq(last), why: `history tells of entry ${last}, which the log does not have` }
}
