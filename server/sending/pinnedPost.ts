// A POST to an address that somebody else has named: no redirects, on a connection of its own to an address that was checked (SSRF), and only so
// long as an answer may take. Of the answer only the status and Retry-After are read.
import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { isIP } from 'node:net'
import { ForbiddenAddressError, isPublicAddress, lookUpPublic, type Resolve } from '../publicAddress.ts'

/** In place of the network, for receivers of this machine. */
export interface PinnedTo {
  readonly isAllowed?: (address: string) => boolean
  readonly resolve?: Resolve
  readonly ca?: string
}

interface Post extends PinnedTo {
  readonly url: URL
  readonly headers: Readonly<Record<string, string | number>>
  readonly body: string | Buffer
  readonly answerMs: number
  /** Aborts it. */
  readonly closing: AbortSignal
}

export type PostAnswer =
  | { readonly is: 'answered'; readonly status: number; readonly retryAfterMs: number }
  | { readonly is: 'failed'; readonly why: 'closing' | 'timeout' | 'error'; readonly error: NodeJS.ErrnoException }
  /** Without an answer or an error, as when the receiver changes to another protocol (101). */
  | { readonly is: 'closed' }

const LONGEST_WAIT_MS = 12 * 3_600_000

export const pinnedPost = ({ url, headers, body, answerMs, closing, ...to }: Post): Promise<PostAnswer> => {
  const { isAllowed = isPublicAddress, resolve: resolveName, ca } = to
  const failed = (why: 'closing' | 'timeout' | 'error', error: NodeJS.ErrnoException) => ({ is: 'failed', why, error }) as const
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // An IP address is not looked up, so the check in the lookup does not see it.
  if (isIP(host) !== 0 && !isAllowed(host)) return Promise.resolve(failed('error', new ForbiddenAddressError('not an allowed address')))
  const timeout = AbortSignal.timeout(answerMs)
  return new Promise((resolve) => {
    const asked = (url.protocol === 'https:' ? overHttps : overHttp)(
      url,
      {
        method: 'POST',
        // A connection of its own: one that is kept open would outlive the check of its address.
        agent: false,
        lookup: lookUpPublic(isAllowed, resolveName),
        signal: AbortSignal.any([closing, timeout]),
        ...(ca === undefined ? {} : { ca }),
        headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
      },
      (response) => {
        response.destroy()
        resolve({ is: 'answered', status: response.statusCode ?? 0, retryAfterMs: waitIn(response.headers['retry-after']) })
      },
    )
    asked.on('error', (error) => resolve(failed(closing.aborted ? 'closing' : timeout.aborted ? 'timeout' : 'error', error)))
    asked.on('close', () => resolve({ is: 'closed' }))
    asked.end(body)
  })
}

const waitIn = (retryAfter: string | undefined): number =>
  /^\d{1,6}$/.test(retryAfter ?? '') ? Math.min(Number(retryAfter) * 1_000, LONGEST_WAIT_MS) : 0
