// Maintains logs: creates checkpoints for history when due, then packs entries before them. SPEC T1, T3.
import { type DocumentId, type Seq, seq } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import { historyTail } from '../log/checkpoints.ts'
import { entryBytes, keepAt, keepDue } from '../log/checkpointsForHistory.ts'
import type { UpdateLog } from '../log/log.ts'
import { createLogTurns } from '../log/turns.ts'
import { allOurs, type Leases } from '../storage/leases.ts'
import type { ReportError } from './projector.ts'

export interface CheckpointKeeper {
  /** The document's log has grown. */
  appended(document: DocumentId): void
  /** Stores a checkpoint at exactly this entry. */
  keep(document: DocumentId, at: Seq): Promise<void>
  /** Resolves when all pending work is done. */
  settled(): Promise<void>
  close(): Promise<void>
}

interface Dependencies {
  readonly log: UpdateLog
  readonly leases?: Leases
  readonly clock: Clock
  readonly report: ReportError
}

/** Low priority: titles and history come first. */
const GATHER_MS = 2_000
/** Documents whose tails have been counted, to continue from there. */
const MOST_TALLIES = 1_000

interface Tally {
  readonly seq: Seq
  readonly bytes: number
}

export const createKeeper = ({ log, leases = allOurs, clock, report }: Dependencies): CheckpointKeeper => {
  const marked = new Set<DocumentId>()
  const tallies = new Map<DocumentId, Tally>()
  /** Sequential, so that the same entries are not packed twice. */
  const turns = createLogTurns()
  let cancel: (() => void) | null = null
  let closed = false

  const gather = () => {
    if (cancel || closed) return
    cancel = clock.after(GATHER_MS, () => {
      cancel = null
      void tendMarked()
    })
  }
  const tendMarked = () =>
    turns.take(async () => {
      const documents = [...marked]
      marked.clear()
      for (const document of documents) {
        if (closed) return
        await tend(document).catch((error: unknown) => report(`the log of ${document} could not be tended`, error))
      }
    })

  const tend = async (document: DocumentId) => {
    const kept = await log.historyCheckpoints(document)
    if ((await bytesSince(document, kept.at(-1)?.seq ?? seq(0))) < historyTail(kept)) return
    tallies.delete(document)
    if (!(await leases.hold(document))) return
    await keepDue(log, document)
    await log.pack(document)
  }
  const bytesSince = async (document: DocumentId, kept: Seq): Promise<number> => {
    let { seq: reached, bytes } = tallies.get(document) ?? { seq: kept, bytes: 0 }
    for await (const entry of log.read(document, reached)) {
      reached = entry.seq
      bytes += entryBytes(entry)
    }
    if (tallies.size >= MOST_TALLIES) tallies.clear()
    tallies.set(document, { seq: reached, bytes })
    return bytes
  }

  return {
    appended(document) {
      marked.add(document)
      gather()
    },
    keep: (document, at) =>
      turns.take(async () => {
        tallies.delete(document)
        await keepAt(log, document, at)
      }),
    async settled() {
      if (marked.size > 0) await tendMarked()
      await turns.over()
    },
    async close() {
      closed = true
      cancel?.()
      await turns.over()
    },
  }
}
