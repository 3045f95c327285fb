// The webhooks of a group as rows: made, changed, turned off, deleted.
import type { NewWebhookSecret, Webhook } from '../../shared/api/webhooks.ts'
import { type AccountId, type GroupId, instant, newId, parseAccountId, type Random } from '../../shared/ids.ts'
import { must, ok, type Result, refuse } from '../../shared/result.ts'
import {
  MOST_WEBHOOKS,
  OVERLAP_HOURS,
  parseDeliveryFailure,
  parseWebhookEvent,
  parseWebhookStop,
  type WebhookEvent,
  type WebhookStop,
} from '../../shared/webhooks/webhooks.ts'
import type { Clock } from '../clock.ts'
import { readGroupRow } from '../db/readGroup.ts'
import type { Store } from '../db/rowStore.ts'
import type { StoredWebhook } from '../db/webhookTables.ts'
import { type AllowedReceivers, receiverAt } from './addresses.ts'
import { beginCursors, endCursors } from './cursors.ts'
import { dropWaiting } from './deliveries.ts'
import { newWebhookSecret } from './signature.ts'

export interface WebhookDeps {
  readonly db: Store
  readonly clock: Pick<Clock, 'now'>
  readonly random: Random
  readonly allowed: AllowedReceivers
}

export const webhooksOf = async (db: Store, group: GroupId): Promise<readonly Webhook[]> => {
  const rows = await db.selectFrom('webhook').selectAll().where('group_id', '=', group).orderBy('created_at').orderBy('id').execute()
  const waiting = await db
    .selectFrom('webhook_delivery')
    .select(({ fn }) => ['webhook', fn.countAll().as('count')])
    .where('state', 'in', ['waiting', 'sending'])
    .groupBy('webhook')
    .execute()
  const counts = new Map(waiting.map(({ webhook, count }) => [webhook, Number(count)]))
  return rows.map((row) => described(row, counts.get(row.id) ?? 0))
}

export const webhookById = (db: Store, group: GroupId, id: string): Promise<StoredWebhook | undefined> =>
  db.selectFrom('webhook').selectAll().where('id', '=', id).where('group_id', '=', group).executeTakeFirst()

export const makeWebhook = async (
  { db, clock, random, allowed }: WebhookDeps,
  { account, group }: { readonly account: AccountId; readonly group: GroupId },
  { name, url, events }: { readonly name: string; readonly url: string; readonly events: readonly WebhookEvent[] },
): Promise<Result<Webhook & NewWebhookSecret>> => {
  const receiver = receiverAt(url, allowed)
  if (!receiver.ok) return receiver
  const secret = newWebhookSecret(random)
  const now = clock.now()
  return db.transaction().execute(async (inside) => {
    // Anybody may act as a person of a sample.
    if (must(await readGroupRow(inside, group), 'the group of a membership').sample) return refuse('forbidden')
    // Of two who make one at once, the second waits for the first and counts it.
    await inside
      .updateTable('work_group')
      .set((row) => ({ quorum: row.ref('quorum') }))
      .where('id', '=', group)
      .execute()
    const before = await webhooksOf(inside, group)
    if (before.length >= MOST_WEBHOOKS) return refuse('too-many-webhooks')
    if (before.length === 0) await beginCursors(inside, group)
    const row = await inside
      .insertInto('webhook')
      .values({
        id: newId(random),
        group_id: group,
        name,
        url: receiver.value.href,
        events: [...new Set(events)].join(' '),
        secret,
        created_at: now,
        created_by: account,
        since: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    return ok({ ...described(row, 0), secret })
  })
}

export interface ChangedWebhook {
  readonly name?: string | undefined
  readonly url?: string | undefined
  readonly events?: readonly WebhookEvent[] | undefined
  readonly on?: boolean | undefined
}

export const changeWebhook = async (
  { db, clock, allowed }: WebhookDeps,
  { group, id }: { readonly group: GroupId; readonly id: string },
  { name, url, events, on }: ChangedWebhook,
): Promise<Result<Webhook>> => {
  const before = await webhookById(db, group, id)
  if (!before) return refuse('not-found')
  // One whose host is not allowed any more cannot be turned on; it can be renamed, and turned off.
  const receiver = url !== undefined || on === true ? receiverAt(url ?? before.url, allowed) : null
  if (receiver && !receiver.ok) return receiver
  const now = clock.now()
  const isTurnedOn = on === true && before.stopped !== null
  await db.transaction().execute(async (inside) => {
    const values = {
      ...(name === undefined ? {} : { name }),
      ...(receiver && url !== undefined ? { url: receiver.value.href, hold_until: 0 } : {}),
      ...(events === undefined ? {} : { events: [...new Set(events)].join(' ') }),
      ...(isTurnedOn ? { stopped: null, since: now, failing_since: null, hold_until: 0 } : {}),
    }
    // Of one that is only turned off, or turned on while it is on, there is nothing to set here.
    if (Object.keys(values).length > 0) await inside.updateTable('webhook').set(values).where('id', '=', id).execute()
    if (on === false && before.stopped === null) await stopWebhook(inside, { id, why: 'person', now })
  })
  const [changed] = (await webhooksOf(db, group)).filter((one) => one.id === id)
  return changed ? ok(changed) : refuse('not-found')
}

/** In a transaction. What waits is not sent any more. */
export const stopWebhook = async (
  inside: Store,
  { id, why, now }: { readonly id: string; readonly why: WebhookStop; readonly now: number },
): Promise<void> => {
  await inside.updateTable('webhook').set({ stopped: why }).where('id', '=', id).execute()
  await dropWaiting(inside, id, now)
}

export const deleteWebhook = async (db: Store, group: GroupId, id: string): Promise<boolean> =>
  db.transaction().execute(async (inside) => {
    // SQLite follows foreign keys where they are turned on; written out, it does not depend on that.
    await inside
      .deleteFrom('webhook_delivery')
      .where('webhook', '=', (of) => of.selectFrom('webhook').select('id').where('id', '=', id).where('group_id', '=', group))
      .execute()
    const gone = await inside.deleteFrom('webhook').where('id', '=', id).where('group_id', '=', group).returning('id').executeTakeFirst()
    if (gone && !(await inside.selectFrom('webhook').select('id').where('group_id', '=', group).executeTakeFirst()))
      await endCursors(inside, group)
    return gone !== undefined
  })

/** Both sign until the overlap ends, so that the receiver can be changed meanwhile. Null: there is no such webhook. */
export const renewSecret = async (
  { db, clock, random }: WebhookDeps,
  { group, id }: { readonly group: GroupId; readonly id: string },
): Promise<string | null> => {
  const secret = newWebhookSecret(random)
  const changed = await db
    .updateTable('webhook')
    .set((row) => ({ former_secret: row.ref('secret'), former_until: clock.now() + OVERLAP_HOURS * 3_600_000, secret }))
    .where('id', '=', id)
    .where('group_id', '=', group)
    .returning('id')
    .executeTakeFirst()
  return changed ? secret : null
}

export const secretsOf = ({ secret, former_secret, former_until }: StoredWebhook, now: number): readonly string[] =>
  former_secret !== null && (former_until ?? 0) > now ? [secret, former_secret] : [secret]

const described = (row: StoredWebhook, waiting: number): Webhook => ({
  id: row.id,
  name: row.name,
  url: row.url,
  events: row.events.split(' ').flatMap((event) => parseWebhookEvent(event) ?? []),
  stopped: parseWebhookStop(row.stopped),
  createdAt: instant(Number(row.created_at)),
  createdBy: must(parseAccountId(row.created_by), 'who made a webhook'),
  sentAt: instantOf(row.sent_at),
  failingSince: instantOf(row.failing_since),
  lastFailure:
    row.failed_at === null
      ? null
      : { at: instant(Number(row.failed_at)), why: parseDeliveryFailure(row.failed_why) ?? 'connection', status: row.failed_status },
  waiting,
  formerSecretUntil: instantOf(row.former_until),
})
const instantOf = (at: number | null) => (at === null ? null : instant(Number(at)))
