// LRU cache of results: a state at a seq never changes, so what is derived from it can be kept.

export interface Newest<Value> {
  get(key: string, make: () => Promise<Value>): Promise<Value>
}

/** For `most` values; the least recently used is dropped first. Concurrent requests share one computation. */
export const keepNewest = <Value>(most: number): Newest<Value> => {
  const kept = new Map<string, Promise<Value>>()
  return {
    get(key, make) {
      const value = kept.get(key) ?? make()
      kept.delete(key)
      kept.set(key, value)
      value.catch(() => kept.delete(key))
      const [oldest] = kept.keys()
      if (kept.size > most && oldest !== undefined) kept.delete(oldest)
      return value
    },
  }
}
