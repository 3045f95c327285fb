// Second factors: the authenticator app of an account, its recovery codes; and by what each session was opened. Never edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

export const secondFactors = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer } = columnTypes(engine)
    await db.schema
      .createTable('authenticator')
      .addColumn('account', text, (c) => c.primaryKey().references('account.id').onDelete('cascade'))
      /** Base32, as the app has it. */
      .addColumn('secret', text, (c) => c.notNull())
      .addColumn('created_at', integer, (c) => c.notNull())
      /** Of the last code that was taken: neither it nor an earlier one is taken again. */
      .addColumn('last_step', integer, (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('recovery_code')
      .addColumn('account', text, (c) => c.notNull().references('account.id').onDelete('cascade'))
      .addColumn('hash', text, (c) => c.notNull())
      .addColumn('created_at', integer, (c) => c.notNull())
      .addColumn('used_at', integer)
      .addPrimaryKeyConstraint('recovery_code_key', ['account', 'hash'])
      .execute()
    /** `password`, `link`, `invitation`, `setUp`, `demo` …; '' of a session from before this was written down. */
    await db.schema
      .alterTable('session')
      .addColumn('way', text, (c) => c.notNull().defaultTo(''))
      .execute()
    /** The second factor that was shown: `code`, `recoveryCode` …; null without one. */
    await db.schema.alterTable('session').addColumn('factor', text).execute()
    /** When the person last proved here who they are; null: not in this session. */
    await db.schema.alterTable('session').addColumn('proven_at', integer).execute()
  },
})
