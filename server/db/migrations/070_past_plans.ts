// The plan of a road map at past entries, as data: complete at some, and its changes between them. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const pastPlans = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer, bytes } = columnTypes(engine)
    await db.schema
      .createTable('past_plan')
      .addColumn('document', text, (c) => c.notNull())
      /** 1: the plan at `seq`; 0: its changes by the entries after `after`, up to `seq`. */
      .addColumn('whole', integer, (c) => c.notNull())
      .addColumn('seq', integer, (c) => c.notNull())
      .addColumn('after', integer, (c) => c.notNull())
      .addColumn('body', bytes, (c) => c.notNull())
      .addColumn('hash', bytes, (c) => c.notNull())
      .addPrimaryKeyConstraint('past_plan_key', ['document', 'whole', 'seq'])
      .execute()
  },
})
