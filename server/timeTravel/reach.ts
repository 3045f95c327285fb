// Read-your-writes for the history: a request waits until the history has processed the entries that it is about.
import type { RefusalAnswer } from '../../shared/api/refusal.ts'
import type { Moment } from '../../shared/history/comparison.ts'
import { HISTORY_VERSION } from '../../shared/history/fold/historyVersion.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import type { Clock } from '../clock.ts'
import type { Store } from '../db/rowStore.ts'
import { HISTORY_PROJECTION } from '../history/historyStore.ts'

/** Refused as `history-behind` when it takes longer, and as `unavailable` when it does not go on. */
export type ReachSeqs = (seqs: Moment['seqs']) => Promise<Result<undefined, 'history-behind' | 'unavailable'> & Pick<RefusalAnswer, 'read'>>

interface Dependencies {
  readonly db: Store
  readonly clock: Clock
  /** Starts the projector on these without waiting for its end, since others may go on writing. */
  readonly projected: (documents: readonly DocumentId[]) => Promise<void>
  readonly report: (what: string, error: unknown) => void
}

const LOOK_AGAIN_MS = 20
/** Those asked for may wait for others: whether anything goes on at all. */
const LOOK_EVERYWHERE_MS = 1_000
/** Without any progress. */
const PATIENCE_MS = 20_000
/** A long history that is found anew, as after an upgrade, takes minutes: the caller is told how much of it has been read. */
const LONGEST_MS = 10_000
/** Before it can be said how long it takes. */
const ESTIMATE_MS = 1_000

export const createReach = ({ db, clock, projected, report }: Dependencies): ReachSeqs => {
  const cursors = () => db.selectFrom('projector').where('name', '=', HISTORY_PROJECTION).where('version', '=', HISTORY_VERSION)
  const look = async (documents: readonly DocumentId[]): Promise<ReadonlyMap<string, number>> => {
    const rows = await cursors().select(['document', 'seq']).where('document', 'in', documents).execute()
    return new Map(rows.map((row) => [row.document, row.seq]))
  }
  let looking: { readonly documents: Set<DocumentId>; readonly found: Promise<ReadonlyMap<string, number>> } | null = null
  /** One shared poll for all waiting requests, so that their number does not matter. */
  const lookAgain = (documents: readonly DocumentId[]) => {
    const wanted = looking?.documents ?? new Set<DocumentId>()
    for (const document of documents) wanted.add(document)
    looking ??= {
      documents: wanted,
      found: new Promise<void>((resolve) => clock.after(LOOK_AGAIN_MS, resolve)).then(() => {
        looking = null
        return look([...wanted])
      }),
    }
    return looking.found
  }
  let sum: { readonly at: number; readonly read: Promise<number> } | null = null
  /** Of all documents, shared too: it takes a moment where there are many. */
  const readEverywhere = () => {
    if (!sum || clock.elapsed() - sum.at >= LOOK_EVERYWHERE_MS) {
      const read = cursors()
        .select(({ fn }) => fn.sum('seq').as('all'))
        .executeTakeFirst()
        .then((row) => Number(row?.all ?? 0))
      sum = { at: clock.elapsed(), read }
    }
    return sum.read
  }
  const isReached = (reached: ReadonlyMap<string, number>, seqs: Moment['seqs']) =>
    seqs.every(({ document, seq }) => (reached.get(document) ?? 0) >= seq)

  return async (seqs) => {
    if (seqs.length === 0) return ok(undefined)
    const documents = seqs.map(({ document }) => document)
    const before = await look(documents)
    const missing = seqs.filter((one) => !isReached(before, [one]))
    if (missing.length === 0) return ok(undefined)
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
    const wanted = missing.reduce((sum, { seq }) => sum + seq, 0)
    const sumOf = (reached: ReadonlyMap<string, number>) =>
      missing.reduce((sum, { document, seq }) => sum + Math.min(reached.get(document) ?? 0, seq), 0)
    const first = sumOf(before)
    // The histories of documents are read one after the other: those asked for may have to wait for others.
    let [progress, read, everywhere] = [start, first, null as { readonly first: number; readonly now: number } | null]
    while (clock.elapsed() - progress < PATIENCE_MS) {
      const asFarAsItGoes = settled
      const reached = await Promise.race([lookAgain(documents), settling.then(() => look(documents))])
      // What is still unprocessed is in a damaged log: the history of other documents is still answered.
      if (isReached(reached, seqs) || asFarAsItGoes) return ok(undefined)
      const [now, all, elapsed] = [sumOf(reached), await readEverywhere(), clock.elapsed() - start]
      if (now > read || (everywhere && all > everywhere.now)) progress = clock.elapsed()
      read = Math.max(read, now)
      everywhere = { first: everywhere?.first ?? all, now: Math.max(everywhere?.now ?? all, all) }
      const whole = (elapsed * (wanted - first)) / (read - first)
      const isLong = read > first && elapsed >= ESTIMATE_MS && whole > LONGEST_MS
      if (isLong || (elapsed > LONGEST_MS && (read > first || everywhere.now > everywhere.first)))
        return { ...refuse('history-behind'), read: Math.floor((read / wanted) * 100) }
    }
    return refuse('unavailable')
  }
}
