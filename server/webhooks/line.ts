// One delivery to one receiver: no redirects, ten seconds, at an address that was checked and that the connection is pinned to.
import type { DeliveryFailure } from '../../shared/webhooks/webhooks.ts'
import type { Clock } from '../clock.ts'
import { ForbiddenAddressError, isPublicAddress, isPublicOrPrivateAddress } from '../publicAddress.ts'
import { type PinnedTo, type PostAnswer, pinnedPost } from '../sending/pinnedPost.ts'
import { type AllowedReceivers, receiverAt } from './addresses.ts'
import { signatureHeader } from './signature.ts'

export type WebhookResult =
  | { readonly is: 'sent'; readonly status: number }
  /** Its receiver wants no more (410). */
  | { readonly is: 'gone'; readonly status: number }
  | { readonly is: 'failed'; readonly why: DeliveryFailure; readonly status: number | null; readonly afterMs: number }
  /** By our own stop: nothing is known of it. */
  | { readonly is: 'cut' }

interface Message {
  readonly id: string
  readonly body: string
}

export interface WebhookLine {
  send(to: { readonly url: string; readonly secrets: readonly string[] }, message: Message): Promise<WebhookResult>
  close(): void
}

export interface LocalReach extends PinnedTo {
  readonly answerMs?: number
}

interface LineParts {
  readonly clock: Pick<Clock, 'now'>
  readonly allowed: AllowedReceivers
  readonly version: string
  readonly reach: LocalReach
}

const ANSWER_MS = 10_000

export const openWebhookLine = ({ clock, allowed, version, reach }: LineParts): WebhookLine => {
  const closing = new AbortController()
  const { answerMs = ANSWER_MS, ...to } = reach
  const isAllowed = to.isAllowed ?? (allowed.mayBePrivate ? isPublicOrPrivateAddress : isPublicAddress)
  return {
    async send({ url: text, secrets }, { id, body }) {
      // The list may have become shorter since the webhook was made.
      const receiver = receiverAt(text, allowed)
      if (!receiver.ok) return failed('host')
      const url = receiver.value
      const timestamp = Math.floor(clock.now() / 1000)
      const answer = await pinnedPost({
        ...to,
        isAllowed,
        url,
        body,
        answerMs,
        closing: closing.signal,
        headers: {
          'Content-Type': 'application/json',
          'User-Agent': `Ruta/${version}`,
          'webhook-id': id,
          'webhook-timestamp': String(timestamp),
          'webhook-signature': signatureHeader(secrets, { id, timestamp, body }),
        },
      })
      if (answer.is === 'closed') return failed('connection')
      if (answer.is === 'answered') return outcomeOf(answer)
      if (answer.why === 'closing') return { is: 'cut' }
      return failed(answer.why === 'timeout' ? 'timeout' : failureOf(answer.error))
    },
    close: () => closing.abort(),
  }
}

const failed = (why: DeliveryFailure, status: number | null = null, afterMs = 0): WebhookResult => ({ is: 'failed', why, status, afterMs })

const outcomeOf = ({ status, retryAfterMs }: Extract<PostAnswer, { is: 'answered' }>): WebhookResult => {
  if (status >= 200 && status < 300) return { is: 'sent', status }
  if (status === 410) return { is: 'gone', status }
  return failed('answer', status, retryAfterMs)
}

const failureOf = (error: NodeJS.ErrnoException): DeliveryFailure => {
  const code = error.code ?? ''
  if (error instanceof ForbiddenAddressError) return 'address'
  if (/^(ENOTFOUND|EAI_)/.test(code)) return 'name'
  return /CERT|SIGNED|^ERR_(TLS|SSL)|^UNABLE_TO_|EPROTO/.test(code) ? 'certificate' : 'connection'
}
