// What is derived from something that changes with every key, and is heard of only when it is another value. A memo would first mark all
// that depends on it, hundreds of rows, which would then find that they have nothing to do.
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
