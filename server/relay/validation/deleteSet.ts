// Deleted ranges as the second half of a Yjs V1 update.
import * as encoding from 'lib0/encoding'

/** `ranges` is client, from, to, …; grouped, sorted and merged as Yjs itself writes them. */
export const encodeDeleteSet = (ranges: readonly number[]): Uint8Array => {
  const byClient = new Map<number, [from: number, to: number][]>()
  for (let i = 0; i < ranges.length; i += 3) {
    const [client = 0, from = 0, to = 0] = ranges.slice(i, i + 3)
    const known = byClient.get(client)
    if (known) known.push([from, to])
    else byClient.set(client, [[from, to]])
  }
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, byClient.size)
    for (const [client, list] of [...byClient].sort((a, b) => b[0] - a[0])) {
      const merged = mergeRanges(list)
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, merged.length)
      for (const [from, to] of merged) {
        encoding.writeVarUint(encoder, from)
        encoding.writeVarUint(encoder, to - from)
      }
    }
  })
}

const mergeRanges = (list: [from: number, to: number][]): [from: number, to: number][] => {
  const merged: [from: number, to: number][] = []
  for (const [from, to] of list.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}
