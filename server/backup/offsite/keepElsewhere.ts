// While it runs, the server keeps itself elsewhere: each minute, in a thread of its own, so that no keystroke waits for it.
import { Worker } from 'node:worker_threads'
import type { Clock } from '../../clock.ts'
import type { Where } from '../../storage/storage.ts'

/** What the thread is started with. */
export interface KeeperData {
  readonly where: Where
  /** Of this machine, for copies on their way and for what was sent last. */
  readonly folder: string
  /** As the setting has it. */
  readonly to: string
  readonly recipients: readonly string[]
  /** Whole copies are kept for so many days. */
  readonly days: number
}
export interface KeeperAnswer {
  readonly trouble: string | null
}

interface Needs {
  readonly clock: Clock
  /** Of several servers one does it for all. */
  readonly isFirst: () => Promise<boolean>
  readonly report: (what: string, error: unknown) => void
}

const MINUTE = 60_000
const KEEPER = new URL('worker.ts', import.meta.url)

/** Until the returned function is called. */
export const keepElsewhere = (data: KeeperData, { clock, isFirst, report }: Needs): (() => Promise<void>) => {
  let worker: Worker | null = null
  let busy = false
  let said: string | null = null
  let cancel = () => {}
  const settle = (trouble: string | null) => {
    busy = false
    // Once, and not each minute for as long as it lasts.
    if (trouble !== null && trouble !== said) report('what is written here is not kept elsewhere', new Error(trouble))
    said = trouble
  }
  const start = (): Worker => {
    const begun = new Worker(KEEPER, { workerData: data })
    begun.on('message', ({ trouble }: KeeperAnswer) => settle(trouble))
    begun.on('error', (error) => {
      worker = null
      settle(error.message)
    })
    begun.unref()
    return begun
  }
  const round = async () => {
    cancel = clock.after(MINUTE, () => void round())
    try {
      if (busy || !(await isFirst())) return
      busy = true
      worker ??= start()
      worker.postMessage('keep')
    } catch (error) {
      // The database is away: nothing is written meanwhile either.
      settle(error instanceof Error ? error.message : String(error))
    }
  }
  cancel = clock.after(MINUTE, () => void round())
  return async () => {
    cancel()
    await worker?.terminate()
  }
}
