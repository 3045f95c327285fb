// Names an installation at the destination of its off-site backups. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const installationIdentity = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer } = columnTypes(engine)
    await db.schema
      .createTable('installation')
      /** Always 1: there is one row at most. */
      .addColumn('number', integer, (c) => c.primaryKey())
      /** Chosen at random; another one after a restore on another machine. */
      .addColumn('id', text, (c) => c.notNull())
      .execute()
  },
})
