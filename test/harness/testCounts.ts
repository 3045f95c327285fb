// Summarises a run of Vitest from its JSON report. A file whose process was killed by a signal is excluded: it is run once more.

export interface Report {
  readonly testResults: readonly {
    /** Absolute path. */
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly {
      readonly status: string
      readonly fullName: string
      readonly failureMessages: readonly string[] | null
    }[]
  }[]
}

export interface Crashes {
  /** Absolute paths of the test files whose process was killed. */
  readonly files: readonly string[]
  /** Errors outside tests that are no such kill. */
  readonly otherErrors: number
}

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** Where `npm test` and `npm run test:long` leave their counts for `.ci/run`. */
export const countsFile = (part: 'core' | 'long'): string => `test/out/counts.${part}.json`

/** The last line of a run. */
export const sayCounts = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

const CRASHED = /^Worker exited unexpectedly with signal \w+ .*while running test file (.+)$/s

const messageOf = (cause: unknown): string =>
  typeof cause === 'object' && cause !== null && 'message' in cause && typeof cause.message === 'string' ? cause.message : ''

/** @param errors what Vitest caught outside the tests */
export const crashesIn = (errors: readonly { readonly cause?: unknown }[]): Crashes => {
  const files = errors.map(({ cause }) => CRASHED.exec(messageOf(cause))?.[1] ?? null)
  return {
    files: [...new Set(files.filter((file) => file !== null))],
    otherErrors: files.filter((file) => file === null).length,
  }
}

/** A file that could not be loaded has no failed test of its own, yet counts as failed; so does an error outside the tests. */
export const countTests = ({ testResults }: Report, { files, otherErrors }: Crashes): Counts => {
  const counted = testResults.filter(({ name }) => !files.includes(name))
  const tests = counted.flatMap(({ assertionResults }) => assertionResults)
  const notLoaded = counted.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  )
  const passed = tests.filter(({ status }) => status === 'passed').length
  const failed = tests.filter(({ status }) => status === 'failed').length
  return { passed, failed: failed + notLoaded.length + otherErrors, skipped: tests.length - passed - failed }
}
