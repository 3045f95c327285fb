// The pending edits of one document on this device: which edits were made here, which of them the server has confirmed, what the device keeps.
import * as Y from 'yjs'
import { nextClock } from '../../shared/yjs/structStore.ts'
import { applyForeign } from './applyForeign.ts'
import { coalesced } from './coalesced.ts'
import type { DocumentStore, LoadedCopy, MadeHere } from './offline/documentStore.ts'
import { createOwnIds } from './ownIds.ts'
import type { LiveClock } from './ports.ts'

/** Origin of what this device had kept. */
const KEPT = 'kept'
/** Origin of all that came from the server. */
export const REMOTE = 'remote'

export interface PendingEdits {
  /** Brings what the device keeps into the doc; edits made meanwhile are numbered after those found. */
  load(store: DocumentStore): Promise<LoadedCopy>
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

interface PendingEditsDeps {
  readonly doc: Y.Doc
  readonly clock: LiveClock
  /** An edit of this device, numbered and on its way to the store. */
  readonly edited: (update: Uint8Array) => void
  readonly changed: () => void
  /** Nothing waits and the line is live, so the doc is what the server has. */
  readonly isConfirmed: () => boolean
}

export const createPendingEdits = (deps: PendingEditsDeps): PendingEdits => {
  const { doc, clock } = deps
  let store: DocumentStore | null = null
  let made = 0
  let confirmed = 0
  let since: number | null = null
  let here = false
  let waiting: { readonly edit: number; readonly update: Uint8Array }[] = []
  const own = createOwnIds(doc)
  /** Updates of the edit that is being made now. */
  let going: Uint8Array[] = []
  const arrived = createArrived(clock, (update) => store?.keep(update, null))

  // What is done in one go is one edit to a person, however many transactions it takes: a new item is two, a pasted list hundreds.
  const add = (update: Uint8Array) => {
    going.push(update)
    own.wrote()
    if (going.length > 1) return
    made += 1
    since ??= clock.now()
    clock.soon(closeEdit)
  }
  const closeEdit = () => {
    if (going.length === 0) return
    const update = merged(going)
    going = []
    waiting.push({ edit: made, update })
    store?.keep(update, made)
    store?.saveMade(doc.clientID, nextClock(doc, doc.clientID))
    deps.edited(update)
  }

  const updated = (update: Uint8Array, origin: unknown) => {
    if (origin === KEPT) return
    if (origin === REMOTE) {
      arrived.add(update)
      remembering.soon()
    } else {
      here = true
      // Before the edit that may stand on it.
      arrived.keep()
      add(update)
    }
    if (store && store.pieces() > COMPACT_AT) store.compact(Y.encodeStateAsUpdate(doc))
    if (origin !== REMOTE) deps.changed()
  }
  doc.on('update', updated)

  const remember = () => {
    if (!deps.isConfirmed()) return
    arrived.keep()
    store?.saveConfirmed(clock.now())
  }
  const remembering = coalesced(clock, REMEMBER_AFTER, remember)
  const waitingUpdates = () => {
    closeEdit()
    return waiting.map(({ update }) => update)
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
      own.load(loaded)
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
      remembering.soon()
    },
    remember,
    rememberSoon: remembering.soon,
    lacksOthers: own.lacksOthers,
    madeHere: own.madeHere,
    isOwn: own.isOwn,
    waitingUpdates,
    unsent: () => Y.mergeUpdates(waitingUpdates()),
    storage: () => (store && store.unkept() > 0 ? store.trouble() : 'fine'),
    async forget() {
      closeEdit()
      arrived.drop()
      await store?.forget()
    },
    async close() {
      remembering.cancel()
      doc.off('update', updated)
      closeEdit()
      arrived.close()
      await store?.settled()
      store?.close()
    },
  }
}

/** What came from the server, which has it: it may be written down a second later and many updates at a time. */
const createArrived = (clock: LiveClock, write: (update: Uint8Array) => void) => {
  let arrived: Uint8Array[] = []
  const keep = () => {
    if (arrived.length > 0) write(merged(arrived))
    arrived = []
  }
  const keeping = coalesced(clock, KEEP_ARRIVED_AFTER, keep)
  return {
    add(update: Uint8Array) {
      arrived.push(update)
      keeping.soon()
    },
    keep,
    drop() {
      arrived = []
    },
    close() {
      keeping.cancel()
      keep()
    },
  }
}

const merged = (updates: readonly Uint8Array[]): Uint8Array =>
  updates.length === 1 && updates[0] ? updates[0] : Y.mergeUpdates([...updates])
