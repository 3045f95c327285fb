// Security headers of every answer, including refused upgrades, and the check of Host.
import type { IncomingMessage } from 'node:http'
import type { Site } from './site.ts'

export const securityHeaders = (site: Site, host: string | undefined): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    // Not every browser includes ws: in 'self'. The host is one of ours, or the request is refused.
    `connect-src 'self'${host && site.hosts.has(host) ? ` ${site.secure ? 'wss' : 'ws'}://${host}` : ''}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  // Caching is off by default: cacheable answers override this header.
  'Cache-Control': 'no-store',
  ...(site.secure ? { 'Strict-Transport-Security': `max-age=31536000${site.hstsSubdomains ? '; includeSubDomains' : ''}` } : {}),
})

export interface RequestMarks {
  readonly method: string
  readonly origin: string | undefined
  readonly fetchSite: string | undefined
  readonly contentType: string | undefined
}

/**
 * Whether the request is for one of our hosts. A target in absolute form (`GET http://host/path`) takes precedence over Host (RFC 9112, 3.2.2);
 * `hosts` are as in browsers, with the port if it is not the default.
 */
export const isForUs = ({ url, headers }: Pick<IncomingMessage, 'url' | 'headers'>, hosts: ReadonlySet<string>): boolean => {
  if (!hosts.has(headers.host ?? '')) return false
  return isPath(url) || hosts.has(URL.parse(url ?? '')?.host ?? '')
}
/** More than one would let a proxy and this server each believe another (RFC 9112, 3.2). */
export const hasManyHosts = ({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): boolean =>
  rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length > 1
/**
 * Kubernetes and Prometheus use each server's own address as Host. These three routes reveal nothing to a client with another Host; details require
 * a token.
 */
export const isProbe = ({ method, url }: Pick<IncomingMessage, 'method' | 'url'>): boolean =>
  (method === 'GET' || method === 'HEAD') && /^\/(healthz|readyz|metrics)$/.test(url ?? '')

/** Loopback names of this machine: a page whose name resolves here (DNS rebinding) sends its own name. */
export const isLoopbackHost = (host = ''): boolean => /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)

/** In origin form, or the asterisk of OPTIONS. */
const isPath = (url: string | undefined): boolean => url?.startsWith('/') === true || url === '*'

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * CSRF check of a request that changes something: Origin or Sec-Fetch-Site must be ours; a program that sends neither must use what no form can:
 * JSON, or a method that requires a preflight.
 */
export const mayChange = ({ method, origin, fetchSite, contentType }: RequestMarks, origins: ReadonlySet<string>): boolean => {
  if (READING.has(method)) return true
  if (origin !== undefined) return origins.has(origin)
  if (fetchSite !== undefined) return fetchSite === 'same-origin' || fetchSite === 'none'
  return method !== 'POST' || isJson(contentType)
}

export const isJson = (contentType: string | undefined): boolean => /^application\/json\s*(;|$)/i.test(contentType ?? '')
