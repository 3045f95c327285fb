// How a kept checkpoint is stored: by itself, or as what differs from an earlier one of its document. All pure.
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { Seq } from '../../shared/ids.ts'
import type { HistoryCheckpoint } from './log.ts'

/** So many at most are read through one that stands by itself, each in at most four steps. */
const GROUP = 16
/** What differs grows with the distance: a half of what stands by itself is worth a new start. */
const SHARE = 2

const PARAMS = { [constants.ZSTD_c_compressionLevel]: 6, [constants.ZSTD_c_windowLog]: 23 }

export interface StoredState {
  readonly stored: Uint8Array
  readonly basis: Seq | null
}

/** `kept` are those before it, oldest first; `stateOf` answers null for one that is damaged. */
export const storeState = (state: Uint8Array, kept: readonly HistoryCheckpoint[], stateOf: (at: Seq) => Uint8Array | null): StoredState => {
  const start = kept.findLast(({ basis }) => basis === null)
  const basis = basisAfter(kept)
  const dictionary = basis && stateOf(basis.seq)
  const difference = dictionary && compress(state, dictionary)
  return start && basis && difference && SHARE * difference.length < start.bytes
    ? { stored: difference, basis: basis.seq }
    : { stored: compress(state), basis: null }
}

/** As in a Fenwick tree: seldom far away, and never many steps from the start of its group. */
export const basisAfter = (kept: readonly HistoryCheckpoint[]): HistoryCheckpoint | null => {
  const start = kept.findLastIndex(({ basis }) => basis === null)
  const place = kept.length - start
  return start < 0 || place >= GROUP ? null : (kept[start + (place & (place - 1))] ?? null)
}

const compress = (state: Uint8Array, dictionary?: Uint8Array): Uint8Array =>
  zstdCompressSync(state, { params: PARAMS, ...(dictionary ? { dictionary: Buffer.from(dictionary) } : {}) })

/** Null when it is damaged, as far as that is seen here: foreign bytes may expand to anything. */
export const expandState = (stored: Uint8Array, dictionary: Uint8Array | null): Uint8Array | null => {
  try {
    // Into an array of its own: folding transfers its buffer.
    return new Uint8Array(zstdDecompressSync(stored, dictionary ? { dictionary: Buffer.from(dictionary) } : {}))
  } catch {
    // zstd reports foreign bytes by throwing.
    return null
  }
}
