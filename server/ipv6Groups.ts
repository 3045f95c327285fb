// Reads an IPv6 address as numbers.

/** The eight groups of an IPv6 address. */
export const ipv6Groups = (address: string): readonly number[] => {
  const dotted = /(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address)
  const [a = 0, b = 0, c = 0, d = 0] = dotted ? dotted.slice(1).map(Number) : []
  const hex = dotted ? address.replace(dotted[0], `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`) : address
  const [before = '', after] = hex.split('::')
  const read = (text: string) => (text === '' ? [] : text.split(':').map((part) => Number.parseInt(part, 16)))
  const [start, end] = [read(before), read(after ?? '')]
  return after === undefined ? start : [...start, ...Array<number>(Math.max(0, 8 - start.length - end.length)).fill(0), ...end]
}
