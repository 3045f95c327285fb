// When a server last heard each document that is open in a page. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const heardLives = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer } = columnTypes(engine)
    await db.schema
      .createTable('heard_life')
      .addColumn('document', text, (c) => c.notNull())
      .addColumn('account', text, (c) => c.notNull())
      /** Chosen by the page at random, for the time from opening the document to closing it. */
      .addColumn('life', text, (c) => c.notNull())
      .addColumn('at', integer, (c) => c.notNull())
      .addPrimaryKeyConstraint('heard_life_key', ['account', 'document', 'life'])
      .execute()
  },
})
