// Client address of a request: from the socket, or from the configured trusted proxy.
import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'
import type { RequestOrigin } from '../shared/api/installation.ts'
import type { TrustedProxies } from './config.ts'
import { isLoopbackHost } from './headers.ts'
import { isLoopback } from './loopback.ts'

export interface Addresses {
  readonly of: (incoming: IncomingMessage) => string
  /** Whether a proxy says from where the request came, and whether that is believed. */
  readonly proxyOf: (incoming: IncomingMessage) => RequestOrigin['proxy']
  /** From this machine, and not through a proxy. */
  readonly isLocal: (incoming: IncomingMessage) => boolean
}

export const createAddresses = (trusted: TrustedProxies): Addresses => {
  const proxies = listOf(trusted === 'nobody' ? [] : trusted === 'neighbor' ? PRIVATE : trusted)
  return {
    of(incoming) {
      const peer = incoming.socket.remoteAddress ?? ''
      if (!proxies(peer)) return peer
      const forwarded = incoming.headers['x-forwarded-for']
      const hops = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '')).split(',').map((hop) => hop.trim())
      // The last one was added by our own proxy. Named proxies are skipped; all addresses before that are unverified.
      const hop = trusted === 'neighbor' ? hops.at(-1) : hops.findLast((address) => !proxies(address))
      return hop && isIP(hop) ? hop : peer
    },
    proxyOf: ({ socket, headers }) =>
      headers['x-forwarded-for'] === undefined ? 'none' : proxies(socket.remoteAddress ?? '') ? 'trusted' : 'untrusted',
    isLocal: ({ socket, headers }) =>
      isLoopback(socket.remoteAddress ?? '') &&
      PROXY_HEADERS.every((name) => headers[name] === undefined) &&
      // A proxy that adds none of them has to pass on the public name (docs/install/proxies.md).
      (trusted === 'nobody' || isLoopbackHost(headers.host)),
  }
}

const PROXY_HEADERS = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via']

/** Where a reverse proxy may be: on this machine, or in a private network with it. */
const PRIVATE = ['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', '::1', 'fc00::/7', 'fe80::/10']

const listOf = (ranges: readonly string[]): ((address: string) => boolean) => {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', bits] = range.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family)
  }
  // A dual-stack socket reports 127.0.0.1 as ::ffff:127.0.0.1.
  return (address) => isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}
