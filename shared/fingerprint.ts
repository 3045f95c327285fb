// Short fingerprint of a text, the same on every machine.

/** 106 bits in 28 digits: against collisions by chance, not against attacks. */
export const fingerprint = (text: string): string => [0x9e3779b9, 0x85ebca6b].map((seed) => mixed(text, seed)).join('')
/** cyrb53, which is in the public domain. */
const mixed = (text: string, seed: number): string => {
  let high = 0xdeadbeef ^ seed
  let low = 0x41c6ce57 ^ seed
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(16).padStart(14, '0')
}
