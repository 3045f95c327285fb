// The whole of `npm test`: check, build, every test; its last line counts them. Arguments go to Vitest: `npm test -- test/relay`.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { needChromium } from './harness/chromium.ts'
import { needRedis } from './harness/needRedis.ts'
import { needPostgres } from './harness/postgres.ts'

const REPORT = 'test/out/report.json'

const step = (command: string, ...args: string[]): boolean => {
  console.log(`\n> ${command} ${args.join(' ')}`)
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0
}

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numFailedTestSuites: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly assertionResults: readonly {
      readonly status: string
      readonly fullName: string
      readonly failureMessages: readonly string[] | null
    }[]
  }[]
}

/** A test that failed once and passed when it was run again is told: it is a fault to be found, here or in Ruta. */
const tellSecondTries = ({ testResults }: Report): void => {
  for (const { name, assertionResults } of testResults)
    for (const { status, fullName, failureMessages } of assertionResults)
      if (status === 'passed' && failureMessages && failureMessages.length > 0)
        console.log(`\npassed on the second try: ${name} > ${fullName}\n${failureMessages.join('\n')}`)
}

const counts = (): { passed: number; failed: number; skipped: number } => {
  const report: Report = JSON.parse(readFileSync(REPORT, 'utf8'))
  tellSecondTries(report)
  return {
    passed: report.numPassedTests,
    // A file that could not be loaded has no failed test of its own, yet it has failed.
    failed: report.numFailedTests > 0 ? report.numFailedTests : report.numFailedTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

const only = process.argv.slice(2)
mkdirSync('test/out', { recursive: true })
rmSync(REPORT, { force: true })
try {
  needChromium()
  needPostgres()
  needRedis()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
const whole = only.length === 0
const checked = !whole || (step('npm', 'run', '--silent', 'check') && step('npm', 'run', '--silent', 'build'))
const ran = checked && step('npx', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`, ...only)
const { passed, failed, skipped } = checked ? counts() : { passed: 0, failed: 1, skipped: 0 }
const bad = failed + (ran || failed > 0 ? 0 : 1)
console.log(`\n${passed} passed, ${bad} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(bad > 0 || passed === 0 ? 1 : 0)
