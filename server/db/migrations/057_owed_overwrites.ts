// What was erased and may still stand in unused parts of the database's files, until they are overwritten. Never edited once merged.
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const owedOverwrites = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer } = columnTypes(engine)
    await db.schema
      .createTable('owed_overwrite')
      .addColumn('what', text, (c) => c.primaryKey())
      .addColumn('since', integer, (c) => c.notNull())
      .execute()
    // Earlier versions did not record whether that was done.
    await sql`insert into owed_overwrite select id, erased_at from account where erased_at is not null`.execute(db)
    // 0.1.0 did not overwrite what it deleted.
    if (engine === 'sqlite')
      await sql`insert into owed_overwrite select 'file', min(created_at) from account having count(*) > 0`.execute(db)
  },
})
