// For which of what came back under its ids a device can vouch: for what it has made itself, and nothing that it only received.
import type * as Y from 'yjs'
import type { IdRange } from '../../../shared/protocol/frame.ts'
import { sameStructs } from '../../../shared/recovery/sameStructs.ts'
import { decodeUpdate } from '../../../shared/yjs/decodedUpdate.ts'
import { nextClock, structAt } from '../../../shared/yjs/structStore.ts'
import type { MadeHere } from '../offline/documentStore.ts'
import { updateOfRange } from './rangeOf.ts'

export const ownUpdates = (doc: Y.Doc, made: MadeHere, ranges: readonly IdRange[]): readonly Uint8Array[] =>
  ranges.flatMap((range) => {
    const isOwn = made.some(([client, end]) => client === range.client && end >= range.to)
    return (isOwn && updateOfRange(doc, range)) || []
  })

/** Whether `doc` holds the same under the same ids. */
export const isPresent = (doc: Y.Doc, update: Uint8Array): boolean => {
  const { structs } = decodeUpdate(update)
  const isHeld = structs.every(({ id, length }) => nextClock(doc, id.client) >= id.clock + length)
  return isHeld && sameStructs(structs, (client, clock) => structAt(doc, { client, clock }))
}
