// Makes off-site backups while the server runs: each minute, in a separate thread, so that no edit waits for it.
import { Worker } from 'node:worker_threads'
import type { Clock } from '../../clock.ts'
import { reasonOf } from '../../reasonOf.ts'
import type { StorageLocation } from '../../storage/storage.ts'
import type { TellOperators } from './tellOperators.ts'

/** The data of the worker thread. */
export interface KeeperData {
  readonly where: StorageLocation
  /** A local folder for temporary copies and for the state of the last backup. */
  readonly folder: string
  /** The value of BACKUP_TO. */
  readonly to: string
  readonly recipients: readonly string[]
  /** How many days full backups are kept. */
  readonly days: number
  /** What the installation is called at the destination. */
  readonly address: string
}
export interface KeeperAnswer {
  readonly trouble: string | null
}

interface Needs {
  readonly clock: Clock
  /** Only the first of several servers makes the backups. */
  readonly isFirst: () => Promise<boolean>
  readonly report: (what: string, error: unknown) => void
  /** Between two rounds. */
  readonly seconds: number
  readonly tell: TellOperators
}

/** Until then a failure is one that ends by itself: a network, a restart of the destination. */
const FAILED_MS = 10 * 60_000
/** A round does not take longer, unless something holds it. */
const HELD_MS = 60 * 60_000
const KEEPER = new URL('worker.ts', import.meta.url)

export interface Keeper {
  /** When the last round began that ended without trouble, or when rounds began; null on a server that does not make the backups. */
  readonly goodAt: () => number | null
  readonly stop: () => Promise<void>
}

export const keepElsewhere = (data: KeeperData, { clock, isFirst, report, seconds, tell }: Needs): Keeper => {
  let worker: Worker | null = null
  let busy = false
  /** The outcome of the last round; undefined before there is one. */
  let said: string | null | undefined
  let goodAt: number | null = clock.now()
  let begunAt = clock.now()
  /** Whether operators were told of a failure; null: not known, since another server may have done it. */
  let isTold: boolean | null = null
  let cancel = () => {}
  const settle = (trouble: string | null) => {
    busy = false
    if (trouble === null) goodAt = begunAt
    // A lasting problem is reported once, not each minute.
    if (trouble !== null && trouble !== said) report('off-site backup', new Error(trouble))
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
  const tellOnce = async () => {
    if (goodAt === null) return
    const why = busy && clock.now() - begunAt > HELD_MS ? 'a round has been going on for more than an hour' : said
    if (why === undefined || (why !== null && clock.now() - goodAt < FAILED_MS) || isTold === (why !== null)) return
    await tell(why === null ? null : { since: goodAt, why })
    isTold = why !== null
  }
  const round = async () => {
    cancel = clock.after(seconds * 1_000, () => void round())
    // The next round tries again.
    await tellOnce().catch((error: unknown) => report('operators could not be told of off-site backups', error))
    try {
      if (busy) return
      if (!(await isFirst())) {
        goodAt = null
        isTold = null
        said = undefined
        return
      }
      busy = true
      begunAt = clock.now()
      goodAt ??= begunAt
      worker ??= start()
      worker.postMessage('keep')
    } catch (error) {
      // The database cannot be reached, so nothing is written meanwhile either.
      settle(reasonOf(error))
    }
  }
  cancel = clock.after(seconds * 1_000, () => void round())
  return {
    goodAt: () => goodAt,
    async stop() {
      cancel()
      await worker?.terminate()
    },
  }
}
