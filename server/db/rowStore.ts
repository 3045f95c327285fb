// Type of the database for other modules, and SQL conditions that the query builder lacks.
import { type ExpressionBuilder, type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'

/** The database, or a transaction of it. */
export type Store = Kysely<Schema>

/** Expression builder for these tables. */
export type WhereBuilder<Tables extends keyof Schema> = ExpressionBuilder<Schema, Tables>

/** `column` contains this literal text. */
export const holdsText = (column: string, text: string) =>
  sql<boolean>`${sql.ref(column)} like ${`%${text.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`

/** Whether the member of a `membership` had an earlier seat in the delegation of a `comment_thread` at the time in this column. */
export const hadSeat = (at: string) => sql<boolean>`exists (
  select 1 from former_seat where former_seat.group_id = comment_thread.group_id and former_seat.account = membership.account
    and former_seat.delegation = comment_thread.delegation and former_seat.since <= ${sql.ref(at)} and former_seat.until > ${sql.ref(at)})`

/** `column` is this prefix followed by the other column. */
export const isPrefixed = (column: string, prefix: string, other: string) =>
  sql<boolean>`${sql.ref(column)} = ${prefix} || ${sql.ref(other)}`
