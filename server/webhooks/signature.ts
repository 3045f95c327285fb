// Secrets and signatures of Standard Webhooks (https://www.standardwebhooks.com).
import { createHmac } from 'node:crypto'
import type { Random } from '../../shared/ids.ts'

const PREFIX = 'whsec_'
const SECRET_BYTES = 32

export const newWebhookSecret = (random: Random): string => `${PREFIX}${Buffer.from(random(SECRET_BYTES)).toString('base64')}`

export interface SignedMessage {
  readonly id: string
  /** Of the attempt, in seconds. */
  readonly timestamp: number
  readonly body: string
}

/** One signature for each secret: while a secret is being exchanged, receivers know either. */
export const signatureHeader = (secrets: readonly string[], message: SignedMessage): string =>
  secrets.map((secret) => `v1,${signatureOf(secret, message)}`).join(' ')

const signatureOf = (secret: string, { id, timestamp, body }: SignedMessage): string =>
  createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64'))
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64')
