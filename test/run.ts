// The whole of `npm test`: check, build, every test; its last line counts them. Arguments go to Vitest: `npm test -- test/server/relay`.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { needChromium } from './harness/chromium.ts'
import { CRASHES } from './harness/crashReporter.ts'
import { needRedis } from './harness/needRedis.ts'
import { needPostgres } from './harness/postgres.ts'
import { type Counts, type Crashes, countTests, type Report } from './harness/testCounts.ts'

const REPORT = 'test/out/report.json'

const step = (command: string, ...args: string[]): boolean => {
  console.log(`\n> ${command} ${args.join(' ')}`)
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0
}

/** A test that failed once and passed when it was run again is told: it is a fault to be found, here or in Ruta. */
const tellSecondTries = ({ testResults }: Report): void => {
  for (const { name, assertionResults } of testResults)
    for (const { status, fullName, failureMessages } of assertionResults)
      if (status === 'passed' && failureMessages && failureMessages.length > 0)
        console.log(`\npassed on the second try: ${name} > ${fullName}\n${failureMessages.join('\n')}`)
}

const vitest = (files: readonly string[]): { counts: Counts; crashed: readonly string[] } => {
  for (const file of [REPORT, CRASHES]) rmSync(file, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`, '--reporter=./test/harness/crashReporter.ts']
  const ended = step('npx', 'vitest', 'run', ...reporters, ...files)
  const report: Report = JSON.parse(readFileSync(REPORT, 'utf8'))
  const crashes: Crashes = JSON.parse(readFileSync(CRASHES, 'utf8'))
  tellSecondTries(report)
  const counts = countTests(report, crashes)
  const isExplained = ended || counts.failed > 0 || crashes.files.length > 0
  return { counts: isExplained ? counts : { ...counts, failed: 1 }, crashed: crashes.files }
}

/** V8 itself may crash (DECISIONS.md, *Operation*): a file that lost its process is run once more, and named. */
const runTests = (files: readonly string[]): Counts => {
  const first = vitest(files)
  if (first.crashed.length === 0) return first.counts
  console.log(`\ntheir process died of a signal; they are run once more:\n${first.crashed.join('\n')}`)
  const second = vitest(first.crashed)
  return {
    passed: first.counts.passed + second.counts.passed,
    failed: first.counts.failed + second.counts.failed + second.crashed.length,
    skipped: first.counts.skipped + second.counts.skipped,
  }
}

const only = process.argv.slice(2)
mkdirSync('test/out', { recursive: true })
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
const { passed, failed, skipped } = checked ? runTests(only) : { passed: 0, failed: 1, skipped: 0 }
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(failed > 0 || passed === 0 ? 1 : 0)
