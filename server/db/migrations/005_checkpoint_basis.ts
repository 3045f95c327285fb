// A kept checkpoint may be stored as what differs from an earlier one. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const checkpointBasis = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('checkpoint').addColumn('basis', columnTypes(engine).integer).execute()
  },
})
