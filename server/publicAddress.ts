// Network addresses that the server may connect to on behalf of others (SSRF protection), and a lookup that resolves a name once, checks all its
// addresses, and passes those to the connection, so that a later answer (DNS rebinding) has no effect.
import { type LookupAddress, type LookupAllOptions, lookup as lookUp } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

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
/** Never allowed: this network, link-local and cloud metadata addresses, special purposes, documentation, multicast (RFC 6890). */
const NOBODY: readonly Net[] = [
  ['0.0.0.0', 8],
  ['100.100.100.200', 32],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]
/** For IPv6: tunnels to IPv4 (Teredo, 6to4), special purposes, documentation; within `GLOBAL`, or private ones of clouds. */
const NOBODY_6: readonly Net[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['fd00:ec2::', 32],
  ['fd20:ce::', 32],
]
/** All other IPv6 addresses are not public: IPv4-mapped (`::ffff:…`), NAT64, link-local, multicast. */
const GLOBAL = blockListOf([], [['2000::', 3]])
const NEVER = blockListOf(NOBODY, NOBODY_6)
const OWN = blockListOf(OWN_NETS, OWN_NETS_6)

export const isPublicAddress = (address: string): boolean => {
  const family = isIP(address)
  if (family === 4) return !NEVER.check(address, 'ipv4') && !OWN.check(address, 'ipv4')
  return family === 6 && GLOBAL.check(address, 'ipv6') && !NEVER.check(address, 'ipv6')
}

/** The same, and private networks. */
export const isPublicOrPrivateAddress = (address: string): boolean => {
  if (isPublicAddress(address)) return true
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  return isIP(address) !== 0 && OWN.check(address, family) && !NEVER.check(address, family)
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
