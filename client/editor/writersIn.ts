// Users with a caret in each block. Their awareness states come from other clients: they are validated and shown, never executed.
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Peer } from '../live/types.ts'
import { canPlace } from './carets.ts'
import { blockAround } from './shownBlocks.ts'

interface Writers {
  readonly awareness: Pick<Awareness, 'getStates'>
  readonly peers: readonly Peer[]
  /** Users known to be editing one of the fragments. */
  readonly edits: (peer: Peer) => boolean
}

/** Users per block id. */
export const writersIn = (
  fragments: readonly Y.XmlFragment[],
  { awareness, peers, edits }: Writers,
): ReadonlyMap<string, readonly Peer[]> => {
  const found = new Map<string, readonly Peer[]>()
  for (const peer of peers.filter(edits)) {
    const type = typeAtCaret(awareness.getStates().get(peer.clientId), fragments[0]?.doc ?? null)
    for (const fragment of fragments) {
      const block = blockAround(type, fragment)
      if (block !== null) found.set(block, [...(found.get(block) ?? []), peer])
    }
  }
  return found
}

const typeAtCaret = (state: unknown, doc: Y.Doc | null): unknown => {
  if (!doc || !canPlace(state, doc)) return null
  const head = field(field(state, 'cursor'), 'head')
  return Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(head), doc)?.type ?? null
}
const field = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
