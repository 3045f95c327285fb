// The security headers of every answer, refused upgrades included, and whose requests we serve at all.
import type { IncomingMessage } from 'node:http'
import type { Site } from './config.ts'

export const securityHeaders = (site: Site, host: string | undefined): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    // Not every browser counts ws: under 'self'. The host is one of ours, or the request is refused.
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
  // Deny by default: what may be cached says so itself.
  'Cache-Control': 'no-store',
  ...(site.secure ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
})

export interface RequestMarks {
  readonly method: string
  readonly origin: string | undefined
  readonly fetchSite: string | undefined
  readonly contentType: string | undefined
}

/**
 * Is this request for one of our hosts? A target in absolute form (`GET http://host/path`) names its host itself, and that one counts
 * (RFC 9112, 3.2.2); `hosts` are as a browser writes them, with the port where it is not the scheme's.
 */
export const isForUs = ({ url, headers }: Pick<IncomingMessage, 'url' | 'headers'>, hosts: ReadonlySet<string>): boolean => {
  if (!hosts.has(headers.host ?? '')) return false
  return isPath(url) || hosts.has(URL.parse(url ?? '')?.host ?? '')
}
/**
 * Kubernetes and Prometheus ask each server by its own address, which browsers do not know. What these three routes tell a
 * client that asks by another name than ours is no secret; the rest of it takes a token.
 */
export const isProbe = ({ method, url }: Pick<IncomingMessage, 'method' | 'url'>): boolean =>
  (method === 'GET' || method === 'HEAD') && /^\/(healthz|readyz|metrics)$/.test(url ?? '')

/** The name of this machine for itself: a page whose name was made to lead here (DNS rebinding) sends its own. */
export const isLoopbackHost = (host = ''): boolean => /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)

/** In origin form, or the asterisk of OPTIONS. */
const isPath = (url: string | undefined): boolean => url?.startsWith('/') === true || url === '*'

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * May a request with these marks change something? Browsers say where it comes from, by Origin or Sec-Fetch-Site, and then it must
 * be from us; a programme that says neither must do what no form can: send JSON, or use a method that asks leave first.
 */
export const mayChange = ({ method, origin, fetchSite, contentType }: RequestMarks, origins: ReadonlySet<string>): boolean => {
  if (READING.has(method)) return true
  if (origin !== undefined) return origins.has(origin)
  if (fetchSite !== undefined) return fetchSite === 'same-origin' || fetchSite === 'none'
  return method !== 'POST' || isJson(contentType)
}

export const isJson = (contentType: string | undefined): boolean => /^application\/json\s*(;|$)/i.test(contentType ?? '')
