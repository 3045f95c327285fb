// LRU cache of results: a state at a seq never changes, so what is derived from it can be kept.

export interface Newest<Value> {
  get(key: string, make: () => Promise<Value>): Promise<Value>
  has(key: string): boolean
}

/** Values whose sizes sum up to at most `most`; the last one asked for may be larger alone. */
interface Bound<Value> {
  readonly sizeOf: (value: Value) => number
  readonly most: number
}
interface Kept<Value> {
  readonly value: Promise<Value>
  /** Null until it is computed. */
  computed: Value | null
}

/** For `most` values; the least recently used is dropped first. Concurrent requests share one computation. */
export const keepNewest = <Value>(most: number, bound?: Bound<Value>): Newest<Value> => {
  const kept = new Map<string, Kept<Value>>()
  const sizes = () => {
    let sum = 0
    // A value may have grown since it was computed.
    for (const { computed } of kept.values()) if (bound && computed !== null) sum += bound.sizeOf(computed)
    return sum
  }
  const drop = () => {
    for (const oldest of kept.keys()) {
      if (kept.size <= 1 || (kept.size <= most && (!bound || sizes() <= bound.most))) break
      kept.delete(oldest)
    }
  }
  return {
    has: (key) => kept.has(key),
    get(key, make) {
      const one: Kept<Value> = kept.get(key) ?? { value: make(), computed: null }
      kept.delete(key)
      kept.set(key, one)
      one.value.then(
        (computed) => {
          one.computed = computed
          drop()
        },
        () => {
          if (kept.get(key) === one) kept.delete(key)
        },
      )
      drop()
      return one.value
    },
  }
}
