/** A key's id for reading aloud: groups of four digits. */
export const fingerprintOf = (id: string): string => (id.match(/.{1,4}/g) ?? []).join(' ')
