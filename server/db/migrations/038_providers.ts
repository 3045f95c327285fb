// Signing in through providers (OpenID Connect): links of accounts, attempts under way, what opened a session, and logout tokens that
// were received; and which addresses of accounts are confirmed. Never edited once merged.
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const providers = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer } = columnTypes(engine)
    /** 1: the inviter named it, a link that was mailed there was opened, or a provider has verified it. */
    await db.schema
      .alterTable('account')
      .addColumn('email_confirmed', integer, (c) => c.notNull().defaultTo(0))
      .execute()
    await sql`UPDATE account SET email_confirmed = 1 WHERE EXISTS
      (SELECT 1 FROM invitation WHERE invitation.accepted_by = account.id AND invitation.email = account.email)`.execute(db)
    await db.schema
      .createTable('provider_link')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('issuer', text, (c) => c.notNull())
      .addColumn('subject', text, (c) => c.notNull())
      .addColumn('account', text, (c) => c.notNull().references('account.id').onDelete('cascade'))
      /** By its id in the configuration. */
      .addColumn('provider', text, (c) => c.notNull())
      /** What the provider calls the person: an address, or a name. */
      .addColumn('label', text, (c) => c.notNull())
      .addColumn('created_at', integer, (c) => c.notNull())
      .addColumn('last_used', integer)
      .addUniqueConstraint('provider_link_subject', ['issuer', 'subject'])
      .execute()
    await db.schema.createIndex('provider_link_account').on('provider_link').column('account').execute()
    await db.schema
      .createTable('provider_attempt')
      /** SHA-256 of `state`. */
      .addColumn('state_hash', text, (c) => c.primaryKey())
      /** SHA-256 of the cookie of the browser that began it. */
      .addColumn('browser_hash', text, (c) => c.notNull())
      .addColumn('provider', text, (c) => c.notNull())
      /** `signIn`, `invitation`, `link` or `proof`. */
      .addColumn('purpose', text, (c) => c.notNull())
      .addColumn('nonce', text, (c) => c.notNull())
      .addColumn('verifier', text, (c) => c.notNull())
      .addColumn('return_to', text, (c) => c.notNull())
      /** SHA-256 of the invitation's token. */
      .addColumn('invitation', text)
      /** The session that links or proves. */
      .addColumn('session', text)
      /** What the provider said, as JSON, while the second factor of the account is missing. */
      .addColumn('found', text)
      .addColumn('expires_at', integer, (c) => c.notNull())
      .execute()
    await db.schema.createIndex('provider_attempt_browser').on('provider_attempt').column('browser_hash').execute()
    await db.schema
      .createTable('provider_session')
      .addColumn('session', text, (c) => c.primaryKey().references('session.id').onDelete('cascade'))
      .addColumn('provider', text, (c) => c.notNull())
      .addColumn('issuer', text, (c) => c.notNull())
      .addColumn('subject', text, (c) => c.notNull())
      /** The provider's own name of its session. */
      .addColumn('sid', text)
      /** Shown to the provider when the person signs out. */
      .addColumn('id_token', text, (c) => c.notNull())
      .execute()
    await db.schema.createIndex('provider_session_subject').on('provider_session').columns(['issuer', 'subject']).execute()
    /** Each is taken once. */
    await db.schema
      .createTable('provider_logout')
      .addColumn('token_hash', text, (c) => c.primaryKey())
      .addColumn('expires_at', integer, (c) => c.notNull())
      .execute()
  },
})
