// One message to one browser, through its push service: encrypted for that browser alone (RFC 8291), signed by this installation (RFC 8292).
import { createECDH, randomBytes } from 'node:crypto'
import { encrypt } from 'http_ece'
import type { Clock } from '../clock.ts'
import { type PinnedTo, pinnedPost } from '../sending/pinnedPost.ts'
import type { PushKey } from './pushKey.ts'
import { isPushEndpoint } from './services.ts'

export interface Browser {
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}
export type PushResult =
  | { readonly is: 'sent' }
  /** The browser wants no more, or is no more. */
  | { readonly is: 'gone' }
  | { readonly is: 'deferred'; readonly why: string; readonly afterMs: number }
  | { readonly is: 'refused'; readonly why: string }

export interface PushLine {
  send(browser: Browser, message: { readonly words: string; readonly topic: string; readonly isUrgent: boolean }): Promise<PushResult>
  close(): void
}

export interface LineParts extends Pick<PinnedTo, 'isAllowed' | 'ca'> {
  readonly clock: Pick<Clock, 'now'>
  readonly key: () => Promise<PushKey>
  readonly services: readonly string[]
}

/** A push service that does not answer by then is asked again later. */
const ANSWER_MS = 15_000
/** What is not shown by then is not news any more. */
const KEPT_S = 4 * 3_600

export const openPushLine = ({ clock, key, services, ...reach }: LineParts): PushLine => {
  const closing = new AbortController()
  return {
    async send(browser, { words, topic, isUrgent }) {
      const { endpoint } = browser
      // The list may have become shorter since it was taken.
      if (!isPushEndpoint(endpoint, services)) return { is: 'gone' }
      const own = await key()
      const body = encryptFor(browser, words)
      const answer = await pinnedPost({
        ...reach,
        url: new URL(endpoint),
        body,
        answerMs: ANSWER_MS,
        closing: closing.signal,
        headers: {
          Authorization: own.authorise(endpoint, clock.now()),
          'Content-Encoding': 'aes128gcm',
          'Content-Type': 'application/octet-stream',
          TTL: KEPT_S,
          Topic: topic,
          Urgency: isUrgent ? 'high' : 'normal',
        },
      })
      if (answer.is === 'closed') return { is: 'deferred', why: 'the push service closed the connection', afterMs: 0 }
      if (answer.is === 'failed') return { is: 'deferred', why: answer.error.code ?? answer.error.message, afterMs: 0 }
      const { status, retryAfterMs } = answer
      const why = `the push service answered ${status}`
      if (status >= 200 && status < 300) return { is: 'sent' }
      if (status === 404 || status === 410) return { is: 'gone' }
      if (status === 429 || status >= 500) return { is: 'deferred', why, afterMs: retryAfterMs }
      return { is: 'refused', why }
    },
    close: () => closing.abort(),
  }
}

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
