// node:sqlite driver of the queries port: statements are prepared once, on a connection shared with the log; writers wait for each other's
// transaction.
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '../clock.ts'
import { onSqlite } from '../db/databaseErrors.ts'
import { createPreparedStatements } from '../db/preparedStatements.ts'
import type { Queries } from '../db/queries.ts'
import { createWriteTransaction } from './writeTransaction.ts'

export const sqliteQueries = (sqlite: DatabaseSync, clock: Clock): Queries => {
  const write = createWriteTransaction(sqlite, clock)
  const prepare = createPreparedStatements(sqlite)
  return {
    engine: 'sqlite',
    all: async (text, ...values) => onSqlite(() => prepare(text).all(...values)),
    write: (statements) =>
      write(() => {
        for (const { text, values } of statements) prepare(text).run(...values)
      }),
  }
}
