// Storage of a kept checkpoint: complete, or as a delta of an earlier one. Pure.
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { Seq } from '../../shared/ids.ts'
import type { HistoryCheckpoint } from './log.ts'

/** Maximum deltas of one complete checkpoint, each in at most four steps. */
const GROUP = 16
/** Deltas grow with the distance: at half the size of a complete one, a new complete one is stored. */
const SHARE = 2

const PARAMS = { [constants.ZSTD_c_compressionLevel]: 6, [constants.ZSTD_c_windowLog]: 23 }

export interface StoredState {
  readonly stored: Uint8Array
  readonly basis: Seq | null
}

/** `kept` are the previous ones, oldest first; `stateOf` returns null for a damaged one. */
export const storeState = (state: Uint8Array, kept: readonly HistoryCheckpoint[], stateOf: (at: Seq) => Uint8Array | null): StoredState => {
  const start = kept.findLast(({ basis }) => basis === null)
  const basis = basisAfter(kept)
  const dictionary = basis && stateOf(basis.seq)
  const difference = dictionary && compress(state, dictionary)
  return start && basis && difference && SHARE * difference.length < start.bytes
    ? { stored: difference, basis: basis.seq }
    : { stored: compress(state), basis: null }
}

/** As in a Fenwick tree: bases are rarely far away, and never many steps from the complete one. */
export const basisAfter = (kept: readonly HistoryCheckpoint[]): HistoryCheckpoint | null => {
  const start = kept.findLastIndex(({ basis }) => basis === null)
  const place = kept.length - start
  return start < 0 || place >= GROUP ? null : (kept[start + (place & (place - 1))] ?? null)
}

const compress = (state: Uint8Array, dictionary?: Uint8Array): Uint8Array =>
  zstdCompressSync(state, { params: PARAMS, ...(dictionary ? { dictionary: Buffer.from(dictionary) } : {}) })

/** Null when it is damaged, as far as detectable here: foreign bytes may decompress to any size. */
export const expandState = (stored: Uint8Array, dictionary: Uint8Array | null): Uint8Array | null => {
  try {
    // Copied: folding transfers its buffer.
    return new Uint8Array(zstdDecompressSync(stored, dictionary ? { dictionary: Buffer.from(dictionary) } : {}))
  } catch {
    // zstd reports foreign bytes by throwing.
    return null
  }
}
