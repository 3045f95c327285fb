// Vitest reporter for `npm test`: records test files whose process was killed by a signal.
import { writeFileSync } from 'node:fs'
import type { Reporter } from 'vitest/node'
import { crashesIn } from './testCounts.ts'

export const CRASHES = 'test/out/crashes.json'

export default class implements Reporter {
  onTestRunEnd: Reporter['onTestRunEnd'] = (_modules, errors) => writeFileSync(CRASHES, JSON.stringify(crashesIn(errors)))
}
