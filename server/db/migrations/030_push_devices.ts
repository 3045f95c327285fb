// Browsers that show notices outlast the session in which that was turned on. Those that were turned on under the earlier promise, as long as
// their session lasts, are turned on again by their next sign-in. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const pushDevices = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer } = columnTypes(engine)
    await db.schema.dropTable('push_subscription').execute()
    await db.schema
      .createTable('push_subscription')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('account', text, (c) => c.notNull().references('account.id').onDelete('cascade'))
      /** The last one of this account in this browser. It may have ended. */
      .addColumn('session', text, (c) => c.notNull().unique())
      /** As `remembered_browser` names it; null where it keeps no cookie. */
      .addColumn('browser', text, (c) => c.unique())
      /** Where the browser's push service takes messages for it. */
      .addColumn('endpoint', text, (c) => c.notNull().unique())
      /** Its public key and its secret (RFC 8291), base64url. */
      .addColumn('p256dh', text, (c) => c.notNull())
      .addColumn('auth', text, (c) => c.notNull())
      .addColumn('created_at', integer, (c) => c.notNull())
      /** The account's last sign-in in this browser. */
      .addColumn('signed_in_at', integer, (c) => c.notNull())
      /** Notices up to then were shown, or were there before. */
      .addColumn('told_until', integer, (c) => c.notNull())
      .execute()
    await db.schema.createIndex('push_account').on('push_subscription').column('account').execute()
  },
})
