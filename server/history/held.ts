// What was read of spans of the history and is extended when the same is asked again, instead of being read anew.

export interface HeldSpans<Value> {
  get(key: string): Value | undefined
  put(key: string, value: Value): void
  take(key: string): Value | undefined
}

/** Parts of all values together, each of some hundred bytes. */
const MOST_PARTS = 60_000

/** `sizeOf`: of how many parts a value is. The values that were put longest ago are dropped first. */
export const createHeld = <Value>(sizeOf: (value: Value) => number): HeldSpans<Value> => {
  const held = new Map<string, { readonly value: Value; readonly parts: number }>()
  let sum = 0
  const take = (key: string): Value | undefined => {
    const one = held.get(key)
    held.delete(key)
    sum -= one?.parts ?? 0
    return one?.value
  }
  return {
    get: (key) => held.get(key)?.value,
    put(key, value) {
      take(key)
      // An empty value takes room, too.
      const parts = 1 + sizeOf(value)
      held.set(key, { value, parts })
      sum += parts
      for (const oldest of held.keys()) {
        if (sum <= MOST_PARTS) break
        take(oldest)
      }
    },
    take,
  }
}
