// The statements of one connection of node:sqlite, prepared once each.
import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** LRU cache: filters and lists give many different statements. */
const MOST_PREPARED = 200

/** A statement from here is executed at once, and never left half read: somebody else may be given the same one. */
export const createPreparedStatements = (sqlite: DatabaseSync) => {
  const prepared = new Map<string, StatementSync>()
  return (text: string): StatementSync => {
    const known = prepared.get(text) ?? sqlite.prepare(text)
    prepared.delete(text)
    prepared.set(text, known)
    const [oldest] = prepared.keys()
    if (prepared.size > MOST_PREPARED && oldest !== undefined) prepared.delete(oldest)
    return known
  }
}
