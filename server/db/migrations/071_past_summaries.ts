// What was changed of each subject of a road map since an entry, summed up for one kind of question. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const pastSummaries = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer, bytes } = columnTypes(engine)
    await db.schema
      .createTable('past_summary')
      .addColumn('document', text, (c) => c.notNull())
      /** The kind of question; of a kind that depends on who asks, with the account. */
      .addColumn('name', text, (c) => c.notNull())
      /** Entries with `after < seq ≤ seq`. */
      .addColumn('after', integer, (c) => c.notNull())
      .addColumn('seq', integer, (c) => c.notNull())
      .addColumn('body', bytes, (c) => c.notNull())
      .addColumn('hash', bytes, (c) => c.notNull())
      .addPrimaryKeyConstraint('past_summary_key', ['document', 'name', 'after'])
      .execute()
  },
})
