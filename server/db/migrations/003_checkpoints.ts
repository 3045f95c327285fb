// Checkpoints that history is read from: never thinned, and compressed. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const checkpoints = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { integer } = columnTypes(engine)
    await db.schema
      .alterTable('checkpoint')
      .addColumn('kept', integer, (c) => c.notNull().defaultTo(0))
      .execute()
    await db.schema
      .alterTable('checkpoint')
      .addColumn('zstd', integer, (c) => c.notNull().defaultTo(0))
      .execute()
  },
})
