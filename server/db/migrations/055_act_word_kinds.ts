// Addresses and names of tokens stand beside the acts, too: only names of people leave the server in an archive. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const actWordKinds = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text } = columnTypes(engine)
    await db.schema
      .alterTable('act_word')
      .addColumn('kind', text, (c) => c.notNull().defaultTo('name'))
      .execute()
  },
})
