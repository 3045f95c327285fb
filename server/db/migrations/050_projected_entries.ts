// How many entries each projection has read, beside the number of the last one. Histories that did not count are read anew. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const projectedEntries = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { integer } = columnTypes(engine)
    await db.schema
      .alterTable('projector')
      .addColumn('entries', integer, (c) => c.notNull().defaultTo(0))
      .execute()
    const projections = db as Kysely<{ projector: { name: string; entries: number; seq: number } }>
    // A history whose log took more than a minute to read may lack events.
    await projections.deleteFrom('projector').where('name', '=', 'history').execute()
    // Titles and search texts are read from the whole document, whatever was read before.
    await projections
      .updateTable('projector')
      .set((row) => ({ entries: row.ref('seq') }))
      .execute()
  },
})
