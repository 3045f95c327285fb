// Port for the SQL queries of projectors, readers and checks, with a driver for each engine. The SQL is shared where possible; parameters are `?`,
// in order.
import type { Engine } from './engine.ts'

export type DatabaseValue = string | number | null | Uint8Array
export type DatabaseRow = Readonly<Record<string, unknown>>

export interface Statement {
  readonly text: string
  readonly values: readonly DatabaseValue[]
}
export const statement = (text: string, ...values: readonly DatabaseValue[]): Statement => ({ text, values })

export interface Queries {
  readonly engine: Engine
  all(text: string, ...values: readonly DatabaseValue[]): Promise<readonly DatabaseRow[]>
  /** One transaction. Rejects with `LogUnavailableError` when it could not be written. */
  write(statements: readonly Statement[]): Promise<void>
}

/** Hint for SQLite, which would scan the whole document from its end; PostgreSQL has statistics and plans better. */
export const indexedBy = ({ engine }: Pick<Queries, 'engine'>, index: string): string => (engine === 'sqlite' ? `INDEXED BY ${index}` : '')

/** Receipt of the newest keystroke in a group of text edits, from its event. */
export const lastAtOf = ({ engine }: Pick<Queries, 'engine'>): string =>
  engine === 'sqlite' ? "event ->> '$.change.lastAt'" : "(event::json #>> '{change,lastAt}')::bigint"

/** Whether a table exists: a backup of an earlier version lacks some. */
export const hasTable = async (queries: Queries, name: string): Promise<boolean> => {
  const text =
    queries.engine === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name = ?"
      : 'SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = ?'
  return (await queries.all(text, name)).length > 0
}
