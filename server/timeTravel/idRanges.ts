// Map of ranges of Yjs ids to values: the entry that inserted or deleted them.

export interface IdRanges<Value> {
  /** Existing ranges keep their value: an id is inserted once, and deleted once. */
  add(range: { readonly client: number; readonly from: number; readonly to: number }, value: Value): void
  at(client: number, clock: number): Value | null
  /** The next clock after `clock` at which the value may differ; Infinity when there is none. */
  next(client: number, clock: number): number
}

interface Range<Value> {
  readonly from: number
  to: number
  readonly value: Value
}

export const createIdRanges = <Value>(): IdRanges<Value> => {
  const byClient = new Map<number, Range<Value>[]>()

  const place = (ranges: Range<Value>[], from: number, to: number, value: Value) => {
    const index = firstEndingAfter(ranges, from)
    const before = ranges[index - 1]
    if (before && before.to === from && before.value === value) before.to = to
    else ranges.splice(index, 0, { from, to, value })
  }

  return {
    add({ client, from, to }, value) {
      const ranges = byClient.get(client) ?? []
      byClient.set(client, ranges)
      for (let clock = from; clock < to; ) {
        const next = ranges[firstEndingAfter(ranges, clock)]
        const end = next === undefined ? to : Math.min(to, next.from)
        if (end > clock) place(ranges, clock, end, value)
        clock = next === undefined ? to : Math.max(end, next.to)
      }
    },
    at(client, clock) {
      const ranges = byClient.get(client) ?? []
      const range = ranges[firstEndingAfter(ranges, clock)]
      return range !== undefined && range.from <= clock ? range.value : null
    },
    next(client, clock) {
      const ranges = byClient.get(client) ?? []
      const range = ranges[firstEndingAfter(ranges, clock)]
      if (range === undefined) return Number.POSITIVE_INFINITY
      return range.from > clock ? range.from : range.to
    },
  }
}

/** The index of the first range that ends after `clock`: the one that contains it, or the next one. */
const firstEndingAfter = (ranges: readonly { readonly to: number }[], clock: number): number => {
  let [low, high] = [0, ranges.length]
  // Nearly all additions and queries are at the end.
  if ((ranges[high - 1]?.to ?? -1) <= clock) return high
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.to ?? 0) > clock) high = middle
    else low = middle + 1
  }
  return low
}
