// One life of a live document: the Y.Doc with what this device stores, the connection to the server, and the facts of the save status.
import { createSignal } from 'solid-js'
import * as Y from 'yjs'
import { watchOverwritten } from './concurrentValues.ts'
import { createDocumentConnection } from './documentConnection.ts'
import { createIncoming } from './incoming.ts'
import { createMemoryShelf, createMemoryStore } from './offline/memoryStore.ts'
import type { OpenDeps } from './openDeps.ts'
import { createPendingEdits, type PendingEdits } from './pendingEdits.ts'
import { createLivePresence } from './presence.ts'
import { createSaveFacts } from './saveFacts.ts'
import { createSettledId } from './settledId.ts'
import type { LiveDocument, Peer } from './types.ts'
import { createUndo, type Undo } from './undo.ts'

export interface OpenDocument extends LiveDocument {
  /** The session is open again. */
  readonly resume: () => void
  /** The session has ended in another part of this page. */
  readonly lock: () => void
  /** Removes the copy of this life from the device, after unsent edits were set aside. */
  readonly forget: () => Promise<void>
  /** Resolves when everything is stored. */
  readonly dispose: () => Promise<void>
}

export const openDocument = (deps: OpenDeps): OpenDocument => {
  const { clock } = deps
  const doc = new Y.Doc()
  const undoManager = createUndo(doc)
  const incoming = createIncoming({ doc, clock, readCarets: deps.readCarets })
  let disposed = false
  /** Everybody who was seen here, also those who have left. */
  const writers = new Map<number, Peer>()

  const pending = createPendingEdits({
    doc,
    clock,
    edited: (update) => connection.edited(update),
    changed: () => facts.refresh(),
    isConfirmed: () => !connection.isOver() && pending.waiting() === 0 && facts.link().type === 'live',
  })
  const presence = createLivePresence({
    doc,
    clock,
    send: (update) => connection.sendPresence(update),
    changed: () => {
      for (const peer of presence.peers()) writers.set(peer.clientId, peer)
      setPeers(presence.peers())
    },
  })
  const [peers, setPeers] = createSignal(presence.peers())
  const facts = createSaveFacts({ ...deps, edits: pending, awaySince: () => connector.awaySince() })

  const firstRoundMade = () => {
    pending.remember()
    deps.connected()
    // Presence is sent only under the client id that will be kept.
    id.settle().finally(() => {
      if (!disposed) presence.announce()
    })
  }
  const connection = createDocumentConnection({ deps, doc, incoming, pending, presence, facts, firstRoundMade })
  const { connector } = connection

  const id = createSettledId({
    ...deps,
    doc,
    edits: pending,
    presence,
    mayWrite: () => facts.access() === 'write',
    isDisposed: () => disposed,
  })
  const leave = () => {
    if (!connection.isOver()) id.leave()
    pending.remember()
  }
  const stopWatchingPage = deps.onLeave(leave)

  const load = async () => {
    const confirmedAt = await loadStored(deps, pending)
    if (disposed) return pending.close()
    if (confirmedAt !== null) {
      facts.setConfirmed(confirmedAt)
      facts.setReady()
    }
    facts.refresh()
    connector.start()
  }

  load()

  return {
    id: deps.id,
    doc,
    ready: facts.ready,
    canWrite: facts.canWrite,
    link: facts.link,
    saveStatus: facts.status,
    lastConfirmed: facts.lastConfirmed,
    waiting: facts.waiting,
    setAside: facts.setAside,
    dismissSetAside: facts.dismissSetAside,
    peers,
    setEditing: presence.setEditing,
    holdIncoming: incoming.hold,
    awareness: presence.awareness,
    undo: undoManager.undo,
    redo: undoManager.redo,
    ...followUndo(undoManager),
    undoManager,
    writer: (client) => writers.get(client) ?? null,
    onOverwritten: (listener) => watchOverwritten(doc, pending.isOwn, listener),
    downloadWaiting: () => deps.download(pending.unsent()),
    resume: () => {
      facts.setLocked(false)
      connector.resume()
      facts.refresh()
    },
    lock: () => {
      facts.setLocked(true)
      connector.end('signIn')
      facts.refresh()
    },
    forget: pending.forget,
    async dispose() {
      if (disposed) return
      leave()
      disposed = true
      stopWatchingPage()
      facts.dispose()
      connector.stop()
      presence.dispose()
      undoManager.destroy()
      doc.destroy()
      await pending.close()
      id.release()
    },
  }
}

/** Returns when this device last had all that the server has. */
const loadStored = async ({ id, openStore }: OpenDeps, pending: PendingEdits): Promise<number | null> => {
  const store = await openStore()
  // Also after `dispose`, because edits made before the store was open must be stored.
  const { confirmedAt } = await pending.load(store).catch((error) => {
    // A damaged store must not prevent working online; its content is left as it is.
    console.warn(`What this device keeps of ${id} cannot be read`, error)
    return pending.load(createMemoryStore(createMemoryShelf(), 'blocked'))
  })
  return confirmedAt
}

const followUndo = (undo: Undo): Pick<LiveDocument, 'canUndo' | 'canRedo'> => {
  const [canUndo, setCanUndo] = createSignal(false)
  const [canRedo, setCanRedo] = createSignal(false)
  const changed = () => {
    setCanUndo(undo.canUndo())
    setCanRedo(undo.canRedo())
  }
  for (const event of ['added', 'popped', 'cleared'] as const) undo.on(event, changed)
  return { canUndo, canRedo }
}
