// Who else is in the document. The server writes name and delegation; everything else in a state is another client's word.
import * as awarenessProtocol from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { parseAccountId, parseDelegationId } from '../../shared/ids.ts'
import { compareStrings } from '../../shared/order.ts'
import { coalesced } from './coalesced.ts'
import type { LiveClock } from './ports.ts'
import type { Peer } from './types.ts'

const SEEN = 'server'
/** A burst of focus changes is one message. */
const COALESCE = 100

export interface LivePresence {
  readonly awareness: awarenessProtocol.Awareness
  peers(): readonly Peer[]
  setEditing(what: string | null): void
  /** The server's news of the others. */
  receive(update: Uint8Array): void
  /** Says who I am and what I edit; called when a line becomes live, and when the server asks. */
  announce(): void
  /** The line is gone: whom we saw may have left. */
  forget(): void
  /** The doc edits under another id now. */
  rename(clientId: number): void
  dispose(): void
}

export const createLivePresence = (deps: {
  readonly doc: Y.Doc
  readonly clock: LiveClock
  readonly send: (update: Uint8Array) => void
  readonly changed: () => void
}): LivePresence => {
  const awareness = new awarenessProtocol.Awareness(deps.doc)
  /** y-protocols takes a stranger's state only from its clock 1 on: without this one is seen after 15 s, or once one edits. */
  const introduce = (state: ReturnType<typeof awareness.getLocalState>) => {
    awareness.setLocalState(state)
    awareness.setLocalState(state)
  }
  introduce({})
  let editing: string | null = null
  let renaming = false

  const announce = () => deps.send(awarenessProtocol.encodeAwarenessUpdate(awareness, [awareness.clientID]))
  const announcing = coalesced(deps.clock, COALESCE, announce)

  // y-protocols renews the own state every 15 s by itself, which also comes through here.
  const updated = (change: { added: number[]; updated: number[]; removed: number[] }) => {
    if (!renaming && [...change.added, ...change.updated, ...change.removed].includes(awareness.clientID)) announcing.soon()
  }
  let peers: readonly Peer[] = []
  /** A key moves carets, and nobody comes or goes by it: those who are as they were stay themselves, and nothing is told. */
  const changed = () => {
    if (renaming) return
    const now = readPeers(awareness.getStates(), awareness.clientID).map((peer) => peers.find((one) => isSamePeer(one, peer)) ?? peer)
    if (now.length === peers.length && now.every((peer, at) => peer === peers[at])) return
    peers = now
    deps.changed()
  }
  awareness.on('update', updated)
  awareness.on('change', changed)

  return {
    awareness,
    peers: () => peers,
    setEditing(what) {
      if (what === editing) return
      editing = what
      awareness.setLocalStateField('editing', what)
    },
    receive(update) {
      try {
        awarenessProtocol.applyAwarenessUpdate(awareness, update, SEEN)
      } catch {
        // A state that is not JSON: presence is shown, never needed, so the message is left out.
      }
    },
    announce,
    forget() {
      const others = [...awareness.getStates().keys()].filter((id) => id !== awareness.clientID)
      awarenessProtocol.removeAwarenessStates(awareness, others, SEEN)
    },
    rename(clientId) {
      if (clientId === awareness.clientID) return
      renaming = true
      const state = awareness.getLocalState()
      awarenessProtocol.removeAwarenessStates(awareness, [awareness.clientID], SEEN)
      awareness.meta.delete(awareness.clientID)
      awareness.clientID = clientId
      introduce(state)
      renaming = false
    },
    dispose() {
      announcing.cancel()
      awareness.off('update', updated)
      awareness.off('change', changed)
      awareness.destroy()
    },
  }
}

const isSamePeer = (a: Peer, b: Peer): boolean =>
  a.clientId === b.clientId && a.name === b.name && a.account === b.account && a.delegation === b.delegation && a.editing === b.editing

/** Total: whatever another client wrote, this answers with what can be shown. */
const readPeers = (states: ReadonlyMap<number, unknown>, mine: number): readonly Peer[] =>
  [...states]
    .flatMap(([clientId, state]) => {
      const user = clientId === mine ? null : field(state, 'user')
      const name = field(user, 'name')
      if (typeof name !== 'string') return []
      const editing = field(state, 'editing')
      const peer: Peer = {
        clientId,
        name: name.slice(0, 80),
        account: parseAccountId(field(user, 'account')),
        delegation: parseDelegationId(field(user, 'delegation')),
        editing: typeof editing === 'string' ? editing.slice(0, 200) : null,
      }
      return [peer]
    })
    .sort((a, b) => compareStrings(a.name, b.name) || a.clientId - b.clientId)

const field = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
