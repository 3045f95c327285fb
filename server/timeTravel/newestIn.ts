// Whoever last wrote something that stands in a text.
import * as Y from 'yjs'
import type { Stamp } from './between.ts'
import type { IdRanges } from './idRanges.ts'

export const newestIn = (text: Y.Text | Y.XmlFragment, stamps: IdRanges<Stamp>): Stamp | null => {
  let newest: Stamp | null = null
  const see = (stamp: Stamp | null) => {
    if (stamp && timeOf(newest) < timeOf(stamp)) newest = stamp
  }
  for (let item = text._start; item; item = item.right) {
    if (item.deleted) continue
    const { content } = item
    if (content instanceof Y.ContentString) {
      const { client, clock } = item.id
      for (let at = clock; at < clock + item.length; at = stamps.next(client, at)) see(stamps.at(client, at))
    } else if (content instanceof Y.ContentType && (content.type instanceof Y.Text || content.type instanceof Y.XmlFragment))
      see(newestIn(content.type, stamps))
  }
  return newest
}

/** When what came back after a restore was written is not known: it may be the newest, and then nobody is. */
const timeOf = (stamp: Stamp | null): number => (stamp?.unverified ? Number.POSITIVE_INFINITY : (stamp?.at ?? -1))
