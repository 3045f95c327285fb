// Entity tags (RFC 9110): what a request knows already (`If-None-Match`), and what must still hold (`If-Match`).

/** Null for what is no list of tags. Proxies that compress make a tag weak: both kinds count as the same version. */
export const tagsIn = (header: string): '*' | readonly string[] | null => {
  const parts = header.split(',').map((part) => part.trim())
  if (parts.length === 1 && parts[0] === '*') return '*'
  const tags = parts.map((part) => TAG.exec(part)?.[1])
  return tags.every((tag) => tag !== undefined) ? tags : null
}
const TAG = /^(?:W\/)?"([\x21\x23-\x7e]*)"$/

export const isTagKnown = (header: string | undefined, tag: string): boolean => {
  const known = header === undefined ? null : tagsIn(header)
  return known === '*' || (known?.includes(tag) ?? false)
}
