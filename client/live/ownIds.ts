// Under which client ids this device has written in a document: what stands under any other id has come from the server.
import * as Y from 'yjs'
import { nextClock } from '../../shared/yjs/structStore.ts'
import type { LoadedCopy, MadeHere } from './offline/documentStore.ts'

export const createOwnIds = (doc: Y.Doc) => {
  /** The server shows nothing under any other id that it has not on disk. */
  const ownIds = new Set<number>()
  const ends = new Map<number, number>()
  return {
    load({ ownIds: known, waiting, made }: LoadedCopy) {
      for (const client of known) ownIds.add(client)
      // Also of what was brought here from another life, and waits.
      for (const update of waiting) for (const client of Y.parseUpdateMeta(update).to.keys()) ownIds.add(client)
      for (const [client, end] of made) ends.set(client, Math.max(end, ends.get(client) ?? 0))
    },
    /** Something was written in the doc just now. */
    wrote: () => void ends.set(doc.clientID, nextClock(doc, doc.clientID)),
    madeHere: (): MadeHere => [...ends],
    isOwn: (client: number) => ends.has(client),
    lacksOthers: (serverState: ReadonlyMap<number, number>) =>
      [...Y.decodeStateVector(Y.encodeStateVector(doc))].some(
        ([client, state]) => (serverState.get(client) ?? 0) < state && !ownIds.has(client) && !ends.has(client),
      ),
  }
}
