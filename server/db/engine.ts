// The two engines differ in the names of three column types; migrations take them from here.
import { type ColumnDataType, type RawBuilder, sql } from 'kysely'

export type Engine = 'sqlite' | 'postgres'

export interface ColumnTypes {
  readonly text: ColumnDataType
  /** An instant, a seq, a client id: below 2^53. */
  readonly integer: ColumnDataType
  readonly bytes: RawBuilder<unknown>
}

export const columnTypes = (engine: Engine): ColumnTypes => ({
  text: 'text',
  integer: engine === 'sqlite' ? 'integer' : 'bigint',
  bytes: engine === 'sqlite' ? sql`blob` : sql`bytea`,
})
