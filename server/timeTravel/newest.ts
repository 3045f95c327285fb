// What was asked for lately, and what it came to: a state at a seq never changes, so its reading can be kept.

export interface Newest<Value> {
  get(key: string, make: () => Promise<Value>): Promise<Value>
}

/** Of `most` values; the one that was not asked for the longest goes first. Who asks while one is made waits for the same. */
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
