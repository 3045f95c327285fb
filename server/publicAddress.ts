// Network addresses that the server may connect to on behalf of others (SSRF protection), and a lookup that resolves a name once, checks all its
// addresses, and passes those to the connection, so that a later answer (DNS rebinding) has no effect.
import { type LookupAddress, type LookupAllOptions, lookup as lookUp } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { ipv6Groups } from './ipv6Groups.ts'

type Net = readonly [net: string, bits: number]
const blockListOf = (ipv4: readonly Net[], ipv6: readonly Net[]): BlockList => {
  const list = new BlockList()
  for (const [net, bits] of ipv4) list.addSubnet(net, bits, 'ipv4')
  for (const [net, bits] of ipv6) list.addSubnet(net, bits, 'ipv6')
  return list
}

/** Private networks: an operator may allow them. */
const OWN_NETS: readonly Net[] = [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
]
const OWN_NETS_6: readonly Net[] = [
  ['::1', 128],
  ['fc00::', 7],
]
/** Where clouds give out credentials, and link-local addresses, among which most of them are. */
const CREDENTIALS: readonly Net[] = [
  ['100.100.100.200', 32],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['192.0.0.192', 32],
]
/** Never allowed: those, and the special purposes of IANA's registry for IPv4 (RFC 6890). */
const NOBODY: readonly Net[] = [
  ...CREDENTIALS,
  ['0.0.0.0', 8],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]
/**
 * For IPv6, within `GLOBAL` and `OWN_NETS_6`: tunnels to IPv4 (Teredo, 6to4), the special purposes of the registry, and the private addresses at
 * which Amazon, Google, Oracle, Scaleway and Akamai give out credentials.
 */
const NOBODY_6: readonly Net[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
  ['fd00:42::', 32],
  ['fd00:a9fe::', 32],
  ['fd00:c1::', 32],
  ['fd00:ec2::', 32],
  ['fd20:ce::', 32],
]
/** All other IPv6 addresses are not public: IPv4-mapped (`::ffff:…`) and -translated, NAT64, link-local, multicast. */
const GLOBAL = blockListOf([], [['2000::', 3]])
const NEVER = blockListOf(NOBODY, NOBODY_6)
const OWN = blockListOf(OWN_NETS, OWN_NETS_6)
const CREDENTIAL = blockListOf(CREDENTIALS, [])

export const isPublicAddress = (address: string): boolean => {
  const family = isIP(address)
  if (family === 4) return !NEVER.check(address, 'ipv4') && !OWN.check(address, 'ipv4')
  return family === 6 && GLOBAL.check(address, 'ipv6') && !NEVER.check(address, 'ipv6') && !leadsToCredentials(address)
}

/** The same, and private networks. */
export const isPublicOrPrivateAddress = (address: string): boolean => {
  if (isPublicAddress(address)) return true
  const family = isIP(address)
  if (family === 4) return OWN.check(address, 'ipv4') && !NEVER.check(address, 'ipv4')
  // An IPv4-mapped address would be compared as its IPv4 address.
  if (family !== 6 || MAPPED.test(address)) return false
  return OWN.check(address, 'ipv6') && !NEVER.check(address, 'ipv6') && !leadsToCredentials(address)
}

const MAPPED = /^[0:]*:ffff:/i
/** Whether the address carries that of a cloud's credentials, for NAT64 with a prefix of its own (RFC 6052), ISATAP, or a cloud's own scheme. */
const leadsToCredentials = (address: string): boolean => {
  const groups = ipv6Groups(address.replace(/%.*$/, ''))
  const bytes = groups.flatMap((group) => [group >> 8, group & 255])
  const carried = Array.from({ length: bytes.length / 2 - 1 }, (_, at) => bytes.slice(2 * at, 2 * at + 4))
  // For prefixes of 40 to 64 bits, the byte at 64 bits is left out.
  const beside = [...bytes.slice(0, 8), ...bytes.slice(9)]
  const translated = [5, 6, 7, 8].map((at) => beside.slice(at, at + 4))
  return [...carried, ...translated].some((four) => CREDENTIAL.check(four.join('.'), 'ipv4'))
}

/** Like `dns.lookup`. */
export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

export class ForbiddenAddressError extends Error {
  override readonly name = 'ForbiddenAddressError'
}

/** Lookup for a connection: fails for addresses that are not allowed. An IP address is not looked up. */
export const lookUpPublic =
  (isAllowed: (address: string) => boolean = isPublicAddress, resolve: Resolve = lookUp): LookupFunction =>
  (hostname, options, done) =>
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, [])
      const [first] = addresses
      if (!first || !addresses.every(({ address }) => isAllowed(address)))
        return done(new ForbiddenAddressError('not a public address'), [])
      if (options.all) done(null, addresses)
      else done(null, first.address, first.family)
    })
