// The tables of webhooks.
import type { Generated, Selectable } from 'kysely'

export interface WebhookTable {
  id: string
  group_id: string
  name: string
  url: string
  /** With spaces between them. */
  events: string
  /** `whsec_…`: the server signs with it, so it is stored unhashed. */
  secret: string
  /** The previous secret, which signs too until `former_until`. */
  former_secret: Generated<string | null>
  former_until: Generated<number | null>
  created_at: number
  created_by: string
  /** Earlier events are not sent: when it was created or turned on again. */
  since: number
  /** Why it is stopped: a `WebhookStop`; null while it is on. */
  stopped: Generated<string | null>
  /** The last delivery that arrived. */
  sent_at: Generated<number | null>
  /** Since when deliveries have failed; null after a success. */
  failing_since: Generated<number | null>
  /** Backoff after a failure, so that an unreachable receiver costs little. */
  hold_until: Generated<number>
  /** The last attempt that failed: when, a `DeliveryFailure`, and the status of the answer. */
  failed_at: Generated<number | null>
  failed_why: Generated<string | null>
  failed_status: Generated<number | null>
}
export type StoredWebhook = Selectable<WebhookTable>

export interface WebhookDeliveryTable {
  /** Its `webhook-id`. */
  id: string
  webhook: string
  event: string
  /** When it happened. */
  at: number
  /** JSON: ids alone. */
  data: string
  /** Events with this key are merged into this row until its first attempt; null from that attempt on. */
  merge_key: string | null
  state: 'waiting' | 'sending' | 'sent' | 'failed' | 'dropped'
  attempts: number
  next_at: number
  lease_until: number
  /** A `DeliveryFailure` of the last attempt that failed, and its status. */
  why: Generated<string | null>
  status: Generated<number | null>
  created_at: number
  ended_at: Generated<number | null>
}
export type WebhookDeliveryRow = Selectable<WebhookDeliveryTable>

/** Last entry of a log read for the webhooks of its group. Absent for groups without webhooks. */
export interface WebhookCursorTable {
  document: string
  group_id: string
  seq: number
}
