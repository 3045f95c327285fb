// The documents that stay in memory between two projections, so that a keystroke costs a keystroke and not a load: a few of any
// size, many small ones, and none that has been quiet for a while.
import type { DocumentId } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import type { CachedDocument } from './cachedDocument.ts'

export interface CacheEntry {
  readonly cached: CachedDocument
  /** When its titles and search texts may be made again. */
  restUntil: number
  used: number
}

export interface DocumentCache {
  get(document: DocumentId): CacheEntry | undefined
  /** Put last: the first one is the one that has not been needed for longest. */
  keep(document: DocumentId, entry: CacheEntry): void
  forget(document: DocumentId): void
  close(): void
}

/** Of any size. */
const FEW = 8
/** Of what they were read from, all together; a Y.Doc takes some ten times as much. */
const BYTES = 1024 * 1024
/** Longer than a room waits for somebody to come back (`idleRoomMs`): what was read for it is still here then. */
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
