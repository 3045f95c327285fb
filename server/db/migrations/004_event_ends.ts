// What happened after a moment is found by where events end: a group of keystrokes may have begun before it. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const eventEnds = (): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema.createIndex('history_event_end').on('history_event').columns(['document', 'last_seq']).execute()
  },
})
