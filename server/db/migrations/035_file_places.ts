// Where each content is kept. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const filePlaces = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text } = columnTypes(engine)
    await db.schema
      .alterTable('file_content')
      /** `database` or `s3`. */
      .addColumn('place', text, (c) => c.notNull().defaultTo('database'))
      .execute()
  },
})
