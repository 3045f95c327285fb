// Which addresses a browser may name as its push service: those of known services alone, under https, and never a machine of ours. Otherwise
// a forged subscription would have this server ask whatever address it names.
import { lookup as lookUp } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Of Chromium, Firefox, Safari and Edge. `.name` is every host below it. */
export const PUSH_SERVICES: readonly string[] = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '.push.services.mozilla.com',
  '.push.apple.com',
  '.notify.windows.com',
]

const MOST_LETTERS = 1_000

export const isPushEndpoint = (endpoint: string, services: readonly string[]): boolean => {
  const url = endpoint.length <= MOST_LETTERS ? URL.parse(endpoint) : null
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return false
  return services.some((service) => (service.startsWith('.') ? url.port === '' && url.hostname.endsWith(service) : url.host === service))
}

/** A host, perhaps with a port, or every host below `.name`. */
export const isServiceName = (text: string): boolean =>
  /^(?:\.?[a-z0-9-]+(?:\.[a-z0-9-]+)+|[a-z0-9-]+(?:\.[a-z0-9-]+)*:\d{1,5})$/.test(text)

const PRIVATE = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv4')
/** Of IPv6, what leads to addresses of IPv4, and examples. */
for (const [net, bits] of [
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv6')
const GLOBAL = new BlockList()
GLOBAL.addSubnet('2000::', 3, 'ipv6')

export const isPublicAddress = (address: string): boolean => {
  const family = isIP(address)
  if (family === 4) return !PRIVATE.check(address, 'ipv4')
  return family === 6 && GLOBAL.check(address, 'ipv6') && !PRIVATE.check(address, 'ipv6')
}

/** The lookup of a connection: what leads to one of ours is not connected to, whatever its name was when it was asked about. */
export const lookUpPublic =
  (isAllowed: (address: string) => boolean = isPublicAddress): LookupFunction =>
  (hostname, options, done) =>
    lookUp(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, [])
      const [first] = addresses
      if (!first || !addresses.every(({ address }) => isAllowed(address))) return done(new Error('not a public address'), [])
      if (options.all) done(null, addresses)
      else done(null, first.address, first.family)
    })
