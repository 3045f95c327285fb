// Browsers that show notices while Ruta is not open, each as long as the session in which that was turned on; the key by which this
// installation names itself to push services; and which kinds a person wants there. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const push = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer } = columnTypes(engine)
    await db.schema
      .createTable('push_subscription')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('account', text, (c) => c.notNull().references('account.id').onDelete('cascade'))
      .addColumn('session', text, (c) => c.notNull().unique().references('session.id').onDelete('cascade'))
      /** Where the browser's push service takes messages for it. */
      .addColumn('endpoint', text, (c) => c.notNull().unique())
      /** Its public key and its secret (RFC 8291), base64url. */
      .addColumn('p256dh', text, (c) => c.notNull())
      .addColumn('auth', text, (c) => c.notNull())
      .addColumn('created_at', integer, (c) => c.notNull())
      /** Notices up to then were shown, or were there before. */
      .addColumn('told_until', integer, (c) => c.notNull())
      .execute()
    await db.schema.createIndex('push_account').on('push_subscription').column('account').execute()
    await db.schema
      .createTable('push_key')
      /** `vapid`: there is one. */
      .addColumn('id', text, (c) => c.primaryKey())
      /** JWK of P-256. */
      .addColumn('private_key', text, (c) => c.notNull())
      .addColumn('created_at', integer, (c) => c.notNull())
      .execute()
    /** JSON: by kind whether it is pushed, where it differs from the usual. */
    await db.schema
      .alterTable('notice_preference')
      .addColumn('push', text, (c) => c.notNull().defaultTo('{}'))
      .execute()
  },
})
