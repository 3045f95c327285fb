// Whether a draft session is for everybody. Those that are there stay so; new ones are for who prepares them. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const drafts = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('meeting')
      .addColumn('shared', columnTypes(engine).integer, (c) => c.notNull().defaultTo(1))
      .execute()
  },
})
