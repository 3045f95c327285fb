// A Vitest reporter: writes which test files lost their process to a signal, and how many errors of another kind came with no test.
import { writeFileSync } from 'node:fs'
import type { Reporter } from 'vitest/node'

export const CRASHES = 'test/out/crashes.json'

export interface Crashes {
  /** Absolute paths. */
  readonly files: readonly string[]
  /** Unhandled errors that are no crash of a worker. */
  readonly otherErrors: number
}

const CRASHED = /^Worker exited unexpectedly with signal \w+ .*while running test file (.+)$/s

const messageOf = (cause: unknown): string =>
  typeof cause === 'object' && cause !== null && 'message' in cause && typeof cause.message === 'string' ? cause.message : ''

/** Null for an error of another kind. */
export const crashedFile = (error: { readonly message?: string; readonly cause?: unknown }): string | null =>
  CRASHED.exec(messageOf(error.cause))?.[1] ?? null

export default class implements Reporter {
  onTestRunEnd: Reporter['onTestRunEnd'] = (_modules, errors) => {
    const files = errors.map(crashedFile)
    const crashes: Crashes = {
      files: [...new Set(files.filter((file) => file !== null))],
      otherErrors: files.filter((file) => file === null).length,
    }
    writeFileSync(CRASHES, JSON.stringify(crashes))
  }
}
