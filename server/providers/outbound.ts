// HTTP client for providers, protected against SSRF: https only, limits for time and size, no redirects, and no internal address except that of the
// configured issuer. A discovery document contains further URLs, which must not lead to other machines of this network.
import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { isIP } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { isPublicAddress, lookUpPublic } from '../publicAddress.ts'
import { isOnThisMachine } from './settings.ts'

interface Asked {
  readonly method: string
  readonly headers: Headers | Readonly<Record<string, string>>
  readonly body?: unknown
  readonly signal?: AbortSignal | undefined
}
export type Fetch = (address: string, asked: Asked) => Promise<Response>

const MOST_BYTES = 1_000_000
const ANSWER_MS = 10_000

/** For one provider. The host of its issuer may have any address, other hosts only public ones. */
export const fetchFor =
  (issuer: string, isAllowed: (address: string) => boolean = isPublicAddress): Fetch =>
  async (address, { method, headers, body, signal }) => {
    const url = new URL(address)
    const own = new URL(issuer)
    const isOwn = url.hostname === own.hostname
    if (url.protocol !== 'https:' && !(isOnThisMachine(own) && isOnThisMachine(url))) throw new Error(`${url.origin} is not https`)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    // An IP address is not looked up, so the check in the lookup does not run.
    if (!isOwn && isIP(host) !== 0 && !isAllowed(host)) throw new Error('not a public address')
    const signals = [AbortSignal.timeout(ANSWER_MS), ...(signal ? [signal] : [])]
    const content = textOf(body)
    return new Promise((resolve, reject) => {
      let isAnswered = false
      const asked = (url.protocol === 'https:' ? overHttps : overHttp)(
        url,
        {
          method,
          agent: false,
          headers: {
            ...Object.fromEntries(headers instanceof Headers ? headers : Object.entries(headers)),
            ...(content === null ? {} : { 'content-length': Buffer.byteLength(content) }),
          },
          signal: AbortSignal.any(signals),
          ...(isOwn ? {} : { lookup: lookUpPublic(isAllowed) }),
        },
        (response) => {
          isAnswered = true
          let bytes = 0
          response.on('data', (part: Buffer) => {
            bytes += part.length
            if (bytes > MOST_BYTES) response.destroy(new Error('the answer is too large'))
          })
          buffer(response)
            .then((whole) => {
              const answered = Object.entries(response.headers).flatMap(([name, value]): [string, string][] =>
                typeof value === 'string' ? [[name, value]] : [],
              )
              const status = response.statusCode ?? 502
              resolve(new Response(HAS_NO_BODY.has(status) ? null : new Uint8Array(whole), { status, headers: answered }))
            })
            .catch(reject)
        },
      )
      asked.on('error', reject)
      // On a protocol switch (101) neither event is emitted: Node only closes the connection.
      asked.on('close', () => isAnswered || reject(new Error('the connection was closed without an answer')))
      asked.end(content ?? undefined)
    })
  }

const HAS_NO_BODY: ReadonlySet<number> = new Set([204, 205, 304])
const textOf = (body: unknown): string | null => {
  if (body === undefined || body === null) return null
  if (typeof body === 'string') return body
  if (body instanceof URLSearchParams) return body.toString()
  throw new Error('a request to a provider has a form, or nothing')
}
