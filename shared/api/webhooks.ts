// Webhooks of a group: created by chair and secretariat, delivered by the server to other programs.
import { z } from 'zod'
import {
  DELIVERY_DAYS,
  DELIVERY_FAILURES,
  DELIVERY_STATES,
  LONGEST_WEBHOOK_URL,
  MOST_WEBHOOKS,
  OVERLAP_HOURS,
  SENT_EVENTS,
  WEBHOOK_EVENTS,
  WEBHOOK_STOPS,
} from '../webhooks/webhooks.ts'
import { accountId, countSchema, instantField, lineSchema } from './fields.ts'
import { listSchema, type RouteTable } from './route.ts'

const failure = { why: z.enum(DELIVERY_FAILURES), status: z.int().nullable() }
const described = {
  id: z.string(),
  name: z.string(),
  url: z.string(),
  events: listSchema(z.enum(WEBHOOK_EVENTS)),
  /** Null: active. */
  stopped: z.enum(WEBHOOK_STOPS).nullable(),
  createdAt: instantField,
  createdBy: accountId,
  /** Last successful delivery. */
  sentAt: instantField.nullable(),
  /** Since when deliveries have failed; null: the last attempt succeeded. */
  failingSince: instantField.nullable(),
  lastFailure: z.object({ at: instantField, ...failure }).nullable(),
  /** Pending deliveries. */
  waiting: countSchema,
  /** End of the period in which the previous secret signs, too. */
  formerSecretUntil: instantField.nullable(),
}
export const Webhook = z.object(described).meta({ id: 'Webhook' })
export type Webhook = z.infer<typeof Webhook>
const NewSecret = z.object({ secret: z.string() }).meta({ id: 'WebhookSecret' })
export type NewWebhookSecret = z.infer<typeof NewSecret>

export const WebhookDelivery = z
  .object({
    /** Its `webhook-id`: the same in each attempt. */
    id: z.string(),
    event: z.enum(SENT_EVENTS),
    at: instantField,
    state: z.enum(DELIVERY_STATES),
    attempts: countSchema,
    /** Time of the next attempt; null once the delivery has ended. */
    nextAt: instantField.nullable(),
    endedAt: instantField.nullable(),
    /** Error of the last failed attempt. */
    failure: z.object(failure).nullable(),
  })
  .meta({ id: 'WebhookDelivery' })
export type WebhookDelivery = z.infer<typeof WebhookDelivery>

const events = z.array(z.enum(WEBHOOK_EVENTS)).min(1).max(WEBHOOK_EVENTS.length)
const url = z.string().trim().min(1).max(LONGEST_WEBHOOK_URL)
const ADDRESS_REFUSALS = ['webhooks-off', 'webhook-address', 'webhook-host'] as const

export const webhookApi = {
  'GET /api/groups/:group/webhooks': {
    about: 'The webhooks of a group, and to which hosts the operator lets them be sent (`hosts`; none: webhooks are off). Never a secret.',
    access: 'group.change',
    token: 'webhooks',
    answers: { 200: z.object({ hosts: listSchema(z.string()), webhooks: listSchema(Webhook) }) },
  },
  'POST /api/groups/:group/webhooks': {
    about: `Makes a webhook. Its secret (\`whsec_…\`, Standard Webhooks) is returned only once. A group has at most ${MOST_WEBHOOKS}.`,
    access: 'group.change',
    token: 'webhooks',
    proof: true,
    body: z.object({ name: lineSchema(60), url, events }),
    example: { name: 'Monthly dashboard', url: 'https://hooks.example.org/ruta', events: ['item.changed', 'decision.made'] },
    answers: { 201: Webhook.extend(NewSecret.shape).meta({ id: 'NewWebhook' }) },
    refuses: [...ADDRESS_REFUSALS, 'too-many-webhooks'],
  },
  'PATCH /api/groups/:group/webhooks/:id': {
    about: 'Changes name, address or events of a webhook, turns it off (`on: false`), or on again; what happened meanwhile is not sent.',
    access: 'group.change',
    token: 'webhooks',
    proof: true,
    body: z.object({ name: lineSchema(60), url, events, on: z.boolean() }).partial(),
    example: { on: false },
    answers: { 200: Webhook },
    refuses: [...ADDRESS_REFUSALS],
  },
  'DELETE /api/groups/:group/webhooks/:id': {
    about: 'Deletes a webhook with its deliveries: nothing more is sent.',
    access: 'group.change',
    token: 'webhooks',
    answers: { 204: null },
  },
  'POST /api/groups/:group/webhooks/:id/secrets': {
    about: `Makes a new secret, returned only once. For ${OVERLAP_HOURS} hours the former one signs each delivery, too.`,
    access: 'group.change',
    token: 'webhooks',
    proof: true,
    body: z.object({}),
    example: {},
    answers: { 201: NewSecret },
  },
  'POST /api/groups/:group/webhooks/:id/tests': {
    about: 'Sends the event `webhook.test`.',
    access: 'group.change',
    token: 'webhooks',
    body: z.object({}),
    example: {},
    answers: { 201: WebhookDelivery },
    refuses: ['webhooks-off', 'webhook-stopped', 'too-many'],
  },
  'GET /api/groups/:group/webhooks/:id/deliveries': {
    about: `The last 100 deliveries of ${DELIVERY_DAYS} days, newest first.`,
    access: 'group.change',
    token: 'webhooks',
    answers: { 200: listSchema(WebhookDelivery) },
  },
  'POST /api/groups/:group/webhooks/:id/deliveries/:delivery/attempts': {
    about: 'Sends a delivery again that has ended, with the same `webhook-id`.',
    access: 'group.change',
    token: 'webhooks',
    body: z.object({}),
    example: {},
    answers: { 201: WebhookDelivery },
    refuses: ['webhooks-off', 'webhook-stopped', 'too-many'],
  },
} as const satisfies RouteTable
