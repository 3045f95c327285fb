// Cache of documents between projections, so that a keystroke does not load the document: a few of any size, many small ones, and none that has been
// idle for a while.
import type { DocumentId } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import type { CachedDocument } from './cachedDocument.ts'

export interface CacheEntry {
  readonly cached: CachedDocument
  /** Earliest time of the next projection of titles and search texts. */
  restUntil: number
  used: number
  /** Uses under way: it is not disposed before they end. */
  uses: number
}

export interface DocumentCache {
  get(document: DocumentId): CacheEntry | undefined
  /** Keeps the entry, and does not dispose it before `use` has ended. */
  using<T>(document: DocumentId, entry: CacheEntry, use: () => Promise<T>): Promise<T>
  /** One in use is disposed at the end of its use. */
  forget(document: DocumentId): void
  close(): void
}

/** Limit for documents of any size. */
const FEW = 8
/** Limit for the sum of their inputs; a Y.Doc takes about ten times as much. */
const BYTES = 1024 * 1024
/** Each use looks at all: reading 50,000 documents after an upgrade took longer with every one that was kept. */
const MOST = 500
/** Longer than an idle room stays open (`idleRoomMs`), so that the document is still cached when somebody returns. */
const QUIET_MS = 60_000

export const createDocumentCache = (clock: Clock): DocumentCache => {
  const all = new Map<DocumentId, CacheEntry>()
  let cancel: (() => void) | null = null

  const forget = (document: DocumentId) => {
    const entry = all.get(document)
    all.delete(document)
    if (entry?.uses === 0) entry.cached.dispose()
    if (all.size > 0) return
    cancel?.()
    cancel = null
  }
  const forgetQuiet = () => {
    cancel = null
    for (const [document, { used, uses }] of [...all]) {
      if (uses > 0) continue
      if (clock.elapsed() - used < QUIET_MS) break
      forget(document)
    }
    if (all.size > 0) cancel ??= clock.after(QUIET_MS, forgetQuiet)
  }
  const forgetBeyond = () => {
    let bytes = 0
    for (const { cached } of all.values()) bytes += cached.bytes()
    for (const [document, { cached, uses }] of [...all]) {
      if (all.size <= FEW || (bytes <= BYTES && all.size <= MOST)) return
      if (uses > 0) continue
      bytes -= cached.bytes()
      forget(document)
    }
  }

  /** Appended: the first one is the least recently used. */
  const keep = (document: DocumentId, entry: CacheEntry) => {
    all.delete(document)
    all.set(document, entry)
    entry.used = clock.elapsed()
    forgetBeyond()
    cancel ??= clock.after(QUIET_MS, forgetQuiet)
  }

  return {
    get: (document) => all.get(document),
    async using(document, entry, use) {
      entry.uses += 1
      keep(document, entry)
      try {
        return await use()
      } finally {
        entry.uses -= 1
        if (all.get(document) === entry) keep(document, entry)
        else if (entry.uses === 0) entry.cached.dispose()
      }
    },
    forget,
    close() {
      for (const document of [...all.keys()]) forget(document)
    },
  }
}
