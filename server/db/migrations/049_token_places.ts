// From where an API token was used, so that its person is told of a new place. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const tokenPlaces = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer } = columnTypes(engine)
    await db.schema
      .alterTable('api_token')
      /** Halves of addresses with spaces between them, the newest last; '*': it was used before they were kept. */
      .addColumn('places', text, (c) => c.notNull().defaultTo(''))
      .execute()
    /** When its person was told of a place last. */
    await db.schema.alterTable('api_token').addColumn('place_told_at', integer).execute()
    await (db as Kysely<{ api_token: { places: string; last_used: number | null } }>)
      .updateTable('api_token')
      .set({ places: '*' })
      .where('last_used', 'is not', null)
      .execute()
  },
})
