// Whether a text is archived, for the lists: read from its log, as its title is. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const storage = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('document_title')
      .addColumn('archived', columnTypes(engine).integer, (c) => c.notNull().defaultTo(0))
      .execute()
  },
})
