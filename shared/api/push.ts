// Web push notifications while Ruta is not open.
import { z } from 'zod'
import type { RouteTable } from './route.ts'

const PushState = z
  .object({
    /** Public VAPID key (base64url); null: push is not configured. */
    key: z.string().nullable(),
    /** In the requesting browser. */
    on: z.boolean(),
  })
  .meta({ id: 'PushState' })
const base64url = z.string().regex(/^[\w-]{1,200}$/)

export const pushApi = {
  'GET /api/me/push': {
    about: 'The key with which a browser subscribes to notices, and whether the one that asks has.',
    access: 'account',
    answers: { 200: PushState },
  },
  'PUT /api/me/push': {
    about:
      'Shows notices in this browser while Ruta is not open, until its account signs out there, ends its other sessions or has not signed in there for 60 days. Its push service must be a known one.',
    access: 'account',
    body: z.object({ endpoint: z.string().max(1_000), p256dh: base64url, auth: base64url }),
    example: {
      endpoint: 'https://updates.push.services.mozilla.com/wpush/v2/gAAAA',
      p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
      auth: 'BTBZMqHH6r4Tts7J_aSIgg',
    },
    answers: { 204: null },
    refuses: ['push-service'],
  },
  'DELETE /api/me/push': {
    about: 'Shows notices in this browser no more.',
    access: 'account',
    answers: { 204: null },
  },
} as const satisfies RouteTable
