// Which summaries are kept of road maps: since closed sessions and named moments for the review, and since the last visit of each member. They are
// written and brought up to date in the background, some subjects at a time.
import { createHash } from 'node:crypto'
import { periodsOf } from '../../shared/acts/periods.ts'
import {
  type DocumentId,
  documentKind,
  type GroupId,
  groupOfDocument,
  instant,
  parseAccountId,
  parseDocumentId,
  type Seq,
  seq,
} from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { createActs } from '../acts/readActs.ts'
import type { Clock } from '../clock.ts'
import type { Queries } from '../db/queries.ts'
import { authorContextsOf } from '../history/authorContexts.ts'
import { createHistoryStore } from '../history/historyStore.ts'
import { createPastPeople } from '../history/pastPeople.ts'
import { keepSummary, otherThanKept, removeSummaries, type SummaryKind } from '../history/pastSummaries.ts'
import { sinceSummary } from '../history/since.ts'
import { workSummary } from '../history/work.ts'
import { DamagedLogError, type UpdateLog } from '../log/log.ts'
import { allOurs, type Leases } from '../storage/leases.ts'
import { createBases } from './bases.ts'
import { createEditReader } from './edits.ts'
import { comparisonSummary } from './keptComparison.ts'
import { createPastPages } from './pageReadings.ts'
import { createPlans } from './plans.ts'

interface Sources {
  readonly log: UpdateLog
  readonly queries: Queries
}

/** Titles, history and the first requests come first. */
const START_MS = 20_000
const EVERY_MS = 5 * 60_000
/** Less is counted in a moment. */
const FEWEST_ENTRIES = 500
/** A history that is further behind its log is being found anew: what is summed up of its beginning would have to be summed up again. */
const MOST_UNREAD = 500
/** Subjects that may be read again when a question is asked. */
const MOST_BEHIND = 100
const MOST_MOMENTS = 12

export interface KeepingLimits {
  readonly fewestEntries?: number
  readonly mostBehind?: number
  readonly mostUnread?: number
}

interface Wanted {
  readonly from: Seq
  readonly kind: SummaryKind
}

/** Of what the history has read. Null if the acts are damaged: what was kept before stays, and nothing is kept that says less of people. */
const wantedOf = async (
  { log, queries }: Sources,
  document: DocumentId,
  { upTo, fewest }: { readonly upTo: Seq; readonly fewest: number },
) => {
  const group = must(groupOfDocument(document), 'the group of a road map')
  const actsOf = createActs(log)
  const told = await actsIn(actsOf, group)
  if (!told) return null
  const people = await createPastPeople({ acts: actsOf, queries })(group)
  const contexts = authorContextsOf(people)
  const past = { log, bases: createBases(log) }
  const edits = createEditReader(queries)
  const comparing = { past, plans: createPlans(past, queries), pages: createPastPages(past), edits, queries, contexts }
  const sources = {
    periods: periodsOf(told),
    reopenings: [],
    contexts,
    deadlinesIn: (of: DocumentId, span: { readonly from: Seq; readonly to: Seq }, subjects?: readonly string[]) =>
      edits.deadlinesIn(of, span, contexts, subjects),
  }
  const wanted: Wanted[] = []
  const isLong = (from: Seq) => upTo - from >= fewest
  for (const row of await queries.all(MOMENTS, document, MOST_MOMENTS)) {
    const from = seq(Number(row.seq))
    if (!isLong(from)) continue
    wanted.push(
      { from, kind: await comparisonSummary(comparing, document) },
      { from, kind: await workSummary(queries, { document }, sources) },
    )
  }
  for (const { account, at } of await queries.all(VISITS, group, group)) {
    const from = at === null ? seq(0) : await log.seqAt(document, instant(Number(at)))
    const reader = must(parseAccountId(account), 'an account')
    if (isLong(from)) wanted.push({ from, kind: await sinceSummary(queries, { document }, { reader, contexts }) })
  }
  return wanted
}
const MOMENTS = `
  SELECT DISTINCT seq FROM (
    SELECT mark_head.seq AS seq, mark.at AS at FROM mark JOIN mark_head ON mark_head.mark = mark.id
    WHERE mark_head.document = ? AND mark.kind IN ('closed', 'named') ORDER BY mark.at DESC LIMIT ?) AS newest`
/** The last visit, and the one before it, since which is asked until the last one is over. */
const VISITS = `
  SELECT account, previous AS at FROM visit WHERE group_id = ? AND previous IS NOT NULL
  UNION SELECT account, last_seen AS at FROM visit WHERE group_id = ?`

const actsIn = async (actsOf: ReturnType<typeof createActs>, group: GroupId) => {
  try {
    return await actsOf.of(group)
  } catch (error) {
    if (error instanceof DamagedLogError) return null
    throw error
  }
}

/** Of one road map, up to the entry that the history has read. */
export const keepSummaries = async (
  sources: Sources,
  document: DocumentId,
  {
    fewestEntries = FEWEST_ENTRIES,
    mostBehind = MOST_BEHIND,
    pause = async () => undefined,
  }: KeepingLimits & { readonly pause?: () => Promise<void> } = {},
): Promise<void> => {
  const { queries } = sources
  const upTo = await createHistoryStore(queries).cursor(document)
  const wanted = await wantedOf(sources, document, { upTo, fewest: fewestEntries })
  if (!wanted) return
  const ids = new Set(wanted.map(({ from, kind }) => `${from} ${kind.name}`))
  for (const { name, after } of await queries.all('SELECT name, after FROM past_summary WHERE document = ?', document))
    if (!ids.has(`${after} ${name}`)) await queries.write([removeSummaries(document, { name: String(name), after: seq(Number(after)) })])
  for (const { from, kind } of wanted) await keepSummary(queries, { document, from, to: upTo }, { kind, behind: mostBehind, pause })
}

/** Road maps long enough for a summary, in which something has changed since then: an entry, an act of their group, or when somebody was here. */
const changedRoadMaps = async (queries: Queries, fewest: number, since: number): Promise<readonly DocumentId[]> =>
  (await queries.all(CHANGED, fewest, since, since, since)).flatMap(({ id }) => parseDocumentId(id) ?? [])
const CHANGED = `
  SELECT log_document.id AS id FROM log_head
    JOIN log_document ON log_document.number = log_head.document
  WHERE log_head.seq >= ? AND log_document.id LIKE 'roadmap:%' AND (log_head.at >= ?
    OR EXISTS (
      SELECT 1 FROM log_document AS acts JOIN log_head AS told ON told.document = acts.number
      WHERE acts.id = replace(log_document.id, 'roadmap:', 'acts:') AND told.at >= ?)
    OR EXISTS (SELECT 1 FROM visit WHERE visit.group_id = replace(log_document.id, 'roadmap:', '') AND last_seen >= ?))`
/** Clocks of servers differ, and a transaction ends after the time that it writes down. */
const OVERLAP_MS = 60_000

export const startKeepingSummaries = (
  deps: Sources & {
    readonly leases?: Leases
    readonly clock: Clock
    readonly report: (what: string, error: unknown) => void
    readonly limits?: KeepingLimits
  },
) => {
  const { log, queries, leases = allOurs, clock, report, limits } = deps
  const { mostUnread = MOST_UNREAD } = limits ?? {}
  const histories = createHistoryStore(queries)
  /** That another server had, whose history was not read yet, or where something failed. */
  const pending = new Set<DocumentId>()
  /** Up to when all that changed has been kept. */
  let keptUpTo = 0
  let closed = false
  let running = Promise.resolve()
  let cancel = () => {}
  class Stopped extends Error {}
  const pauseOf = (document: DocumentId) => async () => {
    await new Promise<void>((resolve) => clock.soon(resolve))
    // Held by regular requests only: without one, another server may begin the same work.
    if (closed || !(await leases.hold(document))) throw new Stopped()
  }
  const unreadIn = async (document: DocumentId) => (await log.head(document)).seq - (await histories.cursor(document))
  /** How long to wait until the next time, in ms. */
  const keepAll = async (): Promise<number> => {
    let wait = EVERY_MS
    const start = clock.now()
    // All of them where the clock was set back.
    const since = start < keptUpTo ? 0 : keptUpTo - OVERLAP_MS
    for (const document of await changedRoadMaps(queries, limits?.fewestEntries ?? FEWEST_ENTRIES, since)) pending.add(document)
    keptUpTo = start
    for (const document of pending) {
      if (closed) break
      if (!(await leases.hold(document))) continue
      const unread = await unreadIn(document)
      if (unread > mostUnread) {
        wait = START_MS
        continue
      }
      await keepSummaries({ log, queries }, document, { ...limits, pause: pauseOf(document) }).then(
        () => unread === 0 && pending.delete(document),
        (error: unknown) => {
          if (!(error instanceof Stopped)) report(`summaries of ${document} could not be kept`, error)
        },
      )
    }
    return wait
  }
  const next = (ms: number) => {
    cancel = clock.after(ms, () => {
      running = keepAll()
        .catch((error: unknown) => {
          report('summaries could not be kept', error)
          return EVERY_MS
        })
        .then((wait) => {
          if (!closed) next(wait)
        })
    })
  }
  next(START_MS)
  return async () => {
    closed = true
    cancel()
    await running
  }
}

/** In each check others, so that it takes a moment. */
const MOST_CHECKED = 50

/** For `checkReadings`: which summary is not what the events give, or null. */
export const createSummaryCheck =
  (sources: Sources) =>
  async (document: DocumentId): Promise<string | null> => {
    if (documentKind(document) !== 'roadmap') return null
    const upTo = await createHistoryStore(sources.queries).cursor(document)
    const day = createHash('sha256').update(`${document} ${upTo}`).digest().readUInt16BE()
    const pick = (subjects: readonly string[]) => {
      const step = Math.ceil(subjects.length / MOST_CHECKED) || 1
      return subjects.filter((_, index) => index % step === day % step)
    }
    for (const { from, kind } of (await wantedOf(sources, document, { upTo, fewest: 0 })) ?? []) {
      const other = await otherThanKept(sources.queries, { document, from, to: upTo }, { kind, pick })
      if (other === null) continue
      // Made anew from the events when summaries are kept the next time.
      await sources.queries.write([removeSummaries(document, { name: kind.name, after: from })])
      return `what is kept of the changes since entry ${from} (${kind.name.split(' ')[0]}) is not what the history gives`
    }
    return null
  }
