// Newest author of a text's content.
import * as Y from 'yjs'
import { firstIn, nextOf } from '../../shared/yjs/item.ts'
import { lettersIn, typeIn } from '../../shared/yjs/itemContent.ts'
import type { IdRanges } from './idRanges.ts'
import type { Stamp } from './stamp.ts'

export const newestIn = (text: Y.Text | Y.XmlFragment, stamps: IdRanges<Stamp>): Stamp | null => {
  let newest: Stamp | null = null
  const see = (stamp: Stamp | null) => {
    if (stamp && timeOf(newest) < timeOf(stamp)) newest = stamp
  }
  for (let item = firstIn(text); item; item = nextOf(item)) {
    if (item.deleted) continue
    const type = typeIn(item)
    if (lettersIn(item) !== null) {
      const { client, clock } = item.id
      for (let at = clock; at < clock + item.length; at = stamps.next(client, at)) see(stamps.at(client, at))
    } else if (type instanceof Y.Text || type instanceof Y.XmlFragment) see(newestIn(type, stamps))
  }
  return newest
}

/** The time of edits brought back after a restore is unknown: they may be the newest, and then nobody is named. */
const timeOf = (stamp: Stamp | null): number => (stamp?.unverified ? Number.POSITIVE_INFINITY : (stamp?.at ?? -1))
