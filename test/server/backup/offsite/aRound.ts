// A process as a server is one, with its first round of off-site backups at once. Its argument is the data of the worker thread; it prints
// what was reported, and ends after the round.
import { setTimeout as sleep } from 'node:timers/promises'
import { type KeeperData, keepElsewhere } from '../../../../server/backup/offsite/keepElsewhere.ts'
import { trustOwnAuthorities } from '../../../../server/ownAuthorities.ts'
import { createFakeClock } from '../../fakeClock.ts'

const data: KeeperData = JSON.parse(process.argv[2] ?? '')
const untrusted = trustOwnAuthorities(process.env)
if (untrusted !== null) throw new Error(untrusted)
const clock = createFakeClock()
const begunAt = clock.now()
let isOver = false
const keeper = keepElsewhere(data, {
  clock,
  isFirst: async () => true,
  seconds: 60,
  tell: async () => undefined,
  report(_, error) {
    process.stdout.write(String(error))
    isOver = true
  },
})
clock.advance(60_000)
// The thread alone keeps no process alive.
while (!isOver && keeper.goodAt() === begunAt) await sleep(50)
await keeper.stop()
