// The server of the bench of groups, in a process of its own: turns its clock, and prints as JSON what each step took of the processor.
import { setTimeout as sleep } from 'node:timers/promises'
import { composeServer } from '../../server/composeServer.ts'
import { readConfig } from '../../server/config.ts'
import { EVERY_MS } from '../../server/notices/rounds.ts'
import { createLogger } from '../../server/observe/logger.ts'
import { FIRST_CHECK_MS, untilNextCheck } from '../../server/trust/rounds.ts'
import { createFakeClock } from '../server/fakeClock.ts'

const MINUTE = 60_000
/** A step is over when a half second took less than this, four times in a row. */
const QUIET_MS = 15

const cpu = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const quiet = async () => {
  for (let [calm, before] = [0, cpu()]; calm < 4; before = cpu()) {
    await sleep(500)
    calm = cpu() - before < QUIET_MS ? calm + 1 : 0
  }
}
const steps: Record<string, number> = {}
const measure = async (name: string, act: () => unknown) => {
  const before = cpu()
  await act()
  await quiet()
  steps[name] = cpu() - before
}

const reading = readConfig({ PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: process.argv[2] ?? '' })
if (!reading.ok) throw new Error(reading.problems.join('\n'))
const clock = createFakeClock(Date.now())
const before = performance.now()
await composeServer(reading.config, { clock, logger: createLogger('silent'), pagesFolder: '/nonexistent' })
steps['start, until it answers (wall time)'] = performance.now() - before
await measure('start, what follows', () => undefined)
await measure('the first round of notices', () => clock.advance(FIRST_CHECK_MS - MINUTE / 2))
await measure('the check after the start', () => clock.advance(MINUTE / 2))
await measure('a round of notices, five minutes later', () => clock.advance(EVERY_MS))
await measure('ten minutes: a round of signing', () => clock.advance(EVERY_MS))
await measure('ten minutes later, with nothing new to sign', () => clock.advance(2 * EVERY_MS))
await measure('a minute', () => clock.advance(MINUTE))
await measure('a night: the check of its logs, the morning', () => clock.advance(untilNextCheck(clock.now())))
process.stdout.write(JSON.stringify(steps))
// What is left of rounds would wait for the clock.
process.exit(0)
