// Networks of a client address, for rate limits: one person can have all addresses of an IPv6 /64, and often of a /48; an IPv4 /24 is likelier to be
// shared by many people, so it has the larger budget.
import { isIP } from 'node:net'

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
  const parts = groupsOf(mapped)
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

/** The eight groups of an IPv6 address. */
const groupsOf = (address: string): readonly number[] => {
  const dotted = /(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address)
  const [a = 0, b = 0, c = 0, d = 0] = dotted ? dotted.slice(1).map(Number) : []
  const hex = dotted ? address.replace(dotted[0], `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`) : address
  const [before = '', after] = hex.split('::')
  const read = (text: string) => (text === '' ? [] : text.split(':').map((part) => Number.parseInt(part, 16)))
  const [start, end] = [read(before), read(after ?? '')]
  return after === undefined ? start : [...start, ...Array<number>(Math.max(0, 8 - start.length - end.length)).fill(0), ...end]
}
