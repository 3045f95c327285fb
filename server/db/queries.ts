// What projectors, readers and checks ask of the database: a port with a driver for each engine. The SQL is one text for both where it
// can be; values stand as `?`, in their order.
import type { Engine } from './engine.ts'

export type Value = string | number | null | Uint8Array
export type Row = Readonly<Record<string, unknown>>

export interface Statement {
  readonly text: string
  readonly values: readonly Value[]
}
export const statement = (text: string, ...values: readonly Value[]): Statement => ({ text, values })

export interface Queries {
  readonly engine: Engine
  all(text: string, ...values: readonly Value[]): Promise<readonly Row[]>
  /** One transaction: all of them or none. Rejects with `LogUnavailableError` when nothing could be written. */
  write(statements: readonly Statement[]): Promise<void>
}

/** Without a word SQLite would look through the whole document, from its end; PostgreSQL counts its rows and knows better. */
export const indexedBy = ({ engine }: Pick<Queries, 'engine'>, index: string): string => (engine === 'sqlite' ? `INDEXED BY ${index}` : '')

/** When the newest keystroke of a group of text edits was received, out of its event. */
export const lastAtOf = ({ engine }: Pick<Queries, 'engine'>): string =>
  engine === 'sqlite' ? "event ->> '$.change.lastAt'" : "(event::json #>> '{change,lastAt}')::bigint"

/** Whether there is such a table: a backup of an earlier version lacks some. */
export const hasTable = async (queries: Queries, name: string): Promise<boolean> => {
  const text =
    queries.engine === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name = ?"
      : 'SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = ?'
  return (await queries.all(text, name)).length > 0
}
