// Operators of the installation: accounts that see how all of it is doing. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const operators = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer } = columnTypes(engine)
    await db.schema
      .createTable('operator')
      .addColumn('account', text, (c) => c.primaryKey().references('account.id').onDelete('cascade'))
      .addColumn('since', integer, (c) => c.notNull())
      .execute()
  },
})
