// The last line of `.ci/run`: the counts of `npm test` and `npm run test:long` together. A part that left none has failed.
import { existsSync, readFileSync } from 'node:fs'
import { type Counts, countsFile, sayCounts } from './harness/testCounts.ts'

const countsOf = (part: 'core' | 'long'): Counts => {
  const file = countsFile(part)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 1, skipped: 0 }
}
const [core, long] = [countsOf('core'), countsOf('long')]
const sum = { passed: core.passed + long.passed, failed: core.failed + long.failed, skipped: core.skipped + long.skipped }
console.log(`\n${sayCounts(sum)}`)
process.exit(sum.failed > 0 || sum.passed === 0 ? 1 : 0)
