// Comments: threads, what is said in them, who is mentioned, and what everybody has seen. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const comments = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer } = columnTypes(engine)
    await db.schema
      .alterTable('work_group')
      .addColumn('observers_comment', integer, (c) => c.notNull().defaultTo(0))
      .execute()
    await db.schema
      .createTable('comment_thread')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('group_id', text, (c) => c.notNull().references('work_group.id'))
      .addColumn('number', integer, (c) => c.notNull())
      .addColumn('document', text, (c) => c.notNull())
      .addColumn('subject', text, (c) => c.notNull())
      .addColumn('field', text)
      .addColumn('anchor', text)
      .addColumn('visibility', text, (c) => c.notNull())
      .addColumn('delegation', text)
      .addColumn('created_by', text, (c) => c.notNull())
      .addColumn('created_at', integer, (c) => c.notNull())
      .addColumn('resolved_by', text)
      .addColumn('resolved_at', integer)
      .addColumn('changed_at', integer, (c) => c.notNull())
      .addColumn('version', integer, (c) => c.notNull())
      .execute()
    await db.schema.createIndex('comment_thread_changed').on('comment_thread').columns(['group_id', 'changed_at']).execute()
    await db.schema.createIndex('comment_thread_subject').on('comment_thread').columns(['document', 'subject']).execute()
    await db.schema
      .createTable('comment')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('thread', text, (c) => c.notNull().references('comment_thread.id'))
      .addColumn('account', text, (c) => c.notNull())
      .addColumn('delegation', text)
      .addColumn('language', text, (c) => c.notNull())
      .addColumn('words', text, (c) => c.notNull())
      .addColumn('other_words', text)
      .addColumn('other_by', text)
      .addColumn('other_at', integer)
      .addColumn('folded', text, (c) => c.notNull())
      .addColumn('at', integer, (c) => c.notNull())
      .addColumn('edited_at', integer)
      .addColumn('removed_at', integer)
      .addColumn('removed_by', text)
      .execute()
    await db.schema.createIndex('comment_in_thread').on('comment').columns(['thread', 'at']).execute()
    await db.schema
      .createTable('comment_mention')
      .addColumn('comment', text, (c) => c.notNull().references('comment.id').onDelete('cascade'))
      .addColumn('kind', text, (c) => c.notNull())
      .addColumn('target', text, (c) => c.notNull())
      .addPrimaryKeyConstraint('comment_mention_key', ['comment', 'kind', 'target'])
      .execute()
    await db.schema
      .createTable('thread_seen')
      .addColumn('account', text, (c) => c.notNull())
      .addColumn('thread', text, (c) => c.notNull().references('comment_thread.id').onDelete('cascade'))
      .addColumn('seen_at', integer, (c) => c.notNull())
      .addPrimaryKeyConstraint('thread_seen_key', ['account', 'thread'])
      .execute()
  },
})
