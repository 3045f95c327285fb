// Webhooks: events sent to other programs, and errors of deliveries. Payloads contain ids only, no content.

export const WEBHOOK_EVENTS = ['item.changed', 'decision.made', 'session.opened', 'session.closed', 'report.given'] as const
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number]
export const parseWebhookEvent = (text: unknown): WebhookEvent | null => WEBHOOK_EVENTS.find((event) => event === text) ?? null

/** Sent on request, whatever events are selected. */
export const TEST_EVENT = 'webhook.test'
export const SENT_EVENTS = [...WEBHOOK_EVENTS, TEST_EVENT] as const
export type SentEvent = (typeof SENT_EVENTS)[number]

/** Maximum webhooks of a group. */
export const MOST_WEBHOOKS = 10
/** Maximum length of a URL. */
export const LONGEST_WEBHOOK_URL = 500
/** How long the previous secret also signs after a new one was created. */
export const OVERLAP_HOURS = 24
/** How many days finished deliveries are listed and can be sent again. */
export const DELIVERY_DAYS = 7

/** Errors: `answer` with its status, `host` for one that the operator no longer allows. */
export const DELIVERY_FAILURES = ['answer', 'timeout', 'name', 'certificate', 'connection', 'address', 'host'] as const
export type DeliveryFailure = (typeof DELIVERY_FAILURES)[number]
export const parseDeliveryFailure = (text: unknown): DeliveryFailure | null => DELIVERY_FAILURES.find((one) => one === text) ?? null

/** Why it is stopped: turned off by a user, receiver answered 410, or failing for days. */
export const WEBHOOK_STOPS = ['person', 'gone', 'failing'] as const
export type WebhookStop = (typeof WEBHOOK_STOPS)[number]
export const parseWebhookStop = (text: unknown): WebhookStop | null => WEBHOOK_STOPS.find((one) => one === text) ?? null

/** Reasons for which the server turns a webhook off by itself. */
export const SERVER_STOPS = ['gone', 'failing'] as const satisfies readonly WebhookStop[]
export type ServerStop = (typeof SERVER_STOPS)[number]

/** `waiting` and `sending` are not finished. */
export const DELIVERY_STATES = ['waiting', 'sending', 'sent', 'failed', 'dropped'] as const
