// Groups that an operator has suspended or archived: members read them, and change nothing. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const readOnlyGroups = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer } = columnTypes(engine)
    /** `suspended` or `archived`; null: it can be edited. */
    await db.schema.alterTable('work_group').addColumn('read_only_as', text).execute()
    await db.schema.alterTable('work_group').addColumn('read_only_since', integer).execute()
    for (const column of ['read_only_why_es', 'read_only_why_en'])
      await db.schema
        .alterTable('work_group')
        .addColumn(column, text, (c) => c.notNull().defaultTo(''))
        .execute()
  },
})
