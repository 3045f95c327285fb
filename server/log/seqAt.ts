// Which entry was the newest at an instant: times never go back within a log, so halving finds it.
import { type Instant, type Seq, seq } from '../../shared/ids.ts'

/** `receiptOf` is asked for the seqs from 1 to `head`. 0 when the log began later. */
export const newestAt = async (head: Seq, at: Instant, receiptOf: (seq: Seq) => Promise<Instant> | Instant): Promise<Seq> => {
  let [low, high]: [number, number] = [0, head]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((await receiptOf(seq(middle))) <= at) low = middle
    else high = middle - 1
  }
  return seq(low)
}
