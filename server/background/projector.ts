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
  /** Documents whose log is ahead of their projection, in one query where the log is in the same database; otherwise each is asked. */
  readonly behind?: () => Promise<readonly DocumentId[]>
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

export const createProjector = ({ log, store, leases = allOurs, behind, clock, report }: Dependencies): Projector => {
  const marked = new Set<DocumentId>()
  const cache = createDocumentCache(clock)
  /** History is current, titles and search texts may be a moment old. */
  const resting = new Set<DocumentId>()
  /** Another server is updating them, or did so a moment ago. */
  const others = new Set<DocumentId>()
  const { later, cancelAll } = createTimers(clock)
  const { isAsked, asking } = createRequests()
  let [gathering, closed] = [false, false]
  let running: Promise<void> | null = null
  let projecting: { readonly document: DocumentId; readonly done: Promise<void> } | null = null
  let [cost, many] = [0, 0]

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
    ;[cost, many] = [0, documents.size]
    for (let next = first(marked, isAsked) ?? first(documents); next && !closed; next = first(marked, isAsked) ?? first(documents)) {
      const document = next
      documents.delete(document)
      if (!marked.delete(document)) continue
      projecting = { document, done: guarded(document, () => projectOne(document)) }
      await projecting.done
      projecting = null
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
  const projectOne = async (document: DocumentId) => {
    const head = await log.head(document)
    others.delete(document)
    if (await isThere(store, document, head.seq)) return void resting.delete(document)
    if (!(await leases.hold(document))) return leave(document)
    const start = clock.elapsed()
    const entry = await entryOf({ cache, log, store }, document)
    await cache.using(document, entry, () => advance(document, entry, { to: head.seq, start }))
  }
  const advance = async (document: DocumentId, entry: CacheEntry, { to, start }: Advancing) => {
    await entry.cached.advance(to)
    const read = clock.elapsed()
    cost += read - start
    if (read < entry.restUntil && !isAsked(document)) return setAside(resting, document, entry.restUntil - read)
    resting.delete(document)
    await store.save(document, { seq: entry.cached.seq(), at: entry.cached.at(), entries: entry.cached.entries() }, entry.cached.project())
    entry.restUntil = clock.elapsed() + REST * (clock.elapsed() - read)
  }
  const leave = (document: DocumentId) => {
    resting.delete(document)
    setAside(others, document, LOOK_AGAIN_MS)
  }
  const setAside = (aside: Set<DocumentId>, document: DocumentId, ms: number) => {
    if (aside.has(document)) return
    aside.add(document)
    later(ms, () => {
      if (aside.delete(document)) mark(document)
    })
  }
  return {
    appended: mark,
    async catchUp() {
      for (const document of await (behind?.() ?? behindOneByOne({ log, store, report }))) mark(document)
    },
    async settled(documents) {
      const start = clock.elapsed()
      const isMine: IsAsked = (document) => documents?.includes(document) ?? true
      const hasMine = (some: Iterable<DocumentId>) => first(some, isMine) !== undefined
      const isUnread = () => hasMine(marked) || hasMine(resting) || (projecting !== null && isMine(projecting.document))
      for (const document of documents ?? []) marked.add(document)
      await asking(isMine, async () => {
        do {
          for (const document of [...resting, ...others]) if (isMine(document)) marked.add(document)
          const whole = run()
          await (projecting?.done ?? whole)
          // Documents leased by another server are polled; a caller that waits is not blocked by them.
          if (hasMine(others)) await new Promise<void>((resolve) => clock.after(GATHER_MS, resolve))
        } while (!closed && (isUnread() || (hasMine(others) && clock.elapsed() - start < PATIENCE_MS)))
      })
    },
    async close() {
      closed = true
      cancelAll()
      await running
      cache.close()
    },
  }
}

/** A log that cannot be read is reported, and the others are asked. */
const behindOneByOne = async ({ log, store, report }: Pick<Dependencies, 'log' | 'store' | 'report'>): Promise<readonly DocumentId[]> => {
  const found: DocumentId[] = []
  for (const document of await log.documents())
    try {
      if (!(await isThere(store, document, (await log.head(document)).seq))) found.push(document)
    } catch (error) {
      report(`whether ${document} was read to its end is not known`, error)
    }
  return found
}

const isThere = async (store: ProjectionStore, document: DocumentId, head: Seq) =>
  (await store.cursor(document)) === head && (await store.history.cursor(document)) === head

/** Requests that wait: their documents come first, and do not rest. */
const createRequests = () => {
  const waiting = new Set<IsAsked>()
  return {
    isAsked: (document: DocumentId) => [...waiting].some((isOne) => isOne(document)),
    async asking(isOne: IsAsked, until: () => Promise<void>) {
      waiting.add(isOne)
      try {
        await until()
      } finally {
        waiting.delete(isOne)
      }
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
