// What a batch says of what was brought back, with the numbers that its entries were given.
import type { Seq } from '../../shared/ids.ts'
import type { Attribution, Batch, Entry } from './log.ts'

export interface AttributionChanges {
  readonly brought: readonly Attribution[]
  /** Which entry → in which one its owner vouched for it. */
  readonly vouched: ReadonlyMap<Seq, Seq>
}

export const attributionChanges = (
  { brings = [], vouches = [] }: Pick<Batch, 'brings' | 'vouches'>,
  entries: readonly Entry[],
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
