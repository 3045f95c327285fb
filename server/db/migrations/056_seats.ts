// Since when each person has their seat, when its delegation was told, and who admitted them to earlier comments; and the seats that ended. Never
// edited once merged.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes, type Engine } from '../engine.ts'

interface Seats {
  membership: {
    group_id: string
    account: string
    delegation: string | null
    created_at: number
    seat_since: number | null
    seat_told_at: number | null
    seat_admitted_at: number | null
  }
  account: { id: string; disabled_at: number | null }
  former_seat: { group_id: string; account: string; delegation: string; since: number; until: number; told_at: number | null }
}

export const seats = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { text, integer } = columnTypes(engine)
    for (const column of ['seat_since', 'seat_told_at', 'seat_admitted_at'])
      await db.schema.alterTable('membership').addColumn(column, integer).execute()
    await db.schema.alterTable('membership').addColumn('seat_admitted_by', text).execute()
    await db.schema
      .createTable('former_seat')
      .addColumn('group_id', text, (c) => c.notNull().references('work_group.id'))
      .addColumn('account', text, (c) => c.notNull())
      .addColumn('delegation', text, (c) => c.notNull())
      .addColumn('since', integer, (c) => c.notNull())
      .addColumn('until', integer, (c) => c.notNull())
      .addColumn('told_at', integer)
      .addPrimaryKeyConstraint('former_seat_key', ['group_id', 'account', 'delegation', 'since'])
      .execute()
    // Everybody who has a seat has read its comments until now, and their devices hold them: closing them would protect nothing. So these seats
    // count as told and admitted since their membership began, the only time that the rows know.
    const people = db as Kysely<Seats>
    await people
      .updateTable('membership')
      .set((row) => ({
        seat_since: row.ref('created_at'),
        seat_told_at: row.ref('created_at'),
        seat_admitted_at: row.ref('created_at'),
      }))
      .where('account', 'in', (row) => row.selectFrom('account').select('account.id').where('account.disabled_at', 'is', null))
      .execute()
    // A disabled account has no seat until it is enabled again, of which its delegation is told.
    const disabled = await people
      .selectFrom('membership')
      .innerJoin('account', 'account.id', 'membership.account')
      .select(['membership.group_id', 'membership.account', 'membership.delegation', 'membership.created_at', 'account.disabled_at'])
      .execute()
    for (const { group_id, account, delegation, created_at: since, disabled_at: until } of disabled)
      if (delegation !== null && until !== null)
        await people.insertInto('former_seat').values({ group_id, account, delegation, since, until, told_at: since }).execute()
  },
})
