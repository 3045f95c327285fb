// Mails that wait to be sent, and what became of them. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const mail = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer, bytes } = columnTypes(engine)
    await db.schema
      .createTable('outbox')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('group_id', text)
      .addColumn('account', text)
      .addColumn('address', text)
      .addColumn('kind', text, (c) => c.notNull())
      .addColumn('content', text, (c) => c.notNull())
      .addColumn('bytes', bytes)
      .addColumn('sent_to', text)
      .addColumn('state', text, (c) => c.notNull())
      .addColumn('attempts', integer, (c) => c.notNull())
      .addColumn('next_at', integer, (c) => c.notNull())
      .addColumn('lease_until', integer, (c) => c.notNull())
      .addColumn('error', text, (c) => c.notNull())
      .addColumn('created_at', integer, (c) => c.notNull())
      .addColumn('ended_at', integer)
      .execute()
    await db.schema.createIndex('outbox_waiting').on('outbox').columns(['state', 'next_at']).execute()
  },
})
