// An upload holds room for as long as something of it arrives, and is forgotten a day after the last of it. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const uploadHeard: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('upload').renameColumn('created_at', 'heard_at').execute()
  },
}
