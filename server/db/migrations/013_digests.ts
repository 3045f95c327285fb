// Checkpoints under the server's signature, signed digests of what logs give, and what a check found not to be so. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const digests = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer, bytes } = columnTypes(engine)
    await db.schema.alterTable('checkpoint').addColumn('chain', bytes).execute()
    await db.schema.alterTable('checkpoint').addColumn('seal_key', text).execute()
    await db.schema.alterTable('checkpoint').addColumn('seal', bytes).execute()
    await db.schema.alterTable('verification').addColumn('reading', text).execute()
    await db.schema
      .createTable('signed_digest')
      .addColumn('document', text, (c) => c.notNull())
      .addColumn('seq', integer, (c) => c.notNull())
      .addColumn('hash', bytes, (c) => c.notNull())
      .addColumn('state', bytes, (c) => c.notNull())
      .addColumn('history', bytes, (c) => c.notNull())
      .addColumn('history_version', integer, (c) => c.notNull())
      .addColumn('key', text, (c) => c.notNull())
      .addColumn('signature', bytes, (c) => c.notNull())
      .addPrimaryKeyConstraint('signed_digest_key', ['document', 'seq', 'hash', 'history_version', 'key'])
      .execute()
  },
})
