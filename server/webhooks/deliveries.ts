// Deliveries as rows: waiting ▶ sending ▶ sent | failed | dropped. They are added in the transaction that moves the cursor; of several servers
// one sends each of them.
import { newId, type Random } from '../../shared/ids.ts'
import type { SentEvent } from '../../shared/webhooks/webhooks.ts'
import type { Store } from '../db/rowStore.ts'
import { forgetEnded, leaseNext } from '../db/sendQueue.ts'
import type { WebhookDeliveryRow } from '../db/webhookTables.ts'
import type { WebhookHappening } from './happenings.ts'

/** Changes of one item within this time are gathered into one delivery. */
const GATHER_MS = 10_000
const LEASE_MS = 60_000

interface NewDelivery extends Pick<WebhookHappening, 'at' | 'data' | 'mergeKey'> {
  readonly webhook: string
  readonly event: SentEvent
}

/** In a transaction. */
export const addDelivery = async (
  { db, random, now }: { readonly db: Store; readonly random: Random; readonly now: number },
  { webhook, event, at, data, mergeKey }: NewDelivery,
): Promise<WebhookDeliveryRow> =>
  db
    .insertInto('webhook_delivery')
    .values({
      id: `msg_${newId(random)}`,
      webhook,
      event,
      at,
      data: JSON.stringify(data),
      merge_key: mergeKey,
      state: 'waiting',
      attempts: 0,
      next_at: now + (mergeKey === null ? 0 : GATHER_MS),
      lease_until: 0,
      created_at: now,
    })
    // One that has not been tried yet tells what is newer, under its own id.
    .onConflict((conflict) => conflict.columns(['webhook', 'merge_key']).doUpdateSet({ at, data: JSON.stringify(data) }))
    .returningAll()
    .executeTakeFirstOrThrow()

/**
 * Leases the next delivery that is due to this server; a receiver gets one at a time. `underway`: the ids that this server is sending, which
 * stay its own even if a clock that was set ahead has ended their leases. Null when nothing is due.
 */
export const claimDelivery = async (db: Store, now: number, underway: readonly string[] = []): Promise<WebhookDeliveryRow | null> => {
  const due = db
    .selectFrom('webhook_delivery as one')
    .innerJoin('webhook', 'webhook.id', 'one.webhook')
    .select('one.id')
    .where('one.state', 'in', ['waiting', 'sending'])
    .where('one.next_at', '<=', now)
    .where('one.lease_until', '<=', now)
    .where('webhook.hold_until', '<=', now)
    .$if(underway.length > 0, (rows) => rows.where('one.id', 'not in', underway))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('webhook_delivery as other')
            .select('other.id')
            .whereRef('other.webhook', '=', 'one.webhook')
            .where('other.state', '=', 'sending')
            .where('other.lease_until', '>', now),
        ),
      ),
    )
    .orderBy('one.next_at')
    .orderBy('one.id')
    .limit(1)
  const id = await leaseNext(db, 'webhook_delivery', { due, now, ms: LEASE_MS, also: { merge_key: null } })
  // Null also if it was deleted since, with its webhook.
  return id === null ? null : ((await db.selectFrom('webhook_delivery').selectAll().where('id', '=', id).executeTakeFirst()) ?? null)
}

export const dropWaiting = async (inside: Store, webhook: string, now: number): Promise<void> => {
  await inside
    .updateTable('webhook_delivery')
    .set({ state: 'dropped', ended_at: now, lease_until: 0, merge_key: null })
    .where('webhook', '=', webhook)
    .where('state', 'in', ['waiting', 'sending'])
    .execute()
}

/** Sends a delivery that has ended again, at once and under the same id. Null if there is none, or it has not ended. */
export const sendAgain = async (db: Store, { webhook, id, now }: { readonly webhook: string; readonly id: string; readonly now: number }) =>
  (await db
    .updateTable('webhook_delivery')
    .set({ state: 'waiting', attempts: 0, next_at: now, ended_at: null })
    .where('id', '=', id)
    .where('webhook', '=', webhook)
    .where('ended_at', 'is not', null)
    .returningAll()
    .executeTakeFirst()) ?? null

const MOST_LISTED = 100
export const deliveriesOf = (db: Store, webhook: string): Promise<readonly WebhookDeliveryRow[]> =>
  db
    .selectFrom('webhook_delivery')
    .selectAll()
    .where('webhook', '=', webhook)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(MOST_LISTED)
    .execute()

const KEPT_MS = 7 * 24 * 3_600_000
/** Deletes deliveries that ended a week ago. */
export const forgetOldDeliveries = (db: Store, now: number): Promise<void> => forgetEnded(db, 'webhook_delivery', now - KEPT_MS)
