// How much space a group has for files, where an operator set another than that of the installation. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const groupQuotas = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('work_group').addColumn('files_mb', columnTypes(engine).integer).execute()
  },
})
