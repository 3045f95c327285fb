// Which documents have grown, when the projector is notified of them, and which of them it may not have read yet.
import type { DocumentId } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'

/** A run of the projector costs as much as ten edits, and its first reading of a document more: it waits until nobody has edited for so long. */
const QUIET_MS = 3_000
/** A document that is edited without a pause is read after so long. A request about a document notifies the projector at once. */
const LATEST_MS = 30_000
/** With several servers: a request at this one cannot notify the server that holds the document's lease, so none waits for a pause. */
const CLUSTER_MS = 70
/** For so long after the projector was notified of a document a request asks whether it has been read. */
const ASKED_MS = 5_000
/** When many are due at once they are read in turn: while the projector writes, commits of the main thread wait. */
const TOGETHER = 4
const BETWEEN_MS = 100

interface Grown {
  /** Time of its first and last edit that the projector was not notified of. */
  readonly first: number
  readonly last: number
}

/** `alone`: this server is the only one. */
export const createUnread = (clock: Pick<Clock, 'elapsed'>, alone: boolean) => {
  const grown = new Map<DocumentId, Grown>()
  /** When the projector was notified, of documents that it may still be reading. */
  const notified = new Map<DocumentId, number>()
  const dueAt = ({ first, last }: Grown) => (alone ? Math.min(last + QUIET_MS, first + LATEST_MS) : first + CLUSTER_MS)
  return {
    /** How long to wait, in ms, before `due` is asked for. */
    firstWait: alone ? QUIET_MS : CLUSTER_MS,
    grow(document: DocumentId) {
      const last = clock.elapsed()
      grown.set(document, { first: grown.get(document)?.first ?? last, last })
    },
    isGrown: (document: DocumentId) => grown.has(document),
    grown: (): readonly DocumentId[] => [...grown.keys()],
    /** Of which to notify the projector now. */
    due(): readonly DocumentId[] {
      const now = clock.elapsed()
      const due = [...grown].filter(([, one]) => dueAt(one) <= now).map(([document]) => document)
      return alone ? due.slice(0, TOGETHER) : due
    },
    /** How long to wait, in ms, before `due` is asked for again; null when nothing has grown. */
    nextWait: () => (grown.size === 0 ? null : Math.max(Math.min(...[...grown.values()].map(dueAt)) - clock.elapsed(), BETWEEN_MS)),
    notified(documents: readonly DocumentId[]) {
      for (const document of documents) {
        grown.delete(document)
        // Another server may be reading it, for which no request waits.
        if (alone) notified.set(document, clock.elapsed())
      }
    },
    /** All that had been written by then in these documents, or in all when null, has been read. */
    read(documents: readonly DocumentId[] | null, asked: number) {
      for (const document of documents ?? notified.keys()) if ((notified.get(document) ?? asked) <= asked) notified.delete(document)
    },
    all(): readonly DocumentId[] {
      for (const [document, at] of notified) if (clock.elapsed() - at > ASKED_MS) notified.delete(document)
      return [...new Set([...grown.keys(), ...notified.keys()])]
    },
  }
}
