// Webhooks: what a group tells other programs, and how deliveries can fail. Ids only, never a word of anybody.

export const WEBHOOK_EVENTS = ['item.changed', 'decision.made', 'session.opened', 'session.closed', 'report.given'] as const
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number]
export const parseWebhookEvent = (text: unknown): WebhookEvent | null => WEBHOOK_EVENTS.find((event) => event === text) ?? null

/** Sent when somebody asks for it, whatever events were chosen. */
export const TEST_EVENT = 'webhook.test'
export const SENT_EVENTS = [...WEBHOOK_EVENTS, TEST_EVENT] as const
export type SentEvent = (typeof SENT_EVENTS)[number]

/** How many webhooks a group may have. */
export const MOST_WEBHOOKS = 10
/** How many characters an address may have. */
export const LONGEST_WEBHOOK_URL = 500
/** For how long the previous secret signs, too, after a new one was made. */
export const OVERLAP_HOURS = 24
/** For how many days deliveries that ended are listed and can be sent again. */
export const DELIVERY_DAYS = 7

/** Why nothing arrived: `answer` with its status, `host` for one that the operator does not allow any more. */
export const DELIVERY_FAILURES = ['answer', 'timeout', 'name', 'certificate', 'connection', 'address', 'host'] as const
export type DeliveryFailure = (typeof DELIVERY_FAILURES)[number]
export const parseDeliveryFailure = (text: unknown): DeliveryFailure | null => DELIVERY_FAILURES.find((one) => one === text) ?? null

/** Why nothing is sent: somebody turned it off, its receiver answered 410, or it has failed for days. */
export const WEBHOOK_STOPS = ['person', 'gone', 'failing'] as const
export type WebhookStop = (typeof WEBHOOK_STOPS)[number]
export const parseWebhookStop = (text: unknown): WebhookStop | null => WEBHOOK_STOPS.find((one) => one === text) ?? null

/** `waiting` and `sending` are still to end. */
export const DELIVERY_STATES = ['waiting', 'sending', 'sent', 'failed', 'dropped'] as const
