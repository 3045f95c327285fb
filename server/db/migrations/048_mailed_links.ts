// Which links went by mail: an invitation has another token in its mail than in the link that its inviter sees, and a change of address
// says how its link was given. Only a link that went by mail confirms an address. And contents that a bucket still has to delete. Never
// edited once merged.
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const linksAndRemovals = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer } = columnTypes(engine)
    /** SHA-256 of the token in the mail; null: none was sent. */
    await db.schema.alterTable('invitation').addColumn('mailed_hash', text).execute()
    await db.schema.createIndex('invitation_mailed').on('invitation').column('mailed_hash').unique().execute()
    await db.schema
      .alterTable('email_change')
      .addColumn('mailed', integer, (c) => c.notNull().defaultTo(0))
      .execute()
    // Until now links that were shown to others confirmed addresses, too, and no row says which.
    await sql`UPDATE account SET email_confirmed = 0`.execute(db)
    await db.schema
      .createTable('content_removal')
      .addColumn('hash', text, (c) => c.notNull())
      .addColumn('upload', text, (c) => c.notNull())
      .addColumn('since', integer, (c) => c.notNull())
      .addPrimaryKeyConstraint('content_removal_key', ['hash', 'upload'])
      .execute()
  },
})
