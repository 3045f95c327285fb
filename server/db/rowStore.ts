// The database as the modules above hold it.
import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** The database, or a transaction of it. */
export type Store = Kysely<Schema>
