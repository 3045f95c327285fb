// What is on disk, as an outsider reads it: the log replayed, further each time.
import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import { applyForeign } from '../../client/live/applyForeign.ts'
import type { UpdateLog } from '../../server/log/log.ts'
import { type DocumentId, seq } from '../../shared/ids.ts'
import { PAGE_ROOTS } from '../../shared/page/layout.ts'
import { ITEMS } from '../../shared/roadmap/layout.ts'

export interface StoredState {
  /** Throws while the database cannot be read. */
  readOn(): Promise<void>
  readonly entries: number
  /** All that these updates inserted, and all that they deleted. */
  holds(updates: readonly Uint8Array[]): boolean
  isLike(doc: Y.Doc): boolean
  readonly doc: Y.Doc
}

export const readStoredState = (log: UpdateLog, document: DocumentId): StoredState => {
  const doc = new Y.Doc()
  let last = 0
  return {
    doc,
    async readOn() {
      for await (const entry of log.read(document, seq(last))) {
        applyForeign(doc, entry.updates, null)
        last = entry.seq
      }
    },
    get entries() {
      return last
    },
    holds: (updates) => holds(doc, updates),
    isLike: (other) => isLike(doc, other),
  }
}

export const holds = (doc: Y.Doc, updates: readonly Uint8Array[]): boolean => {
  const snapshot = Y.snapshot(doc)
  for (let at = 0; at < updates.length; at += MERGED)
    if (!Y.snapshotContainsUpdate(snapshot, Y.mergeUpdates(updates.slice(at, at + MERGED)))) return false
  return true
}
/** A flat merge of more is quadratic. */
const MERGED = 200

const isLike = (one: Y.Doc, other: Y.Doc): boolean =>
  Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other)) && isDeepStrictEqual(readingOf(one), readingOf(other))

const readingOf = (doc: Y.Doc): unknown => [
  doc.getMap(ITEMS.root).toJSON(),
  doc.getText(PAGE_ROOTS.title.es).toDelta(),
  doc.getText(PAGE_ROOTS.title.en).toDelta(),
  doc.getXmlFragment(PAGE_ROOTS.body.es).toString(),
  doc.getXmlFragment(PAGE_ROOTS.body.en).toString(),
]
