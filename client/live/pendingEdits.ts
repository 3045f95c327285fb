// The pending edits of one document on this device: which edits were made here, which of them the server has confirmed, what the device keeps.
import * as Y from 'yjs'
import { nextClock } from '../../shared/yjs/structStore.ts'
import { applyForeign } from './applyForeign.ts'
import type { DocumentStore, Loaded, MadeHere } from './offline/documentStore.ts'
import type { LiveClock } from './ports.ts'

/** Origin of what this device had kept. */
const KEPT = 'kept'
/** Origin of all that came from the server. */
export const REMOTE = 'remote'

export interface PendingEdits {
  /** Brings what the device keeps into the doc; edits made meanwhile are numbered after those found. */
  load(store: DocumentStore): Promise<Loaded>
  store(): DocumentStore | null
  /**
   * The number of the last edit that is complete, those from before a reload included. An edit that is being made now is none yet:
   * a probe must not ask for what was not sent.
   */
  made(): number
  waiting(): number
  /** Since when the oldest edit waits. */
  waitingSince(): number | null
  /** Was anything written in this life of the document? */
  editedHere(): boolean
  confirm(upTo: number): void
  /** Everything in the doc is on the server: when that was, is remembered. */
  remember(): void
  rememberSoon(): void
  /** Does a server with this state lack what it had confirmed and what others wrote? Its own authors alone may offer that again. */
  lacksOthers(serverState: ReadonlyMap<number, number>): boolean
  /** Under which ids edits were made on this device, and up to which clock of each. */
  madeHere(): MadeHere
  /** Whether it is one of those ids. */
  isOwn(client: number): boolean
  /** The edits that wait, in their order. */
  waitingUpdates(): readonly Uint8Array[]
  /** All that waits, as one update. */
  unsent(): Uint8Array
  storage(): 'fine' | 'blocked' | 'full'
  forget(): Promise<void>
  /** Writes down what is left and closes the store. */
  close(): Promise<void>
}

const COMPACT_AT = 500
const REMEMBER_AFTER = 2_000
const KEEP_ARRIVED_AFTER = 1_000

export const createPendingEdits = (deps: {
  readonly doc: Y.Doc
  readonly clock: LiveClock
  /** An edit of this device, numbered and on its way to the store. */
  readonly edited: (update: Uint8Array) => void
  readonly changed: () => void
  /** Nothing waits and the line is live, so the doc is what the server has. */
  readonly isConfirmed: () => boolean
}): PendingEdits => {
  const { doc, clock } = deps
  let store: DocumentStore | null = null
  let made = 0
  let confirmed = 0
  let since: number | null = null
  let here = false
  let waiting: { readonly edit: number; readonly update: Uint8Array }[] = []
  /** Everything under any other id has come from the server, which shows nothing that it has not on disk. */
  const ownIds = new Set<number>()
  const ends = new Map<number, number>()
  /** Updates of the edit that is being made now. */
  let going: Uint8Array[] = []
  let arrived: Uint8Array[] = []
  let cancelArrived: (() => void) | null = null
  let cancelRemember: (() => void) | null = null

  // The server has these, so they may be written down a second later and many at a time.
  const keepArrived = () => {
    if (arrived.length === 0) return
    store?.keep(arrived.length === 1 && arrived[0] ? arrived[0] : Y.mergeUpdates(arrived), null)
    arrived = []
  }
  const keepArrivedSoon = () => {
    cancelArrived ??= clock.after(KEEP_ARRIVED_AFTER, () => {
      cancelArrived = null
      keepArrived()
    })
  }

  // What is done in one go is one edit to a person, however many transactions it takes: a new item is two, a pasted list hundreds.
  const add = (update: Uint8Array) => {
    going.push(update)
    ends.set(doc.clientID, nextClock(doc, doc.clientID))
    if (going.length > 1) return
    made += 1
    since ??= clock.now()
    clock.soon(closeEdit)
  }
  const closeEdit = () => {
    if (going.length === 0) return
    const update = going.length === 1 && going[0] ? going[0] : Y.mergeUpdates(going)
    going = []
    waiting.push({ edit: made, update })
    store?.keep(update, made)
    store?.saveMade(doc.clientID, nextClock(doc, doc.clientID))
    deps.edited(update)
  }

  const updated = (update: Uint8Array, origin: unknown) => {
    if (origin === KEPT) return
    if (origin === REMOTE) {
      arrived.push(update)
      keepArrivedSoon()
      rememberSoon()
    } else {
      here = true
      // Before the edit that may stand on it.
      keepArrived()
      add(update)
    }
    if (store && store.pieces() > COMPACT_AT) store.compact(Y.encodeStateAsUpdate(doc))
    if (origin !== REMOTE) deps.changed()
  }
  doc.on('update', updated)

  const remember = () => {
    if (!deps.isConfirmed()) return
    keepArrived()
    store?.saveConfirmed(clock.now())
  }
  const rememberSoon = () => {
    cancelRemember ??= clock.after(REMEMBER_AFTER, () => {
      cancelRemember = null
      remember()
    })
  }

  return {
    async load(opened) {
      const loaded = await opened.load()
      closeEdit()
      const early = waiting
      store = opened
      opened.onChange(deps.changed)
      waiting = loaded.waiting.map((update, index) => ({ edit: index + 1, update }))
      made = loaded.waiting.length
      since = made > 0 ? clock.now() : null
      for (const client of loaded.ownIds) ownIds.add(client)
      // Also of what was brought here from another life, and waits.
      for (const update of loaded.waiting) for (const client of Y.parseUpdateMeta(update).to.keys()) ownIds.add(client)
      for (const [client, end] of loaded.made) ends.set(client, Math.max(end, ends.get(client) ?? 0))
      applyForeign(doc, loaded.updates, KEPT)
      for (const { update } of early) {
        add(update)
        closeEdit()
      }
      return loaded
    },
    store: () => store,
    made: () => (going.length > 0 ? made - 1 : made),
    waiting: () => made - confirmed,
    waitingSince: () => since,
    editedHere: () => here,
    confirm(upTo) {
      confirmed = Math.max(confirmed, Math.min(upTo, made))
      since = confirmed < made ? clock.now() : null
      waiting = waiting.filter(({ edit }) => edit > confirmed)
      store?.confirm(confirmed)
      rememberSoon()
    },
    remember,
    rememberSoon,
    lacksOthers: (serverState) =>
      [...Y.decodeStateVector(Y.encodeStateVector(doc))].some(
        ([client, state]) => (serverState.get(client) ?? 0) < state && !ownIds.has(client) && !ends.has(client),
      ),
    madeHere: () => [...ends],
    isOwn: (client) => ends.has(client),
    waitingUpdates() {
      closeEdit()
      return waiting.map(({ update }) => update)
    },
    unsent() {
      closeEdit()
      return Y.mergeUpdates(waiting.map(({ update }) => update))
    },
    storage: () => (store && store.unkept() > 0 ? store.trouble() : 'fine'),
    async forget() {
      closeEdit()
      arrived = []
      await store?.forget()
    },
    async close() {
      cancelArrived?.()
      cancelRemember?.()
      doc.off('update', updated)
      closeEdit()
      keepArrived()
      await store?.settled()
      store?.close()
    },
  }
}
