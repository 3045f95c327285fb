// Keeps history, titles and search texts in step with the logs, a moment behind the edits. It can start anywhere and start over. SPEC L7.
import type { DocumentId, Seq } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import { DamagedLogError, LogUnavailableError, type UpdateLog } from '../log/log.ts'
import type { ProjectionStore } from './projectionStore.ts'
import { loadResident, type Resident } from './resident.ts'

export interface Projector {
  /** The document's log has grown. */
  appended(document: DocumentId): void
  /** Marks every document whose log stands elsewhere than its projection. */
  catchUp(): Promise<void>
  /** Resolves when all that was marked is projected, or was reported. */
  settled(): Promise<void>
  close(): Promise<void>
}

export type Report = (what: string, error: unknown) => void

interface Dependencies {
  readonly log: UpdateLog
  readonly store: ProjectionStore
  readonly clock: Clock
  readonly report: Report
}

/** Keystrokes of this long are projected together: a search finds an edit after a tenth of a second. */
const GATHER_MS = 80
/** Projecting a very long text takes a while: it may not take more than a fifth of the time. */
const REST = 4
const RETRY_MS = 1000
/** Documents kept in memory, so that a keystroke costs a keystroke and not a load. */
const RESIDENTS = 8

export const createProjector = ({ log, store, clock, report }: Dependencies): Projector => {
  const marked = new Set<DocumentId>()
  const residents = new Map<DocumentId, Resident>()
  const timers = new Set<() => void>()
  let gathering = false
  let running: Promise<void> | null = null
  let closed = false
  let cost = 0

  const later = (ms: number, task: () => void) => {
    const cancel = clock.after(ms, () => {
      timers.delete(cancel)
      task()
    })
    timers.add(cancel)
  }
  const gather = () => {
    if (gathering || running || closed) return
    gathering = true
    later(Math.max(GATHER_MS, REST * cost), () => {
      gathering = false
      void run()
    })
  }
  const mark = (document: DocumentId) => {
    marked.add(document)
    gather()
  }
  const run = (): Promise<void> => {
    running ??= projectMarked().finally(() => {
      running = null
      if (marked.size > 0) gather()
    })
    return running
  }

  const projectMarked = async () => {
    const start = clock.elapsed()
    const documents = [...marked]
    marked.clear()
    for (const document of documents) {
      if (closed) return
      await guarded(document, () => projectOne(document))
    }
    cost = clock.elapsed() - start
  }
  /** The loop's boundary: one document's trouble is reported, and the others go on. */
  const guarded = async (document: DocumentId, task: () => Promise<void>) => {
    try {
      await task()
    } catch (error) {
      // What changed was handed over and not saved: the next projection of this document is a whole one.
      forget(document)
      if (error instanceof LogUnavailableError) later(RETRY_MS, () => mark(document))
      else report(error instanceof DamagedLogError ? 'a damaged log was not projected' : `projecting ${document} failed`, error)
    }
  }
  const isThere = (document: DocumentId, head: Seq) => store.cursor(document) === head && store.history.cursor(document) === head
  const projectOne = async (document: DocumentId) => {
    const head = await log.head(document)
    if (isThere(document, head.seq)) return
    const resident = await residentOf(document)
    await resident.advance(head.seq)
    await store.save(document, { seq: resident.seq(), at: resident.at() }, resident.project())
  }
  const residentOf = async (document: DocumentId): Promise<Resident> => {
    const resident = residents.get(document) ?? (await loadResident(log, document, store.history))
    // Put last: the first one is the one that has not been needed for longest.
    residents.delete(document)
    residents.set(document, resident)
    const [oldest] = residents.keys()
    if (residents.size > RESIDENTS && oldest !== undefined) forget(oldest)
    return resident
  }
  const forget = (document: DocumentId) => {
    residents.get(document)?.dispose()
    residents.delete(document)
  }

  return {
    appended: mark,
    async catchUp() {
      for (const document of await log.documents())
        await guarded(document, async () => {
          if (!isThere(document, (await log.head(document)).seq)) mark(document)
        })
    },
    async settled() {
      while (running || marked.size > 0) await run()
    },
    async close() {
      closed = true
      for (const cancel of timers) cancel()
      await running
      for (const document of [...residents.keys()]) forget(document)
    },
  }
}
