// Groups that are reached only by sessions which a provider opened; what opened an API token's session, and sessions that a link of the
// operator's opened. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const requiredProvider = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer } = columnTypes(engine)
    /** Null: every way to sign in opens the group. */
    await db.schema.alterTable('work_group').addColumn('requires_provider_from', integer).execute()
    /** With spaces between them. */
    await db.schema
      .alterTable('work_group')
      .addColumn('required_providers', text, (c) => c.notNull().defaultTo(''))
      .execute()
    /** 1: observers and guests come in as before. */
    await db.schema
      .alterTable('work_group')
      .addColumn('provider_excepts_observers', integer, (c) => c.notNull().defaultTo(0))
      .execute()
    /** The provider that opened the session in which it was made. */
    await db.schema.alterTable('api_token').addColumn('provider', text).execute()
    /** 1: opened by a link that the operator of the server made. */
    await db.schema
      .alterTable('session')
      .addColumn('by_operator', integer, (c) => c.notNull().defaultTo(0))
      .execute()
  },
})
