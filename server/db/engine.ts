// The two engines differ in the names of three column types; migrations take them from here.
import { type ColumnDataType, type RawBuilder, sql } from 'kysely'

export type Engine = 'sqlite' | 'postgres'

export interface ColumnTypes {
  /** Compared byte by byte on both engines, whatever the language of the machine. */
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
