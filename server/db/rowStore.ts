// The database as the modules above hold it, and the parts of a condition for which there is no word in the query builder.
import { type ExpressionBuilder, type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'

/** The database, or a transaction of it. */
export type Store = Kysely<Schema>

/** What a condition over these tables is made with. */
export type Where<Tables extends keyof Schema> = ExpressionBuilder<Schema, Tables>

/** `column` holds these characters, whatever they are. */
export const holdsText = (column: string, text: string) =>
  sql<boolean>`${sql.ref(column)} like ${`%${text.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`

/** `column` is this prefix and the other column behind it. */
export const isPrefixed = (column: string, prefix: string, other: string) =>
  sql<boolean>`${sql.ref(column)} = ${prefix} || ${sql.ref(other)}`
