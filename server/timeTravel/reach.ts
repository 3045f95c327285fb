// Read-your-writes for the history: a request waits until the history has processed the entries that it is about.
import type { Moment } from '../../shared/history/comparison.ts'
import { HISTORY_VERSION } from '../../shared/history/fold/historyVersion.ts'
import type { DocumentId } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import type { Store } from '../db/rowStore.ts'
import { HISTORY_PROJECTION } from '../history/historyStore.ts'

/** False on timeout. */
export type ReachSeqs = (seqs: Moment['seqs']) => Promise<boolean>

interface Dependencies {
  readonly db: Store
  readonly clock: Clock
  /** Starts the projector on these without waiting for its end, since others may go on writing. */
  readonly projected: (documents: readonly DocumentId[]) => Promise<void>
  readonly report: (what: string, error: unknown) => void
}

const LOOK_AGAIN_MS = 20
/** Without any progress. */
const PATIENCE_MS = 20_000
/** While a long history is found anew, as after an upgrade; less than the minute after which proxies give up. */
const LONGEST_MS = 55_000

export const createReach = ({ db, clock, projected, report }: Dependencies): ReachSeqs => {
  let looking: Promise<ReadonlyMap<string, number>> | null = null
  const look = async (of?: Moment['seqs']): Promise<ReadonlyMap<string, number>> => {
    const all = db
      .selectFrom('projector')
      .select(['document', 'seq'])
      .where('name', '=', HISTORY_PROJECTION)
      .where('version', '=', HISTORY_VERSION)
    const documents = of?.map(({ document }) => document)
    const rows = await (documents ? all.where('document', 'in', documents) : all).execute()
    return new Map(rows.map((row) => [row.document, row.seq]))
  }
  /** One shared poll for all waiting requests, so that their number does not matter. */
  const lookAgain = () => {
    looking ??= new Promise<void>((resolve) => clock.after(LOOK_AGAIN_MS, resolve)).then(() => {
      looking = null
      return look()
    })
    return looking
  }
  const isReached = (reached: ReadonlyMap<string, number>, seqs: Moment['seqs']) =>
    seqs.every(({ document, seq }) => (reached.get(document) ?? 0) >= seq)

  return async (seqs) => {
    if (seqs.length === 0) return true
    const before = await look(seqs)
    const missing = seqs.filter((one) => !isReached(before, [one]))
    if (missing.length === 0) return true
    const start = clock.elapsed()
    let settled = false
    // Stays pending after a failure: then only polling shows the progress.
    const settling = new Promise<void>((resolve) => {
      projected(missing.map(({ document }) => document)).then(
        () => {
          settled = true
          resolve()
        },
        (error: unknown) => report('history could not be caught up', error),
      )
    })
    const sumOf = (reached: ReadonlyMap<string, number>) => missing.reduce((sum, { document }) => sum + (reached.get(document) ?? 0), 0)
    let [progress, read] = [start, sumOf(before)]
    while (clock.elapsed() - progress < PATIENCE_MS && clock.elapsed() - start < LONGEST_MS) {
      const asFarAsItGoes = settled
      const reached = await Promise.race([lookAgain(), settling.then(() => look(seqs))])
      // What is still unprocessed is in a damaged log: the history of other documents is still answered.
      if (isReached(reached, seqs) || asFarAsItGoes) return true
      const now = sumOf(reached)
      if (now > read) [progress, read] = [clock.elapsed(), now]
    }
    return false
  }
}
