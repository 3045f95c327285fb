// Files: what is being sent, in pieces; the contents, by their hash; and where each hangs. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const files = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer, bytes } = columnTypes(engine)
    await db.schema
      .createTable('upload')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('group_id', text, (c) => c.notNull())
      .addColumn('account', text, (c) => c.notNull())
      .addColumn('document', text, (c) => c.notNull())
      .addColumn('subject', text, (c) => c.notNull())
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('size', integer, (c) => c.notNull())
      .addColumn('received', integer, (c) => c.notNull())
      .addColumn('created_at', integer, (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('file_chunk')
      .addColumn('upload', text, (c) => c.notNull())
      /** Where it begins. */
      .addColumn('start', integer, (c) => c.notNull())
      .addColumn('bytes', bytes, (c) => c.notNull())
      .addPrimaryKeyConstraint('file_chunk_key', ['upload', 'start'])
      .execute()
    await db.schema
      .createTable('file_content')
      /** SHA-256. */
      .addColumn('hash', text, (c) => c.primaryKey())
      .addColumn('size', integer, (c) => c.notNull())
      .addColumn('media', text, (c) => c.notNull())
      /** That brought it: whose chunks it is. */
      .addColumn('upload', text, (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('attachment')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('group_id', text, (c) => c.notNull())
      .addColumn('document', text, (c) => c.notNull())
      .addColumn('subject', text, (c) => c.notNull())
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('hash', text, (c) => c.notNull())
      .addColumn('size', integer, (c) => c.notNull())
      .addColumn('account', text, (c) => c.notNull())
      .addColumn('at', integer, (c) => c.notNull())
      .addColumn('removed_at', integer)
      .execute()
    await db.schema.createIndex('attachment_subject').on('attachment').columns(['group_id', 'document', 'subject']).execute()
    await db.schema.createIndex('attachment_hash').on('attachment').column('hash').execute()
  },
})
