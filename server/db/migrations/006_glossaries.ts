// Every group has a glossary; those that were there before get theirs. Never edited once merged.
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const glossaries = (): Migration => ({
  async up(db: Kysely<unknown>) {
    await sql`
      insert into document (id, kind, group_id, created_at, created_by)
      select 'glossary:' || id, 'glossary', id, created_at, null from work_group`.execute(db)
  },
})
