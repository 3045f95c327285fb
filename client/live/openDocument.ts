// One life of a live document: the Y.Doc with what this device keeps, the line to the server, and what is true about saving.
import { createSignal } from 'solid-js'
import * as Y from 'yjs'
import { type AccountId, type DocumentId, type Instant, instant } from '../../shared/ids.ts'
import { CLOSE_CODES } from '../../shared/protocol/closeCodes.ts'
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts'
import { UPDATE_REFUSALS } from '../../shared/refusals.ts'
import { type Slot, type TakeLock, takeSlot } from './clientIdSlot.ts'
import { createConnector, type EndReason } from './connector.ts'
import { type LiveConversation, REMOTE, startConversation } from './conversation.ts'
import { type Facts, LONG_AFTER, SLOW_AFTER, saveStatus } from './durability.ts'
import { createEdits } from './edits.ts'
import type { DocumentStore, SetAsideReason } from './offline/store.ts'
import type { Chance, LiveClock, OnWake, OpenSocket } from './ports.ts'
import { createPresence } from './presence.ts'
import type { LinkState, LiveDocument, SaveStatus, SetAside } from './types.ts'
import { createUndo } from './undo.ts'

/** Origin of what this device had kept. */
const KEPT = 'kept'
/** Pieces in the store before they become one. */
const COMPACT_AT = 500
const SAVE_CONFIRMED_AFTER = 2_000

export interface Unsent {
  readonly reason: SetAsideReason
  readonly update: Uint8Array
  readonly edits: number
}

export interface OpenDeps {
  readonly id: DocumentId
  /** `ruta/<account>/<document>`: the name of the store and of the locks. */
  readonly name: string
  /** `ws://host/live/`; the document's name, the protocol's version and the account are added. */
  readonly liveUrl: string
  readonly account: AccountId
  readonly mayConnect: () => boolean
  readonly clock: LiveClock
  readonly chance: Chance
  readonly openSocket: OpenSocket
  readonly onWake: OnWake
  readonly networkSeemsGone: () => boolean
  readonly openStore: () => Promise<DocumentStore>
  readonly takeLock: TakeLock
  /** Runs the task when the page is about to go. */
  readonly onLeave: (task: () => void) => () => void
  readonly explain: () => Promise<EndReason | 'retry'>
  /** What the role allows, until the server has said it itself. */
  readonly expectedAccess: () => 'read' | 'write'
  /** The server has closed the line because access may have changed, or the session has ended. */
  readonly accessChanged: () => void
  readonly signInNeeded: () => void
  /** This life is over: what was not sent has to be set aside, and a new life begun. */
  readonly refused: (unsent: Unsent) => void
  /** The account may not even read this any more: what was not sent has to be set aside, and the copy to go. */
  readonly accessLost: (unsent: Unsent) => void
  readonly setAside: SetAside | null
  readonly download: (update: Uint8Array) => void
}

export interface OpenDocument extends LiveDocument {
  /** The session is open again. */
  readonly resume: () => void
  /** The session has ended elsewhere in this page. */
  readonly lock: () => void
  /** Removes this life's copy from the device, after what mattered was set aside. */
  readonly forget: () => Promise<void>
}

export const openDocument = (deps: OpenDeps): OpenDocument => {
  const { clock } = deps
  const doc = new Y.Doc()
  const undoManager = createUndo(doc)
  let edits = createEdits(0, clock.now())
  let store: DocumentStore | null = null
  let conversation: LiveConversation | null = null
  let slot: Slot | null = null
  let confirmedState: ReadonlyMap<number, number> = new Map()
  let waitingUpdates: { readonly edit: number; readonly update: Uint8Array }[] = []
  let ownIds: ReadonlySet<number> = new Set()
  let editedHere = false
  let everTried = false
  let disposed = false
  let over = false
  let cancelSlow = () => {}
  let cancelLong = () => {}
  let cancelSave: (() => void) | null = null

  const [ready, setReady] = createSignal(false)
  const [link, setLink] = createSignal<LinkState>({ type: 'offline', retryAt: null })
  const [serverAccess, setServerAccess] = createSignal<'read' | 'write' | null>(null)
  const [lastConfirmed, setLastConfirmed] = createSignal<Instant | null>(null)
  const [waiting, setWaiting] = createSignal(0)
  const [setAside, setSetAside] = createSignal(deps.setAside)
  const [locked, setLocked] = createSignal(false)
  const [status, setStatus] = createSignal<SaveStatus>({ type: 'loading' }, { equals: sameStatus })
  const [canUndo, setCanUndo] = createSignal(false)
  const [canRedo, setCanRedo] = createSignal(false)

  const presence = createPresence({
    doc,
    clock,
    send: (update) => conversation?.tellPresence(update),
    changed: () => setPeers(presence.peers()),
  })
  const [peers, setPeers] = createSignal(presence.peers())

  const access = () => serverAccess() ?? deps.expectedAccess()

  const facts = (): Facts => {
    const now = clock.now()
    const since = edits.waitingSince()
    const away = connector.awaySince()
    const notice = setAside()
    return {
      ready: ready(),
      link: link(),
      access: access(),
      locked: locked(),
      waiting: edits.waiting(),
      slow: since !== null && now - since >= SLOW_AFTER,
      lastConfirmed: lastConfirmed(),
      storage: store && store.unkept() > 0 ? store.trouble() : 'fine',
      refused: notice && notice.reason !== 'server-lost-edits' ? notice.reason : null,
      serverLost: notice?.reason === 'server-lost-edits',
      away: !everTried ? 'never' : deps.networkSeemsGone() || (away !== null && now - away >= LONG_AFTER) ? 'long' : 'short',
    }
  }

  const refresh = () => {
    if (disposed) return
    const now = facts()
    setWaiting(now.waiting)
    setStatus(saveStatus(now))
    cancelSlow()
    const since = edits.waitingSince()
    if (since !== null && !now.slow) cancelSlow = clock.after(since + SLOW_AFTER - clock.now(), refresh)
    cancelLong()
    const away = connector.awaySince()
    if (away !== null && now.away !== 'long') cancelLong = clock.after(Math.max(0, away + LONG_AFTER - clock.now()), refresh)
  }

  const connector = createConnector({
    url: `${deps.liveUrl}${deps.id}?protocol=${PROTOCOL_VERSION}&account=${deps.account}`,
    clock,
    chance: deps.chance,
    openSocket: deps.openSocket,
    mayConnect: deps.mayConnect,
    onWake: deps.onWake,
    explain: deps.explain,
    converse: (send) => {
      conversation = startConversation({
        doc,
        clock,
        send,
        made: edits.made,
        waiting: edits.waiting,
        confirmed,
        mayAnswer,
        access: (granted) => {
          setServerAccess(granted)
          refresh()
        },
        live: firstRoundMade,
        denied,
        presence: presence.receive,
        askedForPresence: presence.announce,
      })
      return conversation
    },
    changed: (next) => {
      if (next.type === 'offline' || next.type === 'ended') {
        everTried = true
        presence.forget()
      }
      if (next.type === 'ended' && next.why === 'signIn') deps.signInNeeded()
      if (next.type === 'ended' && (next.why === 'notAMember' || next.why === 'notFound')) {
        deps.accessLost({ reason: 'read-only', edits: edits.waiting(), update: unsentUpdate() })
      }
      setLink(next)
      refresh()
    },
    lost: (code) => {
      if (code === CLOSE_CODES.accessChanged) {
        setServerAccess(null)
        deps.accessChanged()
      }
      // The frame that is too big would come back for ever: what waits is set aside, as after a refusal.
      if (code === CLOSE_CODES.tooBig && edits.waiting() > 0) endWith('too-large')
    },
  })

  const edited = (update: Uint8Array, origin: unknown) => {
    if (origin === KEPT) return
    if (origin === REMOTE) {
      store?.keep(update, null)
    } else {
      editedHere = true
      const edit = edits.add(clock.now())
      waitingUpdates.push({ edit, update })
      store?.keep(update, edit)
      conversation?.edited(update)
    }
    if (store && store.pieces() > COMPACT_AT) store.compact(Y.encodeStateAsUpdate(doc))
    else if (origin === REMOTE) saveConfirmedSoon()
    if (origin !== REMOTE) refresh()
  }
  doc.on('update', edited)

  const confirmed = (upTo: number) => {
    edits.confirm(upTo, clock.now())
    waitingUpdates = waitingUpdates.filter(({ edit }) => edit > upTo)
    store?.confirm(upTo)
    setLastConfirmed(instant(clock.now()))
    saveConfirmedSoon()
    refresh()
  }

  // Everything here is on the server when nothing waits, because nobody sees an edit that is not on disk (SPEC I1).
  const saveConfirmedSoon = () => {
    cancelSave ??= clock.after(SAVE_CONFIRMED_AFTER, () => {
      cancelSave = null
      saveConfirmed()
    })
  }
  const saveConfirmed = () => {
    if (over || edits.waiting() > 0 || link().type !== 'live') return
    const state = Y.encodeStateVector(doc)
    confirmedState = Y.decodeStateVector(state)
    store?.saveConfirmed(state, clock.now())
  }

  /** What the server had confirmed and now lacks can only be offered again by its own authors. */
  const mayAnswer = (serverState: ReadonlyMap<number, number>): boolean => {
    for (const [client, clock] of confirmedState) {
      if ((serverState.get(client) ?? 0) < clock && !ownIds.has(client) && client !== doc.clientID) {
        endWith('server-lost-edits')
        return false
      }
    }
    return true
  }

  const denied = (reason: string) => {
    const known = UPDATE_REFUSALS.find((refusal) => refusal === reason)
    if (known === 'read-only' && edits.waiting() === 0) {
      setServerAccess('read')
      refresh()
    } else endWith(known ?? 'foreign-content')
  }

  const endWith = (reason: SetAsideReason) => {
    if (over) return
    over = true
    connector.stop()
    // What the server has lost, or refuses without having been offered anything, is only in the whole.
    const whole = reason === 'server-lost-edits' || edits.waiting() === 0
    deps.refused({ reason, edits: edits.waiting(), update: whole ? Y.encodeStateAsUpdate(doc) : unsentUpdate() })
  }

  const unsentUpdate = () => Y.mergeUpdates(waitingUpdates.map(({ update }) => update))

  const firstRoundMade = () => {
    setReady(true)
    if (lastConfirmed() === null) setLastConfirmed(instant(clock.now()))
    connector.live()
    saveConfirmed()
    settleClientId().finally(() => {
      if (!disposed) presence.announce()
    })
  }

  let settling = false
  const settleClientId = async () => {
    if (settling || !store || access() === 'read') return
    settling = true
    const taken = await takeSlot({ name: deps.name, fresh: doc.clientID, store, takeLock: deps.takeLock })
    if (disposed || !taken) return taken?.release()
    slot = taken
    // An edit made meanwhile has the fresh id already, and Yjs must not find two ids in one pending state.
    if (editedHere || taken.clientId === doc.clientID) return
    doc.clientID = taken.clientId
    presence.rename(taken.clientId)
  }

  // Only an id under which nothing waits may be used again.
  const leaveSlot = () => {
    if (edits.waiting() === 0 && !over) slot?.leave()
    saveConfirmed()
  }
  const leaving = deps.onLeave(leaveSlot)

  const load = async () => {
    const opened = await deps.openStore()
    if (disposed) return opened.close()
    const loaded = await opened.load()
    if (disposed) return opened.close()
    store = opened
    store.onChange(refresh)
    const early = waitingUpdates
    edits = createEdits(loaded.waiting.length, clock.now())
    waitingUpdates = loaded.waiting.map((update, index) => ({ edit: index + 1, update }))
    confirmedState = loaded.confirmedState ? Y.decodeStateVector(loaded.confirmedState) : new Map()
    ownIds = new Set(loaded.ownIds)
    if (loaded.confirmedAt !== null) setLastConfirmed(instant(loaded.confirmedAt))
    doc.transact(() => {
      for (const update of loaded.updates) Y.applyUpdate(doc, update, KEPT)
    }, KEPT)
    // A view that wrote before the store was open: its edits are numbered after those found.
    for (const { update } of early) {
      const edit = edits.add(clock.now())
      waitingUpdates.push({ edit, update })
      store.keep(update, edit)
    }
    if (loaded.confirmedState !== null) setReady(true)
    refresh()
    connector.start()
  }

  const undoChanged = () => {
    setCanUndo(undoManager.canUndo())
    setCanRedo(undoManager.canRedo())
  }
  for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const) undoManager.on(event, undoChanged)

  refresh()
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
      refresh()
    },
    peers,
    setEditing: presence.setEditing,
    awareness: presence.awareness,
    undo: () => void undoManager.undo(),
    redo: () => void undoManager.redo(),
    canUndo,
    canRedo,
    undoManager,
    downloadWaiting: () => deps.download(unsentUpdate()),
    resume: () => {
      setLocked(false)
      connector.resume()
      refresh()
    },
    lock: () => {
      setLocked(true)
      connector.end('signIn')
    },
    forget: async () => store?.forget(),
    dispose: () => {
      if (disposed) return
      leaveSlot()
      disposed = true
      leaving()
      cancelSlow()
      cancelLong()
      cancelSave?.()
      connector.stop()
      presence.dispose()
      undoManager.destroy()
      doc.off('update', edited)
      doc.destroy()
      const closing = store
      const held = slot
      closing?.settled().finally(() => {
        closing.close()
        held?.release()
      })
    },
  }
}

const sameStatus = (a: SaveStatus, b: SaveStatus): boolean => JSON.stringify(a) === JSON.stringify(b)
