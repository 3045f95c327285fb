// From when a group requires a second factor of its members; null: it does not. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const requiredFactor = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('work_group').addColumn('requires_factor_from', columnTypes(engine).integer).execute()
  },
})
