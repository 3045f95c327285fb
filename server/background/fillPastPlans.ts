// Writes the rows of past plans again where they are missing, damaged or of another version: from the log, once after a start, when nothing is urgent.
import * as Y from 'yjs'
import { type DocumentId, documentKind, type Seq, seq } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import type { Queries } from '../db/queries.ts'
import { createHistoryStore } from '../history/historyStore.ts'
import { type PlanGap, planRowsToWrite, removeChangesIn } from '../history/pastPlanRows.ts'
import { replay } from '../log/checkpoints.ts'
import type { UpdateLog } from '../log/log.ts'
import { allOurs, type Leases } from '../storage/leases.ts'
import { createPlanRecorder } from './planRecorder.ts'
import type { ReportError } from './projector.ts'

interface Dependencies {
  readonly log: UpdateLog
  readonly queries: Queries
  readonly leases?: Leases
  /** Entries between two complete plans, and in a transaction. */
  readonly wholeEvery?: number
  readonly entries?: number
}

/** Titles, history and the first requests come first. */
const START_MS = 30_000
/** Entries in a transaction: during one, a commit of the main thread waits. */
const ENTRIES = 200

export const startFillingPastPlans = (deps: Dependencies & { readonly clock: Clock; readonly report: ReportError }) => {
  let closed = false
  let running = Promise.resolve()
  const fillAll = async () => {
    for (const document of await deps.log.documents())
      if (!closed && documentKind(document) === 'roadmap')
        await fillPastPlans(deps, document, () => closed).catch((error: unknown) =>
          deps.report(`past plans of ${document} could not be filled in`, error),
        )
  }
  const cancel = deps.clock.after(START_MS, () => {
    running = fillAll().catch((error: unknown) => deps.report('past plans could not be filled in', error))
  })
  return async () => {
    closed = true
    cancel()
    await running
  }
}

/** Up to the entry that the history has read: what comes after it is written with the history. */
export const fillPastPlans = async (
  { log, queries, leases = allOurs, wholeEvery, entries }: Dependencies,
  document: DocumentId,
  isOver: () => boolean = () => false,
): Promise<void> => {
  const { damaged, gaps } = await planRowsToWrite(queries, document, await createHistoryStore(queries).cursor(document))
  if ((damaged.length === 0 && gaps.length === 0) || !(await leases.hold(document))) return
  for (const removal of damaged) await queries.write([removal])
  for (const gap of gaps) {
    const doc = await documentAt(log, document, gap.from)
    try {
      await fill({ log, queries, wholeEvery, entries }, { document, doc, gap, isOver })
    } finally {
      doc.destroy()
    }
  }
}

const documentAt = async (log: UpdateLog, document: DocumentId, at: Seq): Promise<Y.Doc> => {
  const doc = new Y.Doc({ gc: true })
  const checkpoint = at > 0 ? await log.checkpointAt(document, at) : null
  if (checkpoint) replay(doc, [checkpoint.state])
  for await (const entry of log.read(document, checkpoint?.seq ?? seq(0), at)) replay(doc, entry.updates)
  return doc
}

type Filled = Pick<Dependencies, 'log' | 'queries'> & { readonly [Name in 'wholeEvery' | 'entries']: number | undefined }
interface Filling {
  readonly document: DocumentId
  /** At the beginning of the gap. */
  readonly doc: Y.Doc
  readonly gap: PlanGap
  readonly isOver: () => boolean
}
/** A gap that is left half filled is a smaller gap at the next start. */
const fill = async ({ log, queries, wholeEvery, entries = ENTRIES }: Filled, { document, doc, gap, isOver }: Filling): Promise<void> => {
  const recorder = createPlanRecorder(document, doc, { start: gap.from, lastWhole: null, wholeEvery })
  await queries.write([removeChangesIn(document, gap)])
  let from = gap.from
  for await (const entry of log.read(document, gap.from, gap.to)) {
    replay(doc, entry.updates)
    recorder.note(entry.seq)
    if (entry.seq - from < entries && entry.seq < gap.to) continue
    await queries.write(recorder.rows({ from, upTo: entry.seq }))
    from = entry.seq
    if (isOver()) return
  }
}
