// Attributions of a batch with brought-back edits, with the seqs of its entries.
import type { Seq } from '../../shared/ids.ts'
import type { Attribution, Batch, LogEntry } from './log.ts'

export interface AttributionChanges {
  readonly brought: readonly Attribution[]
  /** Which entry → the entry with which its owner confirmed it. */
  readonly vouched: ReadonlyMap<Seq, Seq>
}

export const attributionChanges = (
  { brings = [], vouches = [] }: Pick<Batch, 'brings' | 'vouches'>,
  entries: readonly LogEntry[],
): AttributionChanges => {
  const seqOf = (draft: number): Seq => {
    const entry = entries[draft]
    if (!entry) throw new Error('an attribution of a draft that is not in its batch')
    return entry.seq
  }
  return {
    brought: brings.map(({ draft, ...range }) => ({ ...range, seq: seqOf(draft), vouched: null })),
    vouched: new Map(vouches.map(({ draft, seq }) => [seq, seqOf(draft)])),
  }
}
