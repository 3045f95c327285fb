// `npm run doctor`: examines the installation that the environment names, and reports what is wrong and what to do about it. It changes
// nothing. Exit code 1 when something is wrong.
import { systemClock } from '../clock.ts'
import { examine } from '../doctor/examine.ts'
import type { Finding } from '../doctor/finding.ts'

const MARK: Readonly<Record<Finding['level'], string>> = { well: 'ok   ', attention: 'WARN ', wrong: 'ERROR' }

process.exitCode = await run()

async function run(): Promise<number> {
  if (process.argv.length > 2) {
    process.stderr.write(
      'Use: npm run doctor, with the same environment as the server (node_modules/.bin/node --env-file=… server/cli/doctor.ts)\n',
    )
    return 2
  }
  const all: Finding[] = []
  for await (const { name, findings } of examine(process.env, systemClock)) {
    if (findings.length > 0) say(`\n${name}`)
    for (const { level, what, remedy } of findings) say(`  ${MARK[level]}  ${what}${remedy === null ? '' : `\n         → ${remedy}`}`)
    all.push(...findings)
  }
  const count = (level: Finding['level']) => all.filter((found) => found.level === level).length
  say(`\nErrors: ${count('wrong')}. Warnings: ${count('attention')}. OK: ${count('well')}.`)
  return count('wrong') === 0 ? 0 : 1
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
