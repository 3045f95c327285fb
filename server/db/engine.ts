// Names of three column types that differ between the engines, for migrations.
import { type ColumnDataType, type RawBuilder, sql } from 'kysely'

export type Engine = 'sqlite' | 'postgres'

export interface ColumnTypes {
  /** Compared byte by byte on both engines, independent of the locale. */
  readonly text: ColumnDataType | RawBuilder<unknown>
  /** An instant, a seq, a client id: below 2^53. */
  readonly integer: ColumnDataType
  readonly bytes: RawBuilder<unknown>
}

export const columnTypes = (engine: Engine): ColumnTypes => ({
  text: engine === 'sqlite' ? 'text' : sql`text collate "C"`,
  integer: engine === 'sqlite' ? 'integer' : 'bigint',
  bytes: engine === 'sqlite' ? sql`blob` : sql`bytea`,
})
