// Memo of a value derived from something that changes with every key, which notifies only when the value differs. A plain memo would first mark all
// dependents, hundreds of rows, as stale.
import { type Accessor, createComputed, createSignal, untrack } from 'solid-js'

export const createSteady = <T>(read: () => T, equals: (before: T, after: T) => boolean): Accessor<T> => {
  const [value, setValue] = createSignal(untrack(read), { equals })
  createComputed(() => {
    const now = read()
    setValue(() => now)
  })
  return value
}

export const sameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at])
