// One message to one browser, through its push service: encrypted for that browser alone (RFC 8291), signed by this installation (RFC 8292).
import { createECDH, randomBytes } from 'node:crypto'
import { request } from 'node:https'
import { encrypt } from 'http_ece'
import type { Clock } from '../clock.ts'
import { lookUpPublic } from '../publicAddress.ts'
import type { PushKey } from './pushKey.ts'
import { isPushEndpoint } from './services.ts'

export interface Browser {
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}
export type PushOutcome =
  | { readonly is: 'sent' }
  /** The browser wants no more, or is no more. */
  | { readonly is: 'gone' }
  | { readonly is: 'deferred'; readonly why: string; readonly afterMs: number }
  | { readonly is: 'refused'; readonly why: string }

export interface PushLine {
  send(browser: Browser, message: { readonly words: string; readonly topic: string; readonly isUrgent: boolean }): Promise<PushOutcome>
  close(): void
}

export interface LineParts {
  readonly clock: Pick<Clock, 'now'>
  readonly key: () => Promise<PushKey>
  readonly services: readonly string[]
  /** In place of the addresses of the internet, and of those who vouch for them. */
  readonly isAllowed?: (address: string) => boolean
  readonly ca?: string
}

/** A push service that does not answer by then is asked again later. */
const ANSWER_MS = 15_000
/** What is not shown by then is not news any more. */
const KEPT_S = 4 * 3_600
const LONGEST_WAIT_MS = 12 * 3_600_000

export const openPushLine = ({ clock, key, services, isAllowed, ca }: LineParts): PushLine => {
  const closing = new AbortController()
  return {
    async send(browser, { words, topic, isUrgent }) {
      const { endpoint } = browser
      // The list may have become shorter since it was taken.
      if (!isPushEndpoint(endpoint, services)) return { is: 'gone' }
      const own = await key()
      const body = encryptFor(browser, words)
      return new Promise((resolve) => {
        const deferred = (why: string, afterMs = 0) => resolve({ is: 'deferred', why, afterMs: Math.min(afterMs, LONGEST_WAIT_MS) })
        const asked = request(
          endpoint,
          {
            method: 'POST',
            agent: false,
            lookup: lookUpPublic(isAllowed),
            signal: AbortSignal.any([closing.signal, AbortSignal.timeout(ANSWER_MS)]),
            ...(ca === undefined ? {} : { ca }),
            headers: {
              Authorization: own.authorise(endpoint, clock.now()),
              'Content-Encoding': 'aes128gcm',
              'Content-Type': 'application/octet-stream',
              'Content-Length': body.length,
              TTL: KEPT_S,
              Topic: topic,
              Urgency: isUrgent ? 'high' : 'normal',
            },
          },
          (response) => {
            // What it says beside its status is not read.
            response.destroy()
            const status = response.statusCode ?? 0
            const why = `the push service answered ${status}`
            if (status >= 200 && status < 300) resolve({ is: 'sent' })
            else if (status === 404 || status === 410) resolve({ is: 'gone' })
            else if (status === 429 || status >= 500) deferred(why, secondsOf(response.headers['retry-after']) * 1_000)
            else resolve({ is: 'refused', why })
          },
        )
        asked.on('error', (error: NodeJS.ErrnoException) => deferred(error.code ?? error.message))
        // On a change to another protocol (101), neither of these events comes: Node only closes the connection.
        asked.on('close', () => deferred('the push service closed the connection'))
        asked.end(body)
      })
    },
    close: () => closing.abort(),
  }
}

const secondsOf = (header: string | undefined): number => (/^\d{1,6}$/.test(header ?? '') ? Number(header) : 0)

/** Throws for keys that are none: `isBrowserKey` is asked before they are kept. */
export const encryptFor = ({ p256dh, auth }: Omit<Browser, 'endpoint'>, words: string): Buffer => {
  const privateKey = createECDH('prime256v1')
  privateKey.generateKeys()
  const salt = randomBytes(16).toString('base64url')
  return encrypt(Buffer.from(words), { version: 'aes128gcm', dh: p256dh, privateKey, salt, authSecret: auth })
}

const POINT_BYTES = 65
const SECRET_BYTES = 16
/** A point of the curve, and a secret of the right length. */
export const isBrowserKey = ({ p256dh, auth }: Omit<Browser, 'endpoint'>): boolean => {
  const [point, secret] = [Buffer.from(p256dh, 'base64url'), Buffer.from(auth, 'base64url')]
  if (point.length !== POINT_BYTES || secret.length !== SECRET_BYTES) return false
  const own = createECDH('prime256v1')
  own.generateKeys()
  try {
    own.computeSecret(point)
    return true
  } catch {
    return false
  }
}
