// Counts failures per key in windows of a quarter of an hour; successes are free.
import type { Clock } from './clock.ts'
import type { Store } from './db/rowStore.ts'
import { networksOf } from './networks.ts'

export interface ThrottleBudget {
  readonly key: string
  readonly failures: number
}

export interface Throttle {
  /** Seconds until the next attempt; 0 when it is allowed. */
  wait(budgets: readonly ThrottleBudget[]): Promise<number>
  fail(budgets: readonly ThrottleBudget[]): Promise<void>
  /**
   * Counts a failure before the attempt, so that parallel attempts cannot exceed the limit. Returns the seconds to wait, and counts nothing; 0 when
   * it may be tried. Once the limit is reached it only reads, so that a flood of attempts costs no writes.
   */
  take(budgets: readonly ThrottleBudget[]): Promise<number>
  /** The attempt succeeded: takes the count back. */
  giveBack(budgets: readonly ThrottleBudget[]): Promise<void>
}

export const WINDOW_MS = 15 * 60_000

const FAILURES_PER_ADDRESS = 200
/** Counts all guesses from this address, for any account. */
export const byAddress = (address: string): readonly ThrottleBudget[] =>
  networksOf(address).map(({ name, share }) => ({ key: `${OF_NETWORK}${name}`, failures: FAILURES_PER_ADDRESS * share }))
const OF_NETWORK = 'address:'
export const isOfNetwork = (key: string): boolean => key.startsWith(OF_NETWORK)

export const createThrottle = (db: Store, clock: Clock): Throttle => ({
  wait: (budgets) => secondsLeft(db, clock.now(), budgets),
  async fail(budgets) {
    await db.transaction().execute((transaction) => count(transaction, clock.now(), budgets))
  },
  async take(budgets) {
    const left = await secondsLeft(db, clock.now(), budgets)
    if (left > 0) return left
    return await db.transaction().execute(async (transaction) => {
      const now = clock.now()
      const counted = await count(transaction, now, budgets)
      const over = counted.filter(({ failures }, at) => failures > (budgets[at]?.failures ?? 0))
      if (over.length > 0) await uncount(transaction, budgets)
      return Math.max(0, ...over.map((row) => Math.ceil((Math.min(row.window_start, now) + WINDOW_MS - now) / 1000)))
    })
  },
  async giveBack(budgets) {
    await uncount(db, budgets)
  },
})

const secondsLeft = async (db: Store, now: number, budgets: readonly ThrottleBudget[]): Promise<number> => {
  const keys = budgets.map((budget) => budget.key)
  const rows = await db
    .selectFrom('throttle')
    .selectAll()
    .where('key', 'in', keys)
    .where('window_start', '>', now - WINDOW_MS)
    .execute()
  // A clock that was ahead and has been set back must not lock anybody out for longer than a window, which begins now.
  if (rows.some((row) => row.window_start > now))
    await db.updateTable('throttle').set({ window_start: now }).where('key', 'in', keys).where('window_start', '>', now).execute()
  const spent = rows.filter((row) => row.failures >= (budgets.find((budget) => budget.key === row.key)?.failures ?? 0))
  return Math.max(0, ...spent.map((row) => Math.ceil((Math.min(row.window_start, now) + WINDOW_MS - now) / 1000)))
}

/** Adds one failure to each, and returns the rows in order. */
const count = async (db: Store, now: number, budgets: readonly ThrottleBudget[]) => {
  await db
    .deleteFrom('throttle')
    .where('window_start', '<=', now - WINDOW_MS)
    .execute()
  const rows: { readonly failures: number; readonly window_start: number }[] = []
  for (const { key } of budgets)
    rows.push(
      await db
        .insertInto('throttle')
        .values({ key, failures: 1, window_start: now })
        .onConflict((conflict) => conflict.column('key').doUpdateSet((row) => ({ failures: row('throttle.failures', '+', 1) })))
        .returning(['failures', 'window_start'])
        .executeTakeFirstOrThrow(),
    )
  return rows
}

const uncount = async (db: Store, budgets: readonly ThrottleBudget[]) => {
  await db
    .updateTable('throttle')
    .set((row) => ({ failures: row('failures', '-', 1) }))
    .where(
      'key',
      'in',
      budgets.map(({ key }) => key),
    )
    .where('failures', '>', 0)
    .execute()
}

/** Sequential per key, so that parallel guesses cannot exceed the limit. */
export const createKeyedQueue = (mostWaiting: number) => {
  const lines = new Map<string, { waiting: number; last: Promise<unknown> }>()
  /** Null when too many wait for this key. */
  return async <T>(key: string, work: () => Promise<T>): Promise<T | null> => {
    const line = lines.get(key) ?? { waiting: 0, last: Promise.resolve() }
    if (line.waiting >= mostWaiting) return null
    line.waiting++
    lines.set(key, line)
    const mine = line.last.then(work)
    // The next one starts even if this one failed; its caller gets the error.
    line.last = mine.catch((error: unknown) => error)
    try {
      return await mine
    } finally {
      line.waiting--
      if (line.waiting === 0) lines.delete(key)
    }
  }
}
