// The tables of webhooks.
import type { Generated, Selectable } from 'kysely'

export interface WebhookTable {
  id: string
  group_id: string
  name: string
  url: string
  /** With spaces between them. */
  events: string
  /** `whsec_…`: the server signs with it, so it is kept as it is. */
  secret: string
  /** The previous secret, which signs too until `former_until`. */
  former_secret: Generated<string | null>
  former_until: Generated<number | null>
  created_at: number
  created_by: string
  /** Nothing from before is sent: when it was made or turned on again. */
  since: number
  /** Why nothing is sent: a `WebhookStop`; null while it is on. */
  stopped: Generated<string | null>
  /** The last delivery that arrived. */
  sent_at: Generated<number | null>
  /** Since when deliveries have failed; null after one that arrived. */
  failing_since: Generated<number | null>
  /** After a failure nothing is sent until then, so that one dead receiver takes little of the server. */
  hold_until: Generated<number>
  /** The last attempt that failed: when, a `DeliveryFailure`, and the status of the answer. */
  failed_at: Generated<number | null>
  failed_why: Generated<string | null>
  failed_status: Generated<number | null>
}
export type WebhookRow = Selectable<WebhookTable>

export interface WebhookDeliveryTable {
  /** Its `webhook-id`. */
  id: string
  webhook: string
  event: string
  /** When it happened. */
  at: number
  /** JSON: ids alone. */
  data: string
  /** Events with this key join this row until its first attempt; null from that attempt on. */
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

/** Up to which entry a log was read for the webhooks of its group. A group without webhooks has none. */
export interface WebhookCursorTable {
  document: string
  group_id: string
  seq: number
}
