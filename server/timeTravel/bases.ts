// States near a requested past one: checkpoints of the log, and cached states of earlier replays.
import type { DocumentId, Seq } from '../../shared/ids.ts'
import type { UpdateLog } from '../log/log.ts'

export interface Base {
  readonly seq: Seq
  /** V1 update of a garbage-collecting Y.Doc at exactly `seq`. */
  readonly state: Uint8Array
}

export interface Bases {
  /** The newest one at or before `upTo`; null when everything must be replayed. */
  nearest(document: DocumentId, upTo: Seq): Promise<Base | null>
  keep(document: DocumentId, base: Base): void
}

/** Maximum states in memory; the least recently used are dropped first. */
const MOST_BYTES = 64 * 1024 * 1024

export const createBases = (log: UpdateLog, mostBytes = MOST_BYTES): Bases => {
  const kept = new Map<string, Base & { readonly document: DocumentId }>()
  let bytes = 0

  const keyOf = (document: DocumentId, seq: Seq) => `${seq} ${document}`
  const drop = (key: string) => {
    bytes -= kept.get(key)?.state.length ?? 0
    kept.delete(key)
  }
  const nearestKept = (document: DocumentId, upTo: Seq): Base | null => {
    let best: Base | null = null
    for (const base of kept.values()) if (base.document === document && base.seq <= upTo && base.seq > (best?.seq ?? 0)) best = base
    return best
  }

  return {
    async nearest(document, upTo) {
      const [here, checkpoint] = [nearestKept(document, upTo), await log.checkpointAt(document, upTo)]
      if (!here || (checkpoint && checkpoint.seq >= here.seq)) return checkpoint
      // Appended: the first one is the least recently used.
      const key = keyOf(document, here.seq)
      const base = kept.get(key)
      kept.delete(key)
      if (base) kept.set(key, base)
      return here
    },
    keep(document, { seq, state }) {
      const key = keyOf(document, seq)
      drop(key)
      kept.set(key, { document, seq, state })
      bytes += state.length
      for (const oldest of kept.keys()) {
        if (bytes <= mostBytes) break
        drop(oldest)
      }
    },
  }
}
