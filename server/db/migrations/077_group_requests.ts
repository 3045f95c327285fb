// Requests of groups for new ones, which operators answer. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const groupRequests = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer } = columnTypes(engine)
    await db.schema
      .createTable('group_request')
      .addColumn('id', text, (c) => c.primaryKey())
      /** The group that asks. */
      .addColumn('group_id', text, (c) => c.notNull().references('work_group.id'))
      .addColumn('account', text, (c) => c.notNull().references('account.id'))
      .addColumn('name_es', text, (c) => c.notNull())
      .addColumn('name_en', text, (c) => c.notNull())
      .addColumn('why', text, (c) => c.notNull())
      .addColumn('asked_at', integer, (c) => c.notNull())
      /** `made` or `refused`; null: it waits. */
      .addColumn('answer', text)
      .addColumn('answer_why', text)
      .addColumn('answered_at', integer)
      .execute()
    await db.schema.createIndex('group_request_group').on('group_request').column('group_id').execute()
  },
})
