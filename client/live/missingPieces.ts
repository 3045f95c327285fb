// What the server lacks of a document, as messages that it takes. It refuses an update of more than 1 MiB or 20,000 structs, for good: a plan
// of thousands of lines that was imported without a connection is more. Each edit is small enough by itself, so they are sent one by one, as
// they would have been sent at once, and then what remains.
import * as Y from 'yjs'
import { encodeSyncStep2, encodeUpdate } from '../../shared/protocol/frame.ts'

export const missingPieces = (doc: Y.Doc, serverState: Uint8Array, waiting: readonly Uint8Array[]): readonly Uint8Array[] => {
  const state = Y.decodeStateVector(serverState)
  const pieces: Uint8Array[] = []
  for (const update of waiting) {
    const { from, to } = Y.parseUpdateMeta(update)
    const clients = [...to]
    // A struct whose dependencies are missing at the server is sent with the remainder.
    if (clients.some(([client]) => (from.get(client) ?? 0) > (state.get(client) ?? 0))) break
    const isNew = clients.length === 0 || clients.some(([client, end]) => end > (state.get(client) ?? 0))
    for (const [client, end] of clients) state.set(client, Math.max(end, state.get(client) ?? 0))
    if (isNew) pieces.push(encodeUpdate(update))
  }
  return [...pieces, encodeSyncStep2(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(state)))]
}
