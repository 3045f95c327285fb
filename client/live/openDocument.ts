// One life of a live document: the Y.Doc with what this device stores, the connection to the server, and the facts of the save status.
import { createSignal } from 'solid-js'
import * as Y from 'yjs'
import { BRING_BACK } from '../../shared/broughtBack.ts'
import { documentKind, type Instant, instant } from '../../shared/ids.ts'
import { CLOSE_CODES } from '../../shared/protocol/closeCodes.ts'
import { UPDATE_REFUSALS } from '../../shared/updateRefusals.ts'
import { isEmpty } from '../../shared/yjs/structStore.ts'
import { watchOverwritten } from './concurrentValues.ts'
import { createConnector } from './connector.ts'
import { isSameStatus, LONG_AFTER, SLOW_AFTER, saveStatus } from './durability.ts'
import { inAddress } from './inAddress.ts'
import { createIncoming } from './incoming.ts'
import type { SetAsideReason } from './offline/documentStore.ts'
import { createMemoryShelf, createMemoryStore } from './offline/memoryStore.ts'
import type { OpenDeps, Unsent } from './openDeps.ts'
import { createPendingEdits } from './pendingEdits.ts'
import { createPresence } from './presence.ts'
import { createRecovering } from './recovery/recovering.ts'
import { createSettledId } from './settledId.ts'
import { type LiveSyncConnection, startSyncConnection } from './syncConnection.ts'
import type { BringingBack, LinkState, LiveDocument, Peer, SaveStatus } from './types.ts'
import { createUndo } from './undo.ts'

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
  let connection: LiveSyncConnection | null = null
  let everTried = false
  let over = false
  let disposed = false
  let cancelSlow = () => {}
  let cancelLong = () => {}

  const [ready, setReady] = createSignal(false)
  const [link, setLink] = createSignal<LinkState>({ type: 'offline', retryAt: null })
  const [serverAccess, setServerAccess] = createSignal<'read' | 'write' | null>(null)
  const [lastConfirmed, setLastConfirmed] = createSignal<Instant | null>(null)
  const [waiting, setWaiting] = createSignal(0)
  const [setAside, setSetAside] = createSignal(deps.setAside)
  const [locked, setLocked] = createSignal(false)
  const [bringingBack, setBringingBack] = createSignal<BringingBack>({ type: 'none' })
  const [status, setStatus] = createSignal<SaveStatus>({ type: 'loading' }, { equals: isSameStatus })
  const [canUndo, setCanUndo] = createSignal(false)
  const [canRedo, setCanRedo] = createSignal(false)
  /** Everybody who was seen here, also those who have left. */
  const writers = new Map<number, Peer>()
  const access = () => serverAccess() ?? deps.expectedAccess()

  const pending = createPendingEdits({
    doc,
    clock,
    edited: (update) => connection?.edited(update),
    changed: () => refresh(),
    isConfirmed: () => !over && pending.waiting() === 0 && link().type === 'live',
  })
  const presence = createPresence({
    doc,
    clock,
    send: (update) => connection?.sendPresence(update),
    changed: () => {
      for (const peer of presence.peers()) writers.set(peer.clientId, peer)
      setPeers(presence.peers())
    },
  })
  const [peers, setPeers] = createSignal(presence.peers())

  /** Whether damage was the reason for which the connection was last closed. */
  let damaged = false
  /** The only function that computes the save status: everything that may change it calls this. */
  const refresh = () => {
    if (disposed) return
    const now = clock.now()
    const since = pending.waitingSince()
    const away = connector.awaySince()
    const slow = since !== null && now - since >= SLOW_AFTER
    const long = deps.networkSeemsGone() || (away !== null && now - away >= LONG_AFTER)
    const notice = setAside()
    setWaiting(pending.waiting())
    setStatus(
      saveStatus({
        ready: ready(),
        link: link(),
        access: access(),
        sealed: documentKind(deps.id) === 'meeting' && deps.expectedAccess() === 'write',
        locked: locked(),
        waiting: pending.waiting(),
        slow,
        lastConfirmed: lastConfirmed(),
        storage: pending.storage(),
        refused: notice && notice.reason !== 'server-lost-edits' ? notice.reason : null,
        bringingBack: bringingBack(),
        serverLost: notice?.reason === 'server-lost-edits',
        damaged,
        away: everTried ? (long ? 'long' : 'short') : 'never',
      }),
    )
    cancelSlow()
    cancelLong()
    if (since !== null && !slow) cancelSlow = clock.after(since + SLOW_AFTER - now, refresh)
    if (away !== null && !long) cancelLong = clock.after(away + LONG_AFTER - now, refresh)
  }

  const connector = createConnector({
    ...deps,
    url: () => `${deps.liveUrl}${deps.id}?${inAddress(deps.account, doc)}`,
    converse: (send) => {
      recovering.begin(send)
      connection = startSyncConnection({
        doc,
        incoming,
        clock,
        send,
        made: pending.made,
        waiting: pending.waiting,
        waitingUpdates: pending.waitingUpdates,
        mayAnswer: (serverState) => {
          const lost = pending.lacksOthers(serverState)
          if (lost) endWith('server-lost-edits')
          return !lost
        },
        access: (granted) => {
          setServerAccess(granted)
          refresh()
        },
        confirmed: (upTo) => {
          pending.confirm(upTo)
          setLastConfirmed(instant(clock.now()))
          refresh()
        },
        // The document can be read before the rest of the first sync, one round trip later, is complete.
        synced: () => {
          setReady(true)
          refresh()
        },
        live: firstRoundMade,
        denied,
        presence: presence.receive,
        askedForPresence: presence.announce,
        news: (of) => {
          if (of === BRING_BACK) recovering.opened()
          deps.news(of)
        },
        unverified: recovering.unverified,
        broughtBack: recovering.recovered,
        notBroughtBack: recovering.refused,
      })
      return connection
    },
    changed: (next) => {
      if (next.type === 'offline' || next.type === 'ended') {
        everTried = true
        presence.forget()
      }
      setLink(next)
      if (next.type === 'ended' && next.why === 'signIn') deps.signInNeeded()
      if (next.type === 'ended' && (next.why === 'notAMember' || next.why === 'notFound')) deps.accessLost(unsentBecause('read-only'))
      if (next.type === 'ended' && next.why === 'lostByServer' && !isEmpty(doc)) endWith('server-lost-edits')
      refresh()
    },
    lost: (code) => {
      damaged = code === CLOSE_CODES.damaged
      if (code === CLOSE_CODES.accessChanged) {
        setServerAccess(null)
        deps.accessChanged()
      }
      // A frame that is too big would be sent again forever, so waiting edits are set aside as after a refusal.
      if (code === CLOSE_CODES.tooBig && pending.waiting() > 0) endWith('too-large')
    },
  })

  const recovering = createRecovering({
    document: deps.id,
    account: deps.account,
    doc,
    made: pending.madeHere,
    copies: deps.lostByServer,
    tookBack: deps.tookBack,
    changed: (state) => {
      setBringingBack(state)
      refresh()
    },
  })

  const denied = (reason: string) => {
    const known = UPDATE_REFUSALS.find((refusal) => refusal === reason)
    if (known === 'read-only' && pending.waiting() === 0) {
      setServerAccess('read')
      refresh()
    } else endWith(known ?? 'foreign-content')
  }
  const endWith = (reason: SetAsideReason) => {
    if (over) return
    over = true
    connector.stop()
    deps.refused(unsentBecause(reason))
  }
  const unsentBecause = (reason: SetAsideReason): Unsent => {
    const edits = pending.waiting()
    // What the server has lost, or refuses without having been sent an edit, is only in the whole document.
    const whole = reason === 'server-lost-edits' || edits === 0
    return { reason, edits, made: pending.madeHere(), update: whole ? Y.encodeStateAsUpdate(doc) : pending.unsent() }
  }

  const firstRoundMade = () => {
    setReady(true)
    if (lastConfirmed() === null) setLastConfirmed(instant(clock.now()))
    connector.live()
    recovering.live()
    pending.remember()
    deps.connected()
    // Presence is sent only under the client id that will be kept.
    id.settle().finally(() => {
      if (!disposed) presence.announce()
    })
  }

  const id = createSettledId({ ...deps, doc, edits: pending, presence, mayWrite: () => access() === 'write', isDisposed: () => disposed })
  const leave = () => {
    if (!over) id.leave()
    pending.remember()
  }
  const stopWatchingPage = deps.onLeave(leave)

  const load = async () => {
    const store = await deps.openStore()
    // Also after `dispose`, because edits made before the store was open must be stored.
    const { confirmedAt } = await pending.load(store).catch((error) => {
      // A damaged store must not prevent working online; its content is left as it is.
      console.warn(`What this device keeps of ${deps.id} cannot be read`, error)
      return pending.load(createMemoryStore(createMemoryShelf(), 'blocked'))
    })
    if (disposed) return pending.close()
    if (confirmedAt !== null) {
      setLastConfirmed(instant(confirmedAt))
      setReady(true)
    }
    refresh()
    connector.start()
  }

  const undoChanged = () => {
    setCanUndo(undoManager.canUndo())
    setCanRedo(undoManager.canRedo())
  }
  for (const event of ['added', 'popped', 'cleared'] as const) undoManager.on(event, undoChanged)

  load()

  return {
    id: deps.id,
    doc,
    ready,
    canWrite: () => access() === 'write' && link().type !== 'ended' && !locked(),
    link,
    saveStatus: status,
    lastConfirmed,
    waiting,
    setAside,
    dismissSetAside: () => {
      setSetAside(null)
      setBringingBack({ type: 'none' })
      refresh()
    },
    peers,
    setEditing: presence.setEditing,
    holdIncoming: incoming.hold,
    awareness: presence.awareness,
    undo: undoManager.undo,
    redo: undoManager.redo,
    canUndo,
    canRedo,
    undoManager,
    writer: (client) => writers.get(client) ?? null,
    onOverwritten: (listener) => watchOverwritten(doc, pending.isOwn, listener),
    downloadWaiting: () => deps.download(pending.unsent()),
    resume: () => {
      setLocked(false)
      connector.resume()
      refresh()
    },
    lock: () => {
      setLocked(true)
      connector.end('signIn')
      refresh()
    },
    forget: pending.forget,
    async dispose() {
      if (disposed) return
      leave()
      disposed = true
      stopWatchingPage()
      cancelSlow()
      cancelLong()
      connector.stop()
      presence.dispose()
      undoManager.destroy()
      doc.destroy()
      await pending.close()
      id.release()
    },
  }
}
