// node:sqlite driver of the queries port: statements are prepared once, on a connection shared with the log; writers wait for each other's
// transaction.
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Clock } from '../clock.ts'
import { onSqlite } from '../db/databaseErrors.ts'
import type { Queries } from '../db/queries.ts'
import { createWriteTransaction } from './writeTransaction.ts'

/** LRU cache: filters give many different statements. */
const MOST_PREPARED = 100

export const sqliteQueries = (sqlite: DatabaseSync, clock: Clock): Queries => {
  const write = createWriteTransaction(sqlite, clock)
  const prepared = new Map<string, StatementSync>()
  const prepare = (text: string): StatementSync => {
    const known = prepared.get(text) ?? sqlite.prepare(text)
    prepared.delete(text)
    prepared.set(text, known)
    const [oldest] = prepared.keys()
    if (prepared.size > MOST_PREPARED && oldest !== undefined) prepared.delete(oldest)
    return known
  }
  return {
    engine: 'sqlite',
    all: async (text, ...values) => onSqlite(() => prepare(text).all(...values)),
    write: (statements) =>
      write(() => {
        for (const { text, values } of statements) prepare(text).run(...values)
      }),
  }
}
