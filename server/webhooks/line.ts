// One delivery to one receiver: no redirects, ten seconds, at an address that was checked and that the connection is pinned to.
import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { isIP } from 'node:net'
import type { DeliveryFailure } from '../../shared/webhooks/webhooks.ts'
import type { Clock } from '../clock.ts'
import { ForbiddenAddressError, isPublicAddress, isPublicOrPrivateAddress, lookUpPublic, type Resolve } from '../publicAddress.ts'
import { type AllowedReceivers, receiverAt } from './addresses.ts'
import { signatureHeader } from './signature.ts'

export type Outcome =
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
  send(to: { readonly url: string; readonly secrets: readonly string[] }, message: Message): Promise<Outcome>
  close(): void
}

/** In place of the network, for receivers of this machine. */
export interface Reach {
  readonly isAllowed?: (address: string) => boolean
  readonly resolve?: Resolve
  readonly ca?: string
  readonly answerMs?: number
}

interface LineParts {
  readonly clock: Pick<Clock, 'now'>
  readonly allowed: AllowedReceivers
  readonly version: string
  readonly reach: Reach
}

const ANSWER_MS = 10_000
const LONGEST_WAIT_MS = 12 * 3_600_000

export const openWebhookLine = ({ clock, allowed, version, reach }: LineParts): WebhookLine => {
  const closing = new AbortController()
  const { resolve: resolveName, ca, answerMs = ANSWER_MS } = reach
  const isAllowed = reach.isAllowed ?? (allowed.mayBePrivate ? isPublicOrPrivateAddress : isPublicAddress)
  return {
    async send({ url: text, secrets }, { id, body }) {
      // The list may have become shorter since the webhook was made.
      const receiver = receiverAt(text, allowed)
      if (!receiver.ok) return failed('host')
      const url = receiver.value
      const host = url.hostname.replace(/^\[|\]$/g, '')
      // An IP address is not looked up, so the check in the lookup does not see it.
      if (isIP(host) !== 0 && !isAllowed(host)) return failed('address')
      const timestamp = Math.floor(clock.now() / 1000)
      const timeout = AbortSignal.timeout(answerMs)
      return new Promise((resolve) => {
        const asked = (url.protocol === 'https:' ? overHttps : overHttp)(
          url,
          {
            method: 'POST',
            // A connection of its own: one that is kept open would outlive the check of its address.
            agent: false,
            lookup: lookUpPublic(isAllowed, resolveName),
            signal: AbortSignal.any([closing.signal, timeout]),
            ...(ca === undefined ? {} : { ca }),
            headers: {
              'Content-Type': 'application/json',
              'Content-Length': Buffer.byteLength(body),
              'User-Agent': `Ruta/${version}`,
              'webhook-id': id,
              'webhook-timestamp': String(timestamp),
              'webhook-signature': signatureHeader(secrets, { id, timestamp, body }),
            },
          },
          (response) => {
            // What it says beside its status is not read.
            response.destroy()
            resolve(outcomeOf(response.statusCode ?? 0, response.headers['retry-after']))
          },
        )
        asked.on('error', (error: NodeJS.ErrnoException) => {
          if (closing.signal.aborted) resolve({ is: 'cut' })
          else resolve(failed(timeout.aborted ? 'timeout' : failureOf(error)))
        })
        // A receiver that changes to another protocol (101) gets neither of these events: Node only closes the connection.
        asked.on('close', () => resolve(failed('connection')))
        asked.end(body)
      })
    },
    close: () => closing.abort(),
  }
}

const failed = (why: DeliveryFailure, status: number | null = null, afterMs = 0): Outcome => ({ is: 'failed', why, status, afterMs })

const outcomeOf = (status: number, retryAfter: string | undefined): Outcome => {
  if (status >= 200 && status < 300) return { is: 'sent', status }
  if (status === 410) return { is: 'gone', status }
  const seconds = /^\d{1,6}$/.test(retryAfter ?? '') ? Number(retryAfter) : 0
  return failed('answer', status, Math.min(seconds * 1_000, LONGEST_WAIT_MS))
}

const failureOf = (error: NodeJS.ErrnoException): DeliveryFailure => {
  const code = error.code ?? ''
  if (error instanceof ForbiddenAddressError) return 'address'
  if (/^(ENOTFOUND|EAI_)/.test(code)) return 'name'
  return /CERT|SIGNED|^ERR_(TLS|SSL)|^UNABLE_TO_|EPROTO/.test(code) ? 'certificate' : 'connection'
}
