// Rows that are sent one after another: waiting ▶ sending ▶ sent | failed | dropped. Of several servers one sends each of them: it holds a lease
// meanwhile, and when that has ended it is taken to have stopped, and another one sends the row.
import type { AliasableExpression, SelectQueryNode } from 'kysely'
import type { OutboxTable } from './mailTables.ts'
import type { Store } from './rowStore.ts'
import type { WebhookDeliveryRow } from './webhookTables.ts'

interface Rows {
  readonly outbox: OutboxTable
  readonly webhook_delivery: WebhookDeliveryRow
}
type Also<Table extends keyof Rows> = Partial<Omit<Rows[Table], 'id' | 'state' | 'next_at' | 'lease_until' | 'ended_at'>>

/** A query for one id. */
interface Due extends AliasableExpression<{ id: string }> {
  readonly isSelectQueryBuilder: true
  toOperationNode(): SelectQueryNode
}
interface Lease<Table extends keyof Rows> {
  /** The id of the next row that is due. */
  readonly due: Due
  readonly now: number
  readonly ms: number
  readonly also?: Also<Table>
}
/** The id of the row, leased by this server and with one attempt more; null when nothing is due. */
export const leaseNext = async <Table extends keyof Rows>(
  db: Store,
  table: Table,
  { due, now, ms, also }: Lease<Table>,
): Promise<string | null> => {
  const leased = await db
    .updateTable<keyof Rows>(table)
    .set((row) => ({ ...also, state: 'sending', lease_until: now + ms, attempts: row('attempts', '+', 1) }))
    .where('id', '=', due)
    // On PostgreSQL, of two servers that found the same row the second waits for the first, and then finds it leased.
    .where('lease_until', '<=', now)
    // Or finds it sent.
    .where('state', 'in', ['waiting', 'sending'])
    .returning('id')
    .executeTakeFirst()
  return leased?.id ?? null
}

type Ended = Extract<OutboxTable['state'], 'sent' | 'failed' | 'dropped'>
export const endSending = async <Table extends keyof Rows>(
  db: Store,
  table: Table,
  id: string,
  { state, at, ...also }: Also<Table> & { readonly state: Ended; readonly at: number },
): Promise<void> => {
  await db
    .updateTable<keyof Rows>(table)
    .set({ ...also, state, ended_at: at, lease_until: 0 })
    .where('id', '=', id)
    .execute()
}

/** Tried again from then on. */
export const deferSending = async <Table extends keyof Rows>(
  db: Store,
  table: Table,
  id: string,
  { until, ...also }: Also<Table> & { readonly until: number },
): Promise<void> => {
  await db
    .updateTable<keyof Rows>(table)
    .set({ ...also, state: 'waiting', next_at: until, lease_until: 0 })
    .where('id', '=', id)
    .execute()
}

export const forgetEnded = async (db: Store, table: keyof Rows, before: number): Promise<void> => {
  await db.deleteFrom(table).where('ended_at', '<=', before).execute()
}
