// Notices, which of them each person gets by mail, the addresses by which mails are left, and what rounds read: the items of each road
// map as rows (from the log), and who they were assigned to when a round last looked. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const notices = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer } = columnTypes(engine)
    await db.schema
      .createTable('notice')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('account', text, (c) => c.notNull())
      /** Null: of the account alone. */
      .addColumn('group_id', text)
      /** Names the fact. */
      .addColumn('key', text, (c) => c.notNull())
      .addColumn('kind', text, (c) => c.notNull())
      /** JSON: what it is about, by ids. */
      .addColumn('subject', text, (c) => c.notNull())
      .addColumn('caused_by', text)
      .addColumn('at', integer, (c) => c.notNull())
      .addColumn('seen_at', integer)
      .addColumn('mail', text, (c) => c.notNull())
      /** The mail that tells it. */
      .addColumn('outbox', text)
      .execute()
    // The key first: a round asks which of its facts are told.
    await db.schema.createIndex('notice_fact').unique().on('notice').columns(['key', 'account']).execute()
    await db.schema.createIndex('notice_inbox').on('notice').columns(['account', 'at']).execute()
    await db.schema
      .createTable('notice_preference')
      .addColumn('account', text, (c) => c.primaryKey())
      /** JSON: by kind, what differs from the usual. */
      .addColumn('kinds', text, (c) => c.notNull())
      .addColumn('zone', text, (c) => c.notNull())
      .addColumn('digest', text, (c) => c.notNull())
      .addColumn('quiet_from', integer, (c) => c.notNull())
      .addColumn('quiet_until', integer, (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('mail_leave')
      .addColumn('token_hash', text, (c) => c.primaryKey())
      .addColumn('account', text, (c) => c.notNull())
      /** A kind of notice, or `digest`. */
      .addColumn('what', text, (c) => c.notNull())
      .addColumn('created_at', integer, (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('notice_round')
      .addColumn('group_id', text, (c) => c.primaryKey())
      /** Nothing from before is told. */
      .addColumn('since', integer, (c) => c.notNull())
      /** Of the road map, as `notice_holder` has it. */
      .addColumn('seq', integer, (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('notice_holder')
      .addColumn('group_id', text, (c) => c.notNull())
      .addColumn('item', text, (c) => c.notNull())
      /** `account:<id>` or `agency:<id>`. */
      .addColumn('holder', text, (c) => c.notNull())
      .addPrimaryKeyConstraint('notice_holder_key', ['group_id', 'item', 'holder'])
      .execute()
    await db.schema
      .createTable('plan_item')
      .addColumn('document', text, (c) => c.notNull())
      .addColumn('id', text, (c) => c.notNull())
      .addColumn('number', integer, (c) => c.notNull())
      .addColumn('kind', text, (c) => c.notNull())
      .addColumn('title_es', text, (c) => c.notNull())
      .addColumn('title_en', text, (c) => c.notNull())
      .addColumn('status', text, (c) => c.notNull())
      .addColumn('due', text)
      .addColumn('lead', text)
      /** JSON arrays of ids. */
      .addColumn('agencies', text, (c) => c.notNull())
      .addColumn('people', text, (c) => c.notNull())
      .addColumn('archived', integer, (c) => c.notNull())
      .addPrimaryKeyConstraint('plan_item_key', ['document', 'id'])
      .execute()
    /** Names the fact or the link that a mail tells of, so that it is told once, and dropped when that has ended. */
    await db.schema.alterTable('outbox').addColumn('key', text).execute()
    await db.schema.createIndex('outbox_key').unique().on('outbox').column('key').execute()
  },
})
