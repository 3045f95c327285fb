// Updates history, titles and search texts shortly after edits. It can start at any seq and start over. SPEC L7.
import type { DocumentId, Seq } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import { DamagedLogError, LogUnavailableError, type UpdateLog } from '../log/log.ts'
import { allOurs, type Leases } from '../storage/leases.ts'
import { loadCachedDocument } from './cachedDocument.ts'
import { type CacheEntry, createDocumentCache, type DocumentCache } from './documentCache.ts'
import type { ProjectionStore } from './projectionStore.ts'

export interface Projector {
  /** The document's log has grown. */
  appended(document: DocumentId): void
  /** Marks every document whose log is ahead of its projection. */
  catchUp(): Promise<void>
  /** Resolves when all marked documents, or these, marked or not, are projected, or their failure was reported. */
  settled(documents?: readonly DocumentId[]): Promise<void>
  close(): Promise<void>
}

export type ReportError = (what: string, error: unknown) => void

interface Dependencies {
  readonly log: UpdateLog
  readonly store: ProjectionStore
  /** Another server may be projecting it. */
  readonly leases?: Leases
  readonly clock: Clock
  readonly report: ReportError
}

/** Combines bursts of notifications. */
const GATHER_MS = 10
/** When many documents grow at once, each is projected less often, so that a load and two commits cover more keystrokes. */
const MORE_MS = 20
const MANY = 8
const LONGEST_GATHER_MS = 5_000
/** Projecting a very long text takes a while: at most a fifth of the time is spent on it. */
const REST = 4
const RETRY_MS = 1000
/** How often to check whether the other server has done it. */
const LOOK_AGAIN_MS = 500
const PATIENCE_MS = 5_000
interface Advancing {
  readonly to: Seq
  readonly start: number
}
type IsAsked = (document: DocumentId) => boolean

export const createProjector = ({ log, store, leases = allOurs, clock, report }: Dependencies): Projector => {
  const marked = new Set<DocumentId>()
  const cache = createDocumentCache(clock)
  /** History is current, titles and search texts may be a moment old. */
  const resting = new Set<DocumentId>()
  /** Another server is updating them, or did so a moment ago. */
  const others = new Set<DocumentId>()
  const { later, cancelAll } = createTimers(clock)
  /** Requests that wait: their documents come first, and do not rest. */
  const asked = new Set<IsAsked>()
  const isAsked: IsAsked = (document) => [...asked].some((one) => one(document))
  let gathering = false
  let running: Promise<void> | null = null
  /** The document that is being projected. */
  let current: { readonly document: DocumentId; readonly done: Promise<void> } | null = null
  let closed = false
  let cost = 0
  let many = 0

  const gather = () => {
    if (gathering || running || closed) return
    gathering = true
    // At most half of the time is spent on reading very large edits.
    later(Math.max(gatherFor(many), cost), () => {
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
    const documents = new Set(marked)
    cost = 0
    many = documents.size
    for (let next = first(marked, isAsked) ?? first(documents); next && !closed; next = first(marked, isAsked) ?? first(documents)) {
      const document = next
      documents.delete(document)
      if (!marked.delete(document)) continue
      current = { document, done: guarded(document, () => projectOne(document)) }
      await current.done
      current = null
    }
  }
  /** Error boundary of the loop: a failure of one document is reported, and the others continue. */
  const guarded = async (document: DocumentId, task: () => Promise<void>) => {
    try {
      await task()
    } catch (error) {
      // The changes were taken and not saved: the next projection of this document is a complete one.
      cache.forget(document)
      resting.delete(document)
      if (error instanceof LogUnavailableError) later(RETRY_MS, () => mark(document))
      else report(error instanceof DamagedLogError ? 'a damaged log was not projected' : `projecting ${document} failed`, error)
    }
  }
  const isThere = async (document: DocumentId, head: Seq) =>
    (await store.cursor(document)) === head && (await store.history.cursor(document)) === head
  const projectOne = async (document: DocumentId) => {
    const head = await log.head(document)
    others.delete(document)
    if (await isThere(document, head.seq)) return void resting.delete(document)
    if (!(await leases.hold(document))) return leave(document)
    const start = clock.elapsed()
    const entry = await entryOf({ cache, log, store }, document)
    await cache.using(document, entry, () => advance(document, entry, { to: head.seq, start }))
  }
  const advance = async (document: DocumentId, entry: CacheEntry, { to, start }: Advancing) => {
    await entry.cached.advance(to)
    const read = clock.elapsed()
    cost += read - start
    if (read < entry.restUntil && !isAsked(document)) return rest(document, entry.restUntil - read)
    resting.delete(document)
    await store.save(document, { seq: entry.cached.seq(), at: entry.cached.at(), entries: entry.cached.entries() }, entry.cached.project())
    entry.restUntil = clock.elapsed() + REST * (clock.elapsed() - read)
  }
  const leave = (document: DocumentId) => {
    resting.delete(document)
    others.add(document)
    later(LOOK_AGAIN_MS, () => {
      if (others.delete(document)) mark(document)
    })
  }
  const rest = (document: DocumentId, ms: number) => {
    if (resting.has(document)) return
    resting.add(document)
    later(ms, () => {
      if (resting.delete(document)) mark(document)
    })
  }
  return {
    appended: mark,
    async catchUp() {
      for (const document of await log.documents())
        await guarded(document, async () => {
          if (!(await isThere(document, (await log.head(document)).seq))) mark(document)
        })
    },
    async settled(documents) {
      const start = clock.elapsed()
      const isMine: IsAsked = (document) => documents?.includes(document) ?? true
      const hasMine = (some: Iterable<DocumentId>) => first(some, isMine) !== undefined
      asked.add(isMine)
      for (const document of documents ?? []) marked.add(document)
      try {
        do {
          for (const document of [...resting, ...others]) if (isMine(document)) marked.add(document)
          const whole = run()
          await (current?.done ?? whole)
          // Documents leased by another server are polled; a caller that waits is not blocked by them.
          if (hasMine(others)) await new Promise<void>((resolve) => clock.after(GATHER_MS, resolve))
        } while (
          !closed &&
          (hasMine(marked) ||
            hasMine(resting) ||
            (current && isMine(current.document)) ||
            (hasMine(others) && clock.elapsed() - start < PATIENCE_MS))
        )
      } finally {
        asked.delete(isMine)
      }
    },
    async close() {
      closed = true
      cancelAll()
      await running
      cache.close()
    },
  }
}

const first = (documents: Iterable<DocumentId>, isOne: IsAsked = () => true): DocumentId | undefined => {
  for (const document of documents) if (isOne(document)) return document
  return undefined
}

interface Cached extends Pick<Dependencies, 'log' | 'store'> {
  readonly cache: DocumentCache
}
const entryOf = async ({ cache, log, store }: Cached, document: DocumentId): Promise<CacheEntry> => {
  const known = cache.get(document)
  // Another server has saved some of its history meanwhile.
  if (known && known.cached.seq() !== (await store.history.cursor(document))) cache.forget(document)
  return cache.get(document) ?? { cached: await loadCachedDocument(log, document, store.history), restUntil: 0, used: 0, uses: 0 }
}

const createTimers = (clock: Clock) => {
  const running = new Set<() => void>()
  return {
    later: (ms: number, task: () => void) => {
      const cancel = clock.after(ms, () => {
        running.delete(cancel)
        task()
      })
      running.add(cancel)
    },
    cancelAll: () => {
      for (const cancel of running) cancel()
    },
  }
}

const gatherFor = (documents: number) => Math.min(GATHER_MS + Math.max(0, documents - MANY) * MORE_MS, LONGEST_GATHER_MS)
