// One attempt of one delivery, and what becomes of it and of its webhook.
import { instant, type Random } from '../../shared/ids.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import type { Clock } from '../clock.ts'
import type { Store } from '../db/rowStore.ts'
import { deferSending, endSending } from '../db/sendQueue.ts'
import type { StoredWebhook, WebhookDeliveryRow } from '../db/webhookTables.ts'
import { isTriedOut } from '../sending/waits.ts'
import type { WebhookLine, WebhookResult } from './line.ts'
import { GIVE_UP_MS, holdAfter, WEBHOOK_RETRY_MS, webhookWaitAfter } from './retries.ts'
import { secretsOf, stopWebhook } from './subscriptions.ts'

export interface DeliverDeps {
  readonly db: Store
  readonly clock: Pick<Clock, 'now'>
  readonly random: Random
  readonly line: WebhookLine
  /** Of each attempt. */
  readonly attempted: (outcome: WebhookResult['is']) => void
  /** A webhook was turned off, and people wait to hear of it. */
  readonly stopped: () => void
}

const NO_FAILURE = { why: null, status: null } as const

export const deliver = async (deps: DeliverDeps, row: WebhookDeliveryRow): Promise<void> => {
  const { db, clock, line, attempted, stopped } = deps
  const webhook = await db.selectFrom('webhook').selectAll().where('id', '=', row.webhook).executeTakeFirst()
  if (!webhook || webhook.stopped !== null)
    return endSending(db, 'webhook_delivery', row.id, { state: 'dropped', at: clock.now(), ...NO_FAILURE })
  if (isTriedOut(WEBHOOK_RETRY_MS, row.attempts))
    return endSending(db, 'webhook_delivery', row.id, { state: 'failed', at: clock.now(), ...NO_FAILURE })
  const outcome = await line.send({ url: webhook.url, secrets: secretsOf(webhook, clock.now()) }, { id: row.id, body: bodyOf(row) })
  attempted(outcome.is)
  const isOff = await db.transaction().execute((inside) => keep({ ...deps, db: inside }, { row, webhook }, outcome))
  if (isOff) stopped()
}

/** The same bytes in each attempt. */
const bodyOf = ({ event, at, data }: Pick<WebhookDeliveryRow, 'event' | 'at' | 'data'>): string =>
  JSON.stringify({ type: event, timestamp: new Date(instant(Number(at))).toISOString(), data: JSON.parse(data) })

/** Whether it turned the webhook off. */
const keep = async (
  { db, clock, random }: DeliverDeps,
  { row, webhook }: { readonly row: WebhookDeliveryRow; readonly webhook: StoredWebhook },
  outcome: WebhookResult,
): Promise<boolean> => {
  const now = clock.now()
  const { id, attempts } = row
  const change = (values: Partial<StoredWebhook>) => db.updateTable('webhook').set(values).where('id', '=', webhook.id).execute()
  // It may have been dropped or deleted while it was being sent.
  const still = await db.selectFrom('webhook_delivery').select('state').where('id', '=', id).executeTakeFirst()
  if (still?.state !== 'sending') return false
  if (outcome.is === 'cut') {
    await deferSending(db, 'webhook_delivery', id, { until: now, attempts: attempts - 1, ...NO_FAILURE })
    return false
  }
  if (outcome.is === 'sent') {
    await change({ sent_at: now, failing_since: null, hold_until: 0 })
    await endSending(db, 'webhook_delivery', id, { state: 'sent', at: now, why: null, status: outcome.status })
    return false
  }
  const failure = outcome.is === 'gone' ? ({ why: 'answer', status: outcome.status } as const) : outcome
  const { why, status } = failure
  const failingSince = webhook.failing_since === null ? now : Number(webhook.failing_since)
  const last = { failed_at: now, failed_why: why, failed_status: status, failing_since: failingSince }
  const stop = outcome.is === 'gone' ? 'gone' : now - failingSince >= GIVE_UP_MS ? 'failing' : null
  if (stop !== null) {
    await change(last)
    await endSending(db, 'webhook_delivery', id, { state: 'failed', at: now, why, status })
    await stopWebhook(db, { id: webhook.id, why: stop, now })
    await recordAudit(db, clock, {
      account: null,
      action: 'webhook.stopped',
      subject: webhook.group_id,
      detail: `${webhook.id}/${stop}: ${webhook.name}`,
      address: '',
    })
    return true
  }
  const wait = webhookWaitAfter(attempts, (random(1)[0] ?? 0) / 255, outcome.is === 'failed' ? outcome.afterMs : 0)
  await change({ ...last, hold_until: now + holdAfter(wait ?? WEBHOOK_RETRY_MS.at(-1) ?? 0) })
  if (wait === null) await endSending(db, 'webhook_delivery', id, { state: 'failed', at: now, why, status })
  else await deferSending(db, 'webhook_delivery', id, { until: now + wait, attempts, why, status })
  return false
}
