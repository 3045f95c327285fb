// What the words of imported files mean in a group. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const importWords = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer } = columnTypes(engine)
    await db.schema
      .createTable('import_word')
      .addColumn('group_id', text, (c) => c.notNull().references('work_group.id'))
      /** What is asked about, and the word without capitals and accents. */
      .addColumn('key', text, (c) => c.notNull())
      /** JSON array of ids. */
      .addColumn('answer', text, (c) => c.notNull())
      .addColumn('kept_at', integer, (c) => c.notNull())
      .addPrimaryKeyConstraint('import_word_key', ['group_id', 'key'])
      .execute()
  },
})
