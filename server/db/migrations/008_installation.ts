// What the state of the installation asks again and again: the last backup, and the last signature. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const installation = (): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema.createIndex('audit_action').on('audit').columns(['action', 'at']).execute()
    await db.schema.createIndex('signed_head_at').on('signed_head').column('at').execute()
  },
})
