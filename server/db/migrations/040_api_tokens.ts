// API tokens, by which programs act for people. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const apiTokens = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer } = columnTypes(engine)
    await db.schema
      .createTable('api_token')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('group_id', text, (c) => c.notNull())
      /** In its group, and never given again: entries of the log name it. */
      .addColumn('number', integer, (c) => c.notNull())
      .addColumn('account', text, (c) => c.notNull())
      .addColumn('name', text, (c) => c.notNull())
      /** With spaces between them: `read`, `write`, `export`. */
      .addColumn('scopes', text, (c) => c.notNull())
      .addColumn('token_hash', text, (c) => c.notNull().unique())
      .addColumn('created_at', integer, (c) => c.notNull())
      .addColumn('expires_at', integer, (c) => c.notNull())
      .addColumn('last_used', integer)
      .addColumn('ended_at', integer)
      .addUniqueConstraint('api_token_number', ['group_id', 'number'])
      .execute()
    await db.schema.createIndex('api_token_account').on('api_token').column('account').execute()
  },
})
