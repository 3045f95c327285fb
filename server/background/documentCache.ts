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
}

export interface DocumentCache {
  get(document: DocumentId): CacheEntry | undefined
  /** Appended: the first one is the least recently used. */
  keep(document: DocumentId, entry: CacheEntry): void
  forget(document: DocumentId): void
  close(): void
}

/** Limit for documents of any size. */
const FEW = 8
/** Limit for the sum of their inputs; a Y.Doc takes about ten times as much. */
const BYTES = 1024 * 1024
/** Longer than an idle room stays open (`idleRoomMs`), so that the document is still cached when somebody returns. */
const QUIET_MS = 60_000

export const createDocumentCache = (clock: Clock): DocumentCache => {
  const all = new Map<DocumentId, CacheEntry>()
  let cancel: (() => void) | null = null

  const forget = (document: DocumentId) => {
    all.get(document)?.cached.dispose()
    all.delete(document)
    if (all.size > 0) return
    cancel?.()
    cancel = null
  }
  const forgetQuiet = () => {
    cancel = null
    for (const [document, { used }] of [...all]) {
      if (clock.elapsed() - used < QUIET_MS) break
      forget(document)
    }
    if (all.size > 0) cancel ??= clock.after(QUIET_MS, forgetQuiet)
  }
  const forgetBeyond = () => {
    let bytes = 0
    for (const { cached } of all.values()) bytes += cached.bytes()
    for (const [document, { cached }] of [...all]) {
      if (all.size <= FEW || bytes <= BYTES) return
      bytes -= cached.bytes()
      forget(document)
    }
  }

  return {
    get: (document) => all.get(document),
    keep(document, entry) {
      all.delete(document)
      all.set(document, entry)
      entry.used = clock.elapsed()
      forgetBeyond()
      cancel ??= clock.after(QUIET_MS, forgetQuiet)
    },
    forget,
    close() {
      for (const document of [...all.keys()]) forget(document)
    },
  }
}
