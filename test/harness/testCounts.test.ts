import { expect, test } from 'vitest'
import { countTests, crashesIn, type Report } from './testCounts.ts'

const file = (name: string, status: string, ...statuses: string[]): Report['testResults'][number] => ({
  name,
  status,
  assertionResults: statuses.map((each, index) => ({ status: each, fullName: `${name} ${index}`, failureMessages: null })),
})
const NONE = { files: [], otherErrors: 0 }
const crash = (name: string) => ({
  message: '[vitest-pool]: Worker forks emitted error.',
  cause: { message: `Worker exited unexpectedly with signal SIGSEGV during started state while running test file ${name}` },
})

test('counts passed, failed and skipped tests of a run', () => {
  const report = { testResults: [file('/a', 'passed', 'passed', 'skipped'), file('/b', 'failed', 'passed', 'failed')] }
  expect(countTests(report, NONE)).toEqual({ passed: 2, failed: 1, skipped: 1 })
})

test('counts a file that could not be loaded as failed', () => {
  expect(countTests({ testResults: [file('/a', 'failed')] }, NONE)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('counts an error outside the tests as failed', () => {
  expect(countTests({ testResults: [file('/a', 'passed', 'passed')] }, crashesIn([{ cause: undefined }])).failed).toBe(1)
})

test('leaves a file whose process died to its second run, and no other', () => {
  const crashes = crashesIn([crash('/a'), crash('/a')])
  expect(crashes).toEqual({ files: ['/a'], otherErrors: 0 })
  const report = { testResults: [file('/a', 'failed', 'passed', 'pending'), file('/b', 'failed', 'failed')] }
  expect(countTests(report, crashes)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('takes a process that ended by itself for an error, not for a crash', () => {
  const ended = { cause: { message: 'Worker exited unexpectedly with exit code 1 during started state' } }
  expect(crashesIn([ended])).toEqual({ files: [], otherErrors: 1 })
})
