// The addresses by which calendars are read, and the hours of sessions as rows (from the log). Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const calendars = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer } = columnTypes(engine)
    await db.schema
      .createTable('calendar_address')
      .addColumn('account', text, (c) => c.notNull())
      .addColumn('group_id', text, (c) => c.notNull())
      .addColumn('token_hash', text, (c) => c.notNull().unique())
      /** `mine`, `delegation` or `all`. */
      .addColumn('scope', text, (c) => c.notNull())
      .addColumn('created_at', integer, (c) => c.notNull())
      .addColumn('read_at', integer)
      .addPrimaryKeyConstraint('calendar_address_key', ['account', 'group_id'])
      .execute()
    for (const column of ['opens_at', 'closes_at']) await db.schema.alterTable('meeting_face').addColumn(column, text).execute()
  },
})
