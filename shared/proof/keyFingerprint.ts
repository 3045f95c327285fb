/** A key's id as people read it to each other: groups of four. */
export const fingerprintOf = (id: string): string => (id.match(/.{1,4}/g) ?? []).join(' ')
