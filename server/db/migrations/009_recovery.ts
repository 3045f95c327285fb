// Where recovery is open, and what it has brought back. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const recovery = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer } = columnTypes(engine)
    await db.schema
      .createTable('recovery')
      .addColumn('group_id', text, (c) => c.primaryKey())
      .addColumn('opened_at', integer, (c) => c.notNull())
      .addColumn('closes_at', integer, (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('recovered')
      .addColumn('document', integer, (c) => c.notNull())
      .addColumn('seq', integer, (c) => c.notNull())
      .addColumn('client', integer, (c) => c.notNull())
      .addColumn('clock_from', integer, (c) => c.notNull())
      .addColumn('clock_to', integer, (c) => c.notNull())
      .addColumn('owner', text)
      .addColumn('vouched', integer)
      .addPrimaryKeyConstraint('recovered_key', ['document', 'seq'])
      .execute()
  },
})
