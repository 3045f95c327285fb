// How many days before a session agencies are asked for reports. What they report stands in the acts. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const reports = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('work_group')
      .addColumn('report_days', columnTypes(engine).integer, (c) => c.notNull().defaultTo(14))
      .execute()
  },
})
