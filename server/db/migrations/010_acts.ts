// Every group has a log of acts, and the words about people that acts hold only as salted hashes stand beside it. Never edited once merged.
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const acts = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, bytes } = columnTypes(engine)
    // No foreign key: the words stay until somebody erases them, whatever becomes of the account.
    await db.schema
      .createTable('act_word')
      .addColumn('commitment', text, (c) => c.primaryKey())
      .addColumn('group_id', text, (c) => c.notNull())
      .addColumn('account', text, (c) => c.notNull())
      .addColumn('salt', bytes, (c) => c.notNull())
      .addColumn('words', text, (c) => c.notNull())
      .execute()
    await db.schema.createIndex('act_word_account').on('act_word').columns(['group_id', 'account']).execute()
    await sql`
      insert into document (id, kind, group_id, created_at, created_by)
      select 'acts:' || id, 'acts', id, created_at, null from work_group`.execute(db)
  },
})
