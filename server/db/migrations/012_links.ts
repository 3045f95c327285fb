// Sign-in links with the consent of the delegation that they open, and who has been told of them. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const links = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer } = columnTypes(engine)
    await db.schema
      .createTable('sign_in_link')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('group_id', text, (c) => c.notNull())
      .addColumn('account', text, (c) => c.notNull())
      .addColumn('delegation', text)
      .addColumn('requested_by', text)
      .addColumn('requested_at', integer, (c) => c.notNull())
      .addColumn('state', text, (c) => c.notNull())
      .addColumn('decided_by', text)
      .addColumn('decided_at', integer)
      .addColumn('redeemed_at', integer)
      .addColumn('ended_at', integer)
      .execute()
    await db.schema.createIndex('sign_in_link_group').on('sign_in_link').columns(['group_id', 'requested_at']).execute()
    await db.schema.createIndex('sign_in_link_account').on('sign_in_link').columns(['account', 'state']).execute()
    await db.schema
      .createTable('sign_in_link_seen')
      .addColumn('link', text, (c) => c.notNull())
      .addColumn('account', text, (c) => c.notNull())
      .addColumn('state', text, (c) => c.notNull())
      .addPrimaryKeyConstraint('sign_in_link_seen_key', ['link', 'account'])
      .execute()
    await db.schema
      .createTable('link_consenter')
      .addColumn('group_id', text, (c) => c.notNull())
      .addColumn('account', text, (c) => c.notNull())
      .addColumn('delegation', text, (c) => c.notNull())
      .addColumn('named_by', text, (c) => c.notNull())
      .addColumn('named_at', integer, (c) => c.notNull())
      .addPrimaryKeyConstraint('link_consenter_key', ['group_id', 'account'])
      .execute()
    await db.schema.alterTable('one_time_link').addColumn('link', text).execute()
  },
})
