// A server of Ruta whose clock the season turns: it goes on as the real one does, and hours pass at a message of its parent.

import { runServer } from '../../server/cli/run.ts'
import { type Clock, systemClock } from '../../server/clock.ts'
import { readConfig } from '../../server/config.ts'
import { issueSetUpLink } from '../../server/identity/setUp.ts'
import { instant } from '../../shared/ids.ts'

interface Timer {
  readonly at: number
  readonly task: () => void
  cancel: () => void
}
let ahead = Number(process.env.AHEAD ?? 0)
const timers = new Set<Timer>()
const now = () => Date.now() + ahead
const start = (timer: Timer): void => {
  timer.cancel = systemClock.after(Math.max(0, timer.at - now()), () => {
    timers.delete(timer)
    timer.task()
  })
}
const clock: Clock = {
  ...systemClock,
  now: () => instant(now()),
  after(ms, task) {
    const timer: Timer = { at: now() + ms, task, cancel: () => undefined }
    timers.add(timer)
    start(timer)
    return () => {
      timers.delete(timer)
      timer.cancel()
    }
  },
}
process.on('message', (ms) => {
  ahead += Number(ms)
  for (const timer of timers) {
    timer.cancel()
    start(timer)
  }
  process.send?.(ahead)
})
process.on('disconnect', () => process.exit(0))

await runServer(readConfig(process.env), {
  ports: { clock },
  async started({ deps, url }) {
    const link = await issueSetUpLink(deps)
    if (link) console.log(`${url}/set-up#${link.token}`)
  },
})
