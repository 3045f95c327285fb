// The audit as a hash chain, and ends that hold whatever the clock does afterwards. Never edited once merged.
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const auditChain = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer, bytes } = columnTypes(engine)
    // Rows of before are taken into the chain at the next start, when the salts can be drawn: until then `n` is null.
    await db.schema.alterTable('audit').addColumn('n', integer).execute()
    await db.schema.alterTable('audit').addColumn('group_id', text).execute()
    await db.schema.alterTable('audit').addColumn('salt', bytes).execute()
    await db.schema.alterTable('audit').addColumn('words', bytes).execute()
    await db.schema.alterTable('audit').addColumn('hash', bytes).execute()
    await db.schema.createIndex('audit_n').on('audit').column('n').unique().execute()
    await db.schema.createIndex('audit_group').on('audit').columns(['group_id', 'n']).execute()
    await db.schema
      .createTable('audit_head')
      .addColumn('one', integer, (c) => c.primaryKey())
      .addColumn('n', integer, (c) => c.notNull())
      .addColumn('hash', bytes, (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('audit_segment')
      .addColumn('first', integer, (c) => c.primaryKey())
      .addColumn('last', integer, (c) => c.notNull())
      .addColumn('hash', bytes, (c) => c.notNull())
      .addColumn('from_at', integer, (c) => c.notNull())
      .addColumn('until_at', integer, (c) => c.notNull())
      .addColumn('closed_at', integer, (c) => c.notNull())
      .execute()

    await db.schema.alterTable('invitation').addColumn('ended_at', integer).execute()
    await db.schema.alterTable('one_time_link').addColumn('ended_at', integer).execute()
    await db.schema
      .alterTable('remembered_browser')
      .addColumn('failures', integer, (c) => c.notNull().defaultTo(0))
      .execute()
    await db.schema
      .createTable('failed_sign_in')
      .addColumn('key', text, (c) => c.primaryKey())
      .addColumn('failures', integer, (c) => c.notNull())
      .addColumn('at', integer, (c) => c.notNull())
      .execute()
    // What had expired by then stays expired.
    await sql`update invitation set ended_at = expires_at where accepted_at is null and revoked_at is null
      and expires_at <= (select max(at) from audit)`.execute(db)
    await sql`update one_time_link set ended_at = expires_at where used_at is null and expires_at <= (select max(at) from audit)`.execute(
      db,
    )
  },
})
