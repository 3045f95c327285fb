// A road map of many items that three delegations have changed through six sessions: its log, its history, its checkpoints, and the marks of the
// sessions, in the data folder of a bench server.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { createProjectionStore } from '../../server/background/projectionStore.ts'
import { createProjector } from '../../server/background/projector.ts'
import { systemClock } from '../../server/clock.ts'
import { type Database, databaseFile, openDatabase } from '../../server/db/open.ts'
import { SUMMARY_VERSION } from '../../server/history/pastSummaries.ts'
import { keepAt, keepDue } from '../../server/log/checkpointsForHistory.ts'
import type { EntryDraft } from '../../server/log/log.ts'
import { createSqliteLog } from '../../server/log/sqliteLog.ts'
import { sqliteQueries } from '../../server/log/sqliteQueries.ts'
import { createBases } from '../../server/timeTravel/bases.ts'
import { keepSummaries } from '../../server/timeTravel/keepSummaries.ts'
import { stateAt } from '../../server/timeTravel/pastStates.ts'
import { withSealedCheckpoints } from '../../server/trust/sealedCheckpoints.ts'
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
import { ServerProcess } from './serverProcess.ts'
import { makeFolder } from './temporary.ts'

const GROUP = 'bench'
export const LONG_PLAN: DocumentId = must(parseDocumentId(`roadmap:${GROUP}`), 'a document')
const ACCOUNTS = ['ana', 'beto', 'carol'].map((id) => must(parseAccountId(id), 'an account'))
const DELEGATIONS = ['co', 'mx', 'us'].map((id) => must(parseDelegationId(id), 'a delegation'))
export const SESSIONS: readonly MeetingId[] = [1, 2, 3, 4, 5, 6].map((number) => must(parseMeetingId(`m${number}`), 'a meeting'))
const DAYS = ['2026-01-15', '2026-03-01', '2026-06-30', '2026-09-30', '2026-11-15'] as const
const COMMIT = 500
const STEP_MS = 60_000

interface Size {
  readonly items: number
  readonly updates: number
}

/** A data folder of a bench server with such a plan, of which its person has not seen the second half. The caller removes it. */
export const makeLongPlan = async (size: Size): Promise<string> => {
  const kept = join(tmpdir(), `ruta-bench-plans`, nameOf(size))
  if (!existsSync(kept)) {
    const made = makeFolder()
    await (await ServerProcess.start(made, undefined, { BENCH_ROLE: 'chair' })).stop()
    const database = await openDatabase({ file: databaseFile(made) })
    await writeLongPlan(database, size)
    database.close()
    mkdirSync(join(kept, '..'), { recursive: true })
    renameSync(made, kept)
  }
  const folder = makeFolder()
  cpSync(kept, folder, { recursive: true })
  return folder
}

/** Another version of the database, of the history or of what is kept of it is another folder. */
const nameOf = ({ items, updates }: Size): string => {
  const migrations = readdirSync(new URL('../../server/db/migrations', import.meta.url)).join()
  const version = createHash('sha256').update(`${SUMMARY_VERSION} ${migrations}`).digest('hex').slice(0, 8)
  return `${items}-${updates}-${version}`
}

export const discard = (folder: string): void => rmSync(folder, { recursive: true, force: true })

/** Of every sixth of the log, the last tenth is written while a session is going on. */
const writeLongPlan = async (database: Database, size: Size): Promise<void> => {
  const queries = sqliteQueries(database.sqlite, systemClock)
  let at = 0
  const part = size.updates / SESSIONS.length
  const meetingOf = (): MeetingId | null => (at % part > part * 0.9 ? (SESSIONS[Math.floor(at / part)] ?? null) : null)
  const clock = { ...systemClock, now: () => instant(1_600_000_000_000 + at * STEP_MS) }
  const log = withSealedCheckpoints(createSqliteLog({ database, clock, meetingOf }), { queries, clock: systemClock })
  let closed = 0
  let drafts: EntryDraft[] = []
  const append = async (): Promise<Seq> => {
    const claims = ACCOUNTS.map((account, index) => ({ client: clientId(index + 1), account }))
    await log.append([{ document: LONG_PLAN, after: await log.head(LONG_PLAN), claims, drafts }])
    drafts = []
    return (await log.head(LONG_PLAN)).seq
  }
  const closings: Seq[] = []
  for (const { updates, who } of planWritten(size)) {
    const author = must(ACCOUNTS[who], 'an account')
    drafts.push({ updates, kind: 'live', author, delegation: must(DELEGATIONS[who], 'one'), source: null })
    at += 1
    const session = SESSIONS[closed]
    const closes = session !== undefined && at >= part * (closed + 1) - part / 20
    if (!closes && drafts.length < COMMIT) continue
    const head = await append()
    if (!closes) continue
    closed += 1
    closings.push(head)
    await markClosing(database, { session, number: closed, head, at: clock.now(), hash: (await log.head(LONG_PLAN)).hash })
  }
  const head = await append()
  const report = (what: string, error: unknown) => {
    throw new Error(what, { cause: error })
  }
  const projector = createProjector({ log, store: createProjectionStore(queries), clock: systemClock, report })
  await projector.catchUp()
  await projector.settled()
  await projector.close()
  await keepDue(log, LONG_PLAN)
  for (const closing of closings) await keepAt(log, LONG_PLAN, closing)
  await log.pack(LONG_PLAN)
  // As a room leaves one behind it, every five hundred updates.
  const left = seq(head - 400)
  const doc = await stateAt({ log, bases: createBases(log) }, LONG_PLAN, left)
  await log.saveCheckpoint({ document: LONG_PLAN, seq: left, state: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc) })
  const visited = instant(1_600_000_000_000 + (size.updates / 2) * STEP_MS)
  const [person] = await database.kysely.selectFrom('account').select('id').execute()
  const visit = { account: must(person, 'its person').id, group_id: GROUP, last_seen: systemClock.now(), previous: visited }
  await database.kysely.insertInto('visit').values(visit).execute()
  await keepSummaries({ log, queries }, LONG_PLAN)
}

interface Closing {
  readonly session: MeetingId
  readonly number: number
  readonly head: Seq
  readonly hash: Uint8Array
  readonly at: number
}
const markClosing = async ({ kysely }: Database, { session, number, head, hash, at }: Closing): Promise<void> => {
  const times = { created_at: at, opened_at: at, started_at: at, closed_at: at }
  const meeting = { id: session, group_id: GROUP, number, state: 'closed', shared: 1, created_by: null, ...times }
  await kysely.insertInto('meeting').values(meeting).execute()
  const mark = `mark${number}`
  await kysely
    .insertInto('mark')
    .values({ id: mark, group_id: GROUP, kind: 'closed', meeting: session, name: null, at, account: null })
    .execute()
  await kysely.insertInto('mark_head').values({ mark, document: LONG_PLAN, seq: head, hash }).execute()
}

function* planWritten({ items, updates }: Size) {
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
