// Passkeys of accounts, the challenges that they sign, and from which network each session was opened. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const passkeys = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer } = columnTypes(engine)
    await db.schema
      .createTable('passkey')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('account', text, (c) => c.notNull().references('account.id').onDelete('cascade'))
      /** As the authenticator named it, in base64url. */
      .addColumn('credential', text, (c) => c.notNull().unique())
      /** COSE, in base64url. */
      .addColumn('public_key', text, (c) => c.notNull())
      /** How often the authenticator says that it was used; 0 of those that do not count. */
      .addColumn('counter', integer, (c) => c.notNull())
      /** The host name that it works for. */
      .addColumn('host', text, (c) => c.notNull())
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('created_at', integer, (c) => c.notNull())
      .addColumn('last_used', integer)
      .execute()
    await db.schema.createIndex('passkey_account').on('passkey').column('account').execute()
    await db.schema
      .createTable('passkey_challenge')
      .addColumn('hash', text, (c) => c.primaryKey())
      /** `add` or `use`. */
      .addColumn('purpose', text, (c) => c.notNull())
      /** The session that adds a passkey, or the hash of the cookie of the browser that uses one. */
      .addColumn('holder', text, (c) => c.notNull())
      .addColumn('expires_at', integer, (c) => c.notNull())
      .execute()
    await db.schema
      .alterTable('session')
      .addColumn('network', text, (c) => c.notNull().defaultTo(''))
      .execute()
    await db.schema.createIndex('passkey_challenge_end').on('passkey_challenge').column('expires_at').execute()
  },
})
