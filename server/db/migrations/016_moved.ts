// Text that was only moved: which ids repeat which, and what each person deleted that undo or paste may bring back. Both are read from
// the logs, as history is. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const moved = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer } = columnTypes(engine)
    await db.schema
      .createTable('history_moved')
      .addColumn('document', text, (c) => c.notNull())
      .addColumn('seq', integer, (c) => c.notNull())
      /** JSON: client and clock of the new ids, of the old ones, and how many, range after range. */
      .addColumn('ranges', text, (c) => c.notNull())
      .addPrimaryKeyConstraint('history_moved_key', ['document', 'seq'])
      .execute()
    await db.schema
      .createTable('history_removed')
      .addColumn('document', text, (c) => c.notNull())
      .addColumn('seq', integer, (c) => c.notNull())
      .addColumn('author', text, (c) => c.notNull())
      /** JSON: letters, ids, and whether the whole block went. */
      .addColumn('runs', text, (c) => c.notNull())
      .addPrimaryKeyConstraint('history_removed_key', ['document', 'seq'])
      .execute()
  },
})
