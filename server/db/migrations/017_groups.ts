// A group can be changed: its zone, languages and quorum, its delegations and agencies, and the accounts of its people. Never edited once
// merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const groups = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer } = columnTypes(engine)
    await db.schema
      .alterTable('work_group')
      .addColumn('zone', text, (c) => c.notNull().defaultTo(''))
      .execute()
    await db.schema
      .alterTable('work_group')
      .addColumn('first_language', text, (c) => c.notNull().defaultTo('es'))
      .execute()
    await db.schema
      .alterTable('work_group')
      .addColumn('quorum', integer, (c) => c.notNull().defaultTo(0))
      .execute()
    for (const column of ['capital', 'zone'])
      await db.schema
        .alterTable('delegation')
        .addColumn(column, text, (c) => c.notNull().defaultTo(''))
        .execute()
    for (const table of ['delegation', 'agency'])
      await db.schema
        .alterTable(table)
        .addColumn('retired', integer, (c) => c.notNull().defaultTo(0))
        .execute()
    for (const column of ['disabled_at', 'erased_at']) await db.schema.alterTable('account').addColumn(column, integer).execute()
    await db.schema
      .createTable('email_change')
      .addColumn('account', text, (c) => c.primaryKey())
      .addColumn('email', text, (c) => c.notNull())
      /** Null until the link is made by somebody who may show it. */
      .addColumn('token_hash', text)
      .addColumn('asked_at', integer, (c) => c.notNull())
      .addColumn('expires_at', integer, (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('agency_request')
      .addColumn('group_id', text, (c) => c.notNull())
      .addColumn('account', text, (c) => c.notNull())
      .addColumn('agency', text)
      .addColumn('asked_at', integer, (c) => c.notNull())
      .addPrimaryKeyConstraint('agency_request_key', ['group_id', 'account'])
      .execute()
  },
})
