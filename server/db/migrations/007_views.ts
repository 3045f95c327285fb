// Saved views of the plan, and the one with which each person opens it. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const savedViews = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer } = columnTypes(engine)
    await db.schema
      .createTable('saved_view')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('group_id', text, (c) => c.notNull().references('work_group.id'))
      .addColumn('account', text, (c) => c.notNull().references('account.id'))
      .addColumn('name_es', text, (c) => c.notNull())
      .addColumn('name_en', text, (c) => c.notNull())
      .addColumn('query', text, (c) => c.notNull())
      .addColumn('shared', integer, (c) => c.notNull())
      .addColumn('version', integer, (c) => c.notNull())
      .addColumn('created_at', integer, (c) => c.notNull())
      .addColumn('changed_at', integer, (c) => c.notNull())
      .addColumn('changed_by', text, (c) => c.notNull())
      .execute()
    await db.schema.createIndex('saved_view_group').on('saved_view').columns(['group_id', 'created_at']).execute()
    await db.schema
      .createTable('usual_view')
      .addColumn('account', text, (c) => c.notNull().references('account.id').onDelete('cascade'))
      .addColumn('group_id', text, (c) => c.notNull().references('work_group.id'))
      .addColumn('view', text, (c) => c.notNull().references('saved_view.id').onDelete('cascade'))
      .addPrimaryKeyConstraint('usual_view_key', ['account', 'group_id'])
      .execute()
  },
})
