// `npm test`: check, build, and all tests but the long ones, which are `npm run test:long`. The last line counts them. Arguments are files, of
// either kind: `npm test -- test/server/relay`.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { needChromium } from './harness/chromium.ts'
import { needRedis } from './harness/needRedis.ts'
import { needPostgres } from './harness/postgres.ts'
import { CRASHES } from './harness/runReporter.ts'
import { type Counts, type Crashes, countsFile, countTests, type Report, sayCounts } from './harness/testCounts.ts'

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

const vitest = (chosen: readonly string[]): { counts: Counts; crashed: readonly string[] } => {
  for (const file of [REPORT, CRASHES]) rmSync(file, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`, '--reporter=./test/harness/runReporter.ts']
  const ended = step('npx', 'vitest', 'run', ...reporters, ...chosen)
  const report: Report = JSON.parse(readFileSync(REPORT, 'utf8'))
  const crashes: Crashes = JSON.parse(readFileSync(CRASHES, 'utf8'))
  tellSecondTries(report)
  const counts = countTests(report, crashes)
  const isExplained = ended || counts.failed > 0 || crashes.files.length > 0
  return { counts: isExplained ? counts : { ...counts, failed: 1 }, crashed: crashes.files }
}

/** V8 itself may crash (DECISIONS.md, *Operation*): a file that lost its process is run once more, and named. */
const runTests = (chosen: readonly string[]): Counts => {
  const first = vitest(chosen)
  if (first.crashed.length === 0) return first.counts
  console.log(`\ntheir process died of a signal; they are run once more:\n${first.crashed.join('\n')}`)
  const second = vitest(first.crashed)
  return {
    passed: first.counts.passed + second.counts.passed,
    failed: first.counts.failed + second.counts.failed + second.crashed.length,
    skipped: first.counts.skipped + second.counts.skipped,
  }
}

const words = process.argv.slice(2)
const isLong = words[0] === 'long'
const only = isLong ? words.slice(1) : words
/** The names of long projects begin with `long`; named files are looked for in all. */
const projects = only.length > 0 ? [] : [`--project=${isLong ? '' : '!'}long*`]
mkdirSync('test/out', { recursive: true })
rmSync(countsFile(isLong ? 'long' : 'core'), { force: true })
try {
  needChromium()
  needPostgres()
  needRedis()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
const isWhole = only.length === 0
const checked = !isWhole || isLong || (step('npm', 'run', '--silent', 'check') && step('npm', 'run', '--silent', 'build'))
const counts = checked ? runTests([...projects, ...only]) : { passed: 0, failed: 1, skipped: 0 }
if (isWhole) writeFileSync(countsFile(isLong ? 'long' : 'core'), JSON.stringify(counts))
console.log(`\n${sayCounts(counts)}`)
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0)
