// Networks of a client address, for rate limits: one person can have all addresses of an IPv6 /64, and often of a /48; an IPv4 /24 is likelier to be
// shared by many people, so it has the larger budget.
import { isIP } from 'node:net'
import { ipv6Groups } from './ipv6Groups.ts'

export interface Network {
  /** `192.0.2.7`, `192.0.2.0/24`, `2001:db8:0:1::/64`. */
  readonly name: string
  /** Multiple of a single address's budget. */
  readonly share: number
}

/** The narrowest first; an invalid address is used as it is. */
export const networksOf = (address: string): readonly Network[] => {
  const plain = address.replace(/%.*$/, '').toLowerCase()
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1] ?? plain
  if (isIP(mapped) === 4) {
    return [
      { name: mapped, share: 1 },
      { name: `${mapped.split('.').slice(0, 3).join('.')}.0/24`, share: 4 },
    ]
  }
  if (isIP(mapped) !== 6) return [{ name: address, share: 1 }]
  const parts = ipv6Groups(mapped)
  // Also the long form of an IPv4-mapped address: 0:0:0:0:0:ffff:c000:207.
  if (parts.slice(0, 5).every((part) => part === 0) && parts[5] === 0xffff) {
    const [high = 0, low = 0] = parts.slice(6)
    return networksOf([high >> 8, high & 255, low >> 8, low & 255].join('.'))
  }
  const prefix = (count: number) =>
    parts
      .slice(0, count)
      .map((part) => part.toString(16))
      .join(':')
  return [
    { name: `${prefix(4)}::/64`, share: 1 },
    { name: `${prefix(3)}::/48`, share: 4 },
  ]
}

/** The part of an address that its owner can recognise: `190.24.x.x`, `2001:db8:…`; '' for this machine. */
export const firstHalfOf = (address: string): string => {
  const [narrow, wide] = networksOf(address)
  if (!narrow || !wide || narrow.name.startsWith('127.') || narrow.name === '0:0:0:0::/64') return ''
  const parts = wide.name.split(/[.:]/)
  return wide.name.includes('.') ? `${parts[0]}.${parts[1]}.x.x` : `${parts[0]}:${parts[1]}:…`
}
