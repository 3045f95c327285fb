// Chair and secretariat make, change and delete webhooks, and see what became of their deliveries.
import type { WebhookDelivery, webhookApi } from '../../shared/api/webhooks.ts'
import { type GroupId, instant } from '../../shared/ids.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { parseDeliveryFailure, SENT_EVENTS, TEST_EVENT } from '../../shared/webhooks/webhooks.ts'
import type { StoredWebhook, WebhookDeliveryRow } from '../db/webhookTables.ts'
import type { Identity } from '../identity/identity.ts'
import { type Handlers, NO_BODY } from '../routes.ts'
import { addDelivery, deliveriesOf, sendAgain } from './deliveries.ts'
import { changeWebhook, deleteWebhook, makeWebhook, renewSecret, webhookById, webhooksOf } from './subscriptions.ts'
import type { Webhooks } from './webhooks.ts'

export const webhookHandlers = ({ deps }: Identity, webhooks: Webhooks): Handlers<keyof typeof webhookApi> => {
  const { db, clock, random } = deps
  const { allowed } = webhooks
  const own = { db, clock, random, allowed }
  /** One to which something may be sent now. */
  const sendable = async (group: GroupId, id: string): Promise<Result<StoredWebhook>> => {
    const row = await webhookById(db, group, id)
    if (!row) return refuse('not-found')
    if (allowed.hosts.length === 0) return refuse('webhooks-off')
    if (row.stopped !== null) return refuse('webhook-stopped')
    return (await waitingByHand(id)) < MOST_BY_HAND ? ok(row) : refuse('too-many')
  }
  const waitingByHand = async (id: string): Promise<number> =>
    Number(
      (
        await db
          .selectFrom('webhook_delivery')
          .select(({ fn }) => fn.countAll().as('count'))
          .where('webhook', '=', id)
          .where((row) => row.or([row('event', '=', TEST_EVENT), row('attempts', '=', 0)]))
          .where('merge_key', 'is', null)
          .where('state', 'in', ['waiting', 'sending'])
          .executeTakeFirstOrThrow()
      ).count,
    )
  /** A receiver that is left alone after a failure is asked at once when somebody wants it. */
  const sent = async (row: WebhookDeliveryRow) => {
    await db.updateTable('webhook').set({ hold_until: 0 }).where('id', '=', row.webhook).execute()
    webhooks.wake()
    return ok(described(row))
  }
  return {
    'GET /api/groups/:group/webhooks': async ({ group }) => ok({ hosts: allowed.hosts, webhooks: await webhooksOf(db, group) }),
    'POST /api/groups/:group/webhooks': async ({ actor: { account }, group, body, record }) => {
      const made = await makeWebhook(own, { account, group }, body)
      if (made.ok) await record('webhook.made', `${made.value.id}: ${made.value.name}`)
      return made
    },
    'PATCH /api/groups/:group/webhooks/:id': async ({ group, id, body, record }) => {
      const changed = await changeWebhook(own, { group, id }, body)
      if (changed.ok) await record('webhook.changed', `${id}: ${changed.value.name}`)
      return changed
    },
    'DELETE /api/groups/:group/webhooks/:id': async ({ group, id, record }) => {
      const row = await webhookById(db, group, id)
      if (!row || !(await deleteWebhook(db, group, id))) return refuse('not-found')
      await record('webhook.deleted', `${id}: ${row.name}`)
      return NO_BODY
    },
    'POST /api/groups/:group/webhooks/:id/secrets': async ({ group, id, record }) => {
      const row = await webhookById(db, group, id)
      const secret = row ? await renewSecret(own, { group, id }) : null
      if (!row || secret === null) return refuse('not-found')
      await record('webhook.secret', `${id}: ${row.name}`)
      return ok({ secret })
    },
    'POST /api/groups/:group/webhooks/:id/tests': async ({ group, id }) => {
      const webhook = await sendable(group, id)
      if (!webhook.ok) return webhook
      const now = clock.now()
      return sent(
        await addDelivery({ db, random, now }, { webhook: id, event: TEST_EVENT, at: now, data: { group, webhook: id }, mergeKey: null }),
      )
    },
    'GET /api/groups/:group/webhooks/:id/deliveries': async ({ group, id }) =>
      (await webhookById(db, group, id)) ? ok((await deliveriesOf(db, id)).map(described)) : refuse('not-found'),
    'POST /api/groups/:group/webhooks/:id/deliveries/:delivery/attempts': async ({ group, id, delivery }) => {
      const webhook = await sendable(group, id)
      if (!webhook.ok) return webhook
      const again = await sendAgain(db, { webhook: id, id: delivery, now: clock.now() })
      return again ? sent(again) : refuse('not-found')
    },
  }
}

/** Tests and repetitions that somebody asked for and that were not sent yet. */
const MOST_BY_HAND = 10

const described = (row: WebhookDeliveryRow): WebhookDelivery => {
  const why = parseDeliveryFailure(row.why)
  const isOver = row.ended_at !== null
  return {
    id: row.id,
    event: SENT_EVENTS.find((event) => event === row.event) ?? TEST_EVENT,
    at: instant(Number(row.at)),
    state: row.state,
    attempts: row.attempts,
    nextAt: isOver ? null : instant(Number(row.next_at)),
    endedAt: row.ended_at === null ? null : instant(Number(row.ended_at)),
    failure: why === null ? null : { why, status: row.status },
  }
}
