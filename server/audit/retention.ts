// Removes old entries by closing a segment: its last hash is kept, so that the chain continues from it, and the closing is an entry.
import type { Random } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import type { Store } from '../db/rowStore.ts'
import { takeIn } from './append.ts'
import { CLOSED, closingOf } from './chain.ts'

const DAY_MS = 24 * 3_600_000

/** Removes entries older than this many days; returns how many. */
export const closeSegment = async (
  { db, clock, random }: { readonly db: Store; readonly clock: Pick<Clock, 'now'>; readonly random: Random },
  days: number,
): Promise<number> =>
  db.transaction().execute(async (inside) => {
    const now = clock.now()
    const cutoff = now - days * DAY_MS
    const kept = await inside
      .selectFrom('audit')
      .select('n')
      .where('n', 'is not', null)
      .where('at', '>=', cutoff)
      .orderBy('n')
      .limit(1)
      .executeTakeFirst()
    const old = inside.selectFrom('audit').select(['n', 'at', 'hash']).where('n', 'is not', null)
    const gone = kept?.n ? old.where('n', '<', kept.n) : old
    const [first, last] = [await gone.orderBy('n').limit(1).executeTakeFirst(), await gone.orderBy('n', 'desc').limit(1).executeTakeFirst()]
    if (!first?.n || !last?.n || !last.hash) return 0
    await inside
      .insertInto('audit_segment')
      .values({ first: first.n, last: last.n, hash: last.hash, from_at: first.at, until_at: last.at, closed_at: now })
      .execute()
    await inside.deleteFrom('audit').where('n', '<=', last.n).execute()
    const detail = closingOf(first.n, { n: last.n, hash: last.hash })
    await inside.insertInto('audit').values({ at: now, account: null, action: CLOSED, subject: 'audit', detail, address: '' }).execute()
    await takeIn(inside, random)
    return last.n - first.n + 1
  })

const EVERY_MS = 3_600_000
/** A clock set ahead must not delete the audit: it must have run evenly for a day. */
const STEADY_ROUNDS = 24
const EVEN_MS = 10 * 60_000

interface Needs {
  readonly db: Store
  readonly clock: Clock
  readonly random: Random
  readonly days: number
  readonly report: (what: string, error: unknown) => void
}

/** Runs every hour until it is stopped. */
export const keepRetention = ({ report, days, ...deps }: Needs): (() => void) => {
  const { clock } = deps
  let steady = 0
  let expected = clock.now() + EVERY_MS
  let stopped = false
  let cancel = () => {}
  const wait = () => {
    if (!stopped) cancel = clock.after(EVERY_MS, () => void round())
  }
  const round = async () => {
    steady = Math.abs(clock.now() - expected) < EVEN_MS ? steady + 1 : 0
    expected = clock.now() + EVERY_MS
    try {
      if (steady >= STEADY_ROUNDS) await closeSegment(deps, days)
    } catch (error) {
      report('old entries of the audit could not be closed', error)
    }
    wait()
  }
  wait()
  return () => {
    stopped = true
    cancel()
  }
}
