// Runs tasks one after the other. A failure is reported to its caller and does not affect the next task.

export interface Turns {
  take<T>(work: () => Promise<T>): Promise<T>
  /** Resolves when all tasks added before have finished. */
  over(): Promise<void>
}

export const createLogTurns = (): Turns => {
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
