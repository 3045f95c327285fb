// Webhooks: what a group tells other programs, its deliveries, and how far the logs have been told. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const webhooks = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer } = columnTypes(engine)
    await db.schema
      .createTable('webhook')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('group_id', text, (c) => c.notNull())
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('url', text, (c) => c.notNull())
      .addColumn('events', text, (c) => c.notNull())
      .addColumn('secret', text, (c) => c.notNull())
      .addColumn('former_secret', text)
      .addColumn('former_until', integer)
      .addColumn('created_at', integer, (c) => c.notNull())
      .addColumn('created_by', text, (c) => c.notNull())
      .addColumn('since', integer, (c) => c.notNull())
      .addColumn('stopped', text)
      .addColumn('sent_at', integer)
      .addColumn('failing_since', integer)
      .addColumn('hold_until', integer, (c) => c.notNull().defaultTo(0))
      .addColumn('failed_at', integer)
      .addColumn('failed_why', text)
      .addColumn('failed_status', integer)
      .execute()
    await db.schema.createIndex('webhook_group').on('webhook').column('group_id').execute()
    await db.schema
      .createTable('webhook_delivery')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('webhook', text, (c) => c.notNull().references('webhook.id').onDelete('cascade'))
      .addColumn('event', text, (c) => c.notNull())
      .addColumn('at', integer, (c) => c.notNull())
      .addColumn('data', text, (c) => c.notNull())
      .addColumn('merge_key', text)
      .addColumn('state', text, (c) => c.notNull())
      .addColumn('attempts', integer, (c) => c.notNull())
      .addColumn('next_at', integer, (c) => c.notNull())
      .addColumn('lease_until', integer, (c) => c.notNull())
      .addColumn('why', text)
      .addColumn('status', integer)
      .addColumn('created_at', integer, (c) => c.notNull())
      .addColumn('ended_at', integer)
      .addUniqueConstraint('webhook_delivery_merge', ['webhook', 'merge_key'])
      .execute()
    await db.schema.createIndex('webhook_delivery_due').on('webhook_delivery').columns(['state', 'next_at']).execute()
    await db.schema.createIndex('webhook_delivery_ended').on('webhook_delivery').column('ended_at').execute()
    await db.schema
      .createTable('webhook_cursor')
      .addColumn('document', text, (c) => c.primaryKey())
      .addColumn('group_id', text, (c) => c.notNull())
      .addColumn('seq', integer, (c) => c.notNull())
      .execute()
  },
})
