// When each group is looked at again for notices, so that rounds and starts leave those in which nothing is due. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const noticeDue = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { integer } = columnTypes(engine)
    // Null: not looked at since this version.
    for (const column of ['looked_at', 'due_at']) await db.schema.alterTable('notice_round').addColumn(column, integer).execute()
    await db.schema.createIndex('notice_round_due').on('notice_round').column('due_at').execute()
    await db.schema
      .alterTable('notice_preference')
      .addColumn('changed_at', integer, (c) => c.notNull().defaultTo(0))
      .execute()
  },
})
