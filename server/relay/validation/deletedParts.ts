// How much of a struct an update deletes. The ranges are taken as they come: a sender may name one twice, or in any order.
import { type DeletedRange, type DeleteSet, rangesIn } from '../../../shared/yjs/decodedUpdate.ts'

/** So many of `length` clocks of `client` from `from` on. */
export type DeletedParts = (client: number, from: number, length: number) => number

export const createDeletedParts = (deleted: DeleteSet): DeletedParts => {
  const ordered = new Map<number, readonly Range[]>()
  const rangesOf = (client: number): readonly Range[] => {
    const known = ordered.get(client)
    if (known) return known
    const ranges = withoutOverlaps(rangesIn(deleted).get(client) ?? [])
    ordered.set(client, ranges)
    return ranges
  }
  return (client, from, length) => {
    const ranges = rangesOf(client)
    let [low, high] = [0, ranges.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ranges[middle]?.to ?? 0) > from) high = middle
      else low = middle + 1
    }
    let count = 0
    for (let range = ranges[low]; range && range.from < from + length; range = ranges[++low])
      count += Math.min(range.to, from + length) - Math.max(range.from, from)
    return count
  }
}

interface Range {
  readonly from: number
  readonly to: number
}
const withoutOverlaps = (ranges: readonly DeletedRange[]): readonly Range[] => {
  const ordered: Range[] = []
  for (const { clock, len } of [...ranges].sort((a, b) => a.clock - b.clock)) {
    const from = Math.max(clock, ordered.at(-1)?.to ?? 0)
    if (clock + len > from) ordered.push({ from, to: clock + len })
  }
  return ordered
}
