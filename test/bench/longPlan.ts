// A road map of many items that three delegations have changed through three sessions: its log, its history, and its checkpoints.
import * as Y from 'yjs'
import { createProjectionStore } from '../../server/background/projectionStore.ts'
import { createProjector } from '../../server/background/projector.ts'
import { systemClock } from '../../server/clock.ts'
import type { Database } from '../../server/db/open.ts'
import { keepAt, keepDue } from '../../server/log/checkpointsForHistory.ts'
import type { EntryDraft } from '../../server/log/log.ts'
import { createSqliteLog } from '../../server/log/sqliteLog.ts'
import { sqliteQueries } from '../../server/log/sqliteQueries.ts'
import { createBases } from '../../server/timeTravel/bases.ts'
import { stateAt } from '../../server/timeTravel/pastStates.ts'
import {
  clientId,
  type DocumentId,
  type ItemId,
  instant,
  type MeetingId,
  parseAccountId,
  parseDelegationId,
  parseDocumentId,
  parseMeetingId,
  type Seq,
  seq,
} from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { PROGRESS, STATUSES } from '../../shared/roadmap/model.ts'
import { addStream } from '../../shared/roadmap/streams.ts'
import { titleText } from '../../shared/roadmap/texts.ts'
import { addItem, addToSet, archiveItem, removeFromSet, restoreItem, setField } from '../../shared/roadmap/write.ts'
import { createDice, type Dice } from '../harness/random.ts'

export const LONG_PLAN: DocumentId = must(parseDocumentId('roadmap:bench'), 'a document')
const ACCOUNTS = ['ana', 'beto', 'carol'].map((id) => must(parseAccountId(id), 'an account'))
const DELEGATIONS = ['co', 'mx', 'us'].map((id) => must(parseDelegationId(id), 'a delegation'))
const MEETINGS = ['m1', 'm2', 'm3'].map((id) => must(parseMeetingId(id), 'a meeting'))
const DAYS = ['2026-01-15', '2026-03-01', '2026-06-30', '2026-09-30', '2026-11-15'] as const
const COMMIT = 500
const STEP_MS = 60_000

export interface LongPlan {
  /** At the close of each session. */
  readonly closed: readonly Seq[]
  readonly head: Seq
  /** Microseconds for each entry. */
  readonly foldUs: number
}

/** Of every third of the log, the last tenth is written while a session is going on. */
export const writeLongPlan = async (database: Database, size: { readonly items: number; readonly updates: number }): Promise<LongPlan> => {
  let at = 0
  const third = size.updates / 3
  const meetingOf = (): MeetingId | null =>
    at % third > third * 0.9 ? must(MEETINGS[Math.min(2, Math.floor(at / third))], 'a meeting') : null
  const clock = { ...systemClock, now: () => instant(1_600_000_000_000 + at * STEP_MS) }
  const log = createSqliteLog({ database, clock, meetingOf })
  const closed: Seq[] = []
  let drafts: EntryDraft[] = []
  const append = async () => {
    const claims = ACCOUNTS.map((account, index) => ({ client: clientId(index + 1), account }))
    await log.append([{ document: LONG_PLAN, after: await log.head(LONG_PLAN), claims, drafts }])
    drafts = []
  }
  for (const { updates, who } of planWritten(size)) {
    drafts.push({
      updates,
      kind: 'live',
      author: must(ACCOUNTS[who], 'an account'),
      delegation: must(DELEGATIONS[who], 'one'),
      source: null,
    })
    at += 1
    const closes = Math.floor(at / third) > closed.length
    if (closes || drafts.length >= COMMIT) await append()
    if (closes) closed.push((await log.head(LONG_PLAN)).seq)
  }
  await append()
  const head = (await log.head(LONG_PLAN)).seq
  const start = performance.now()
  const report = (what: string, error: unknown) => {
    throw new Error(what, { cause: error })
  }
  const projector = createProjector({
    log,
    store: createProjectionStore(sqliteQueries(database.sqlite, systemClock)),
    clock: systemClock,
    report,
  })
  await projector.catchUp()
  await projector.settled()
  const foldUs = ((performance.now() - start) / head) * 1_000
  await projector.close()
  await keepDue(log, LONG_PLAN)
  for (const close of closed) await keepAt(log, LONG_PLAN, close)
  await log.pack(LONG_PLAN)
  // As a room leaves one behind it, every five hundred updates.
  const left = seq(head - 400)
  const doc = await stateAt({ log, bases: createBases(log) }, LONG_PLAN, left)
  await log.saveCheckpoint({ document: LONG_PLAN, seq: left, state: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc) })
  return { closed, head, foldUs }
}

function* planWritten({ items, updates }: { readonly items: number; readonly updates: number }) {
  const dice = createDice(13)
  const doc = new Y.Doc()
  let given: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => given.push(update))
  const ids: ItemId[] = []
  for (let written = 0; written < updates; ) {
    const who = dice.below(ACCOUNTS.length)
    doc.clientID = who + 1
    if (written === 0) addStream(doc, { es: 'Línea', en: 'Workstream' }, dice.bytes)
    if (ids.length < items) {
      const title = { es: `Acción ${ids.length} del plan de trabajo`, en: `Action item ${ids.length} of the plan` }
      const added = addItem(doc, { title, due: dice.pick(DAYS), lead: dice.pick(DELEGATIONS) }, dice.bytes)
      if (added.ok) ids.push(added.value)
    } else doc.transact(() => change(doc, dice, dice.pick(ids)))
    if (given.length === 0) continue
    written += 1
    yield { updates: given, who }
    given = []
  }
  doc.destroy()
}

const change = (doc: Y.Doc, dice: Dice, id: ItemId) =>
  dice.pick<() => unknown>([
    () => setField(doc, id, 'due', dice.pick(DAYS)),
    () => setField(doc, id, 'due', dice.pick(DAYS)),
    () => setField(doc, id, 'status', dice.pick(STATUSES)),
    () => setField(doc, id, 'progress', dice.pick(PROGRESS)),
    () => setField(doc, id, 'lead', dice.pick(DELEGATIONS)),
    () => addToSet(doc, id, 'labels', dice.pick(['lavado', 'armas', 'urgente'])),
    () => removeFromSet(doc, id, 'labels', dice.pick(['lavado', 'armas', 'urgente'])),
    () => titleText(doc, id, 'es')?.insert(0, 'x'),
    () => titleText(doc, id, 'en')?.delete(0, 1),
    () => (dice.chance(0.05) ? archiveItem(doc, id) : restoreItem(doc, id)),
  ])()
