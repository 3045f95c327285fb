import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { platform } from 'node:os'
import { Worker } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import type { ThreadPriority } from '../../server/threadPriority.ts'

const MODULE = new URL('../../server/threadPriority.ts', import.meta.url)
const SCHED_OTHER = 0
const SCHED_IDLE = 5

/** Policy and nice value of the calling thread: fields 41 and 19 of proc_pid_stat(5), counted from the state behind the name. */
const read = (stat: string) => {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return { policy: Number(fields[38]), nice: Number(fields[16]) }
}
const inWorker = async (priority: ThreadPriority, path = process.env.PATH) => {
  const code = `import { readFileSync } from 'node:fs'; import { parentPort } from 'node:worker_threads'; import { setThreadPriority } from '${MODULE}'
setThreadPriority('${priority}'); parentPort.postMessage(readFileSync('/proc/thread-self/stat', 'utf8'))`
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), { env: { ...process.env, PATH: path } })
  const [stat] = await once(worker, 'message')
  await worker.terminate()
  return read(stat)
}

describe.runIf(platform() === 'linux')('the priority of a thread', () => {
  test('is idle or low for that thread alone; low where there is no chrt', async () => {
    expect(await inWorker('idle')).toMatchObject({ policy: SCHED_IDLE })
    expect(await inWorker('low')).toEqual({ policy: SCHED_OTHER, nice: 10 })
    expect(await inWorker('idle', '/nowhere')).toEqual({ policy: SCHED_OTHER, nice: 10 })
    expect(read(readFileSync('/proc/self/stat', 'utf8'))).toEqual({ policy: SCHED_OTHER, nice: 0 })
  })
})
