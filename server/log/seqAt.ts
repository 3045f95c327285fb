// The newest entry at an instant, by binary search: times never decrease within a log.
import { type Instant, type Seq, seq } from '../../shared/ids.ts'

/** `receiptOf` is called with seqs from 1 to `head`. 0 when the log began later. */
export const newestAt = async (head: Seq, at: Instant, receiptOf: (seq: Seq) => Promise<Instant> | Instant): Promise<Seq> => {
  let [low, high]: [number, number] = [0, head]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((await receiptOf(seq(middle))) <= at) low = middle
    else high = middle - 1
  }
  return seq(low)
}
