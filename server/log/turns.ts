// One piece of work after the other. Whether one failed is its caller's business, and not the next one's.

export interface Turns {
  take<T>(work: () => Promise<T>): Promise<T>
  /** Resolves when nothing is left that was asked for before. */
  over(): Promise<void>
}

export const createTurns = (): Turns => {
  let last: Promise<unknown> = Promise.resolve()
  return {
    take(work) {
      const done = last.then(work, work)
      last = done
      return done
    },
    over: () =>
      last.then(
        () => undefined,
        () => undefined,
      ),
  }
}
