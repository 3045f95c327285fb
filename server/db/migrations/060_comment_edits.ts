// Every moment in which the words of a comment, or of its translation, were replaced: a comment keeps only the last. Never edited once merged.
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const commentEdits = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer } = columnTypes(engine)
    await db.schema
      .createTable('comment_edit')
      .addColumn('comment', text, (c) => c.notNull().references('comment.id').onDelete('cascade'))
      .addColumn('at', integer, (c) => c.notNull())
      .addPrimaryKeyConstraint('comment_edit_key', ['comment', 'at'])
      .execute()
    // Of earlier edits only the last is known.
    await sql`
      insert into comment_edit (comment, at)
      select id, edited_at from comment where edited_at is not null
      union select id, other_at from comment where other_at is not null`.execute(db)
  },
})
