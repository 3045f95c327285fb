// The client side of the protocol on one socket: the sync of y-protocols, then each edit at once, and the probes whose echo means *on
// disk*.
import * as Y from 'yjs'
import type { News } from '../../shared/protocol/frame.ts'
import * as frame from '../../shared/protocol/frame.ts'
import type { SyncConnection } from './connector.ts'
import type { Incoming } from './incoming.ts'
import type { LiveClock } from './ports.ts'
import { readToken, writeToken } from './probe.ts'
import { createUnpacker } from './unpack.ts'

export interface SyncConnectionDeps {
  readonly doc: Y.Doc
  readonly incoming: Incoming
  readonly clock: LiveClock
  readonly send: (bytes: Uint8Array) => void
  /** The number of edits made on this device so far, including those before a reload. */
  readonly made: () => number
  readonly waiting: () => number
  /** The edits of this device that the server has not confirmed, in their order. */
  readonly waitingUpdates: () => readonly Uint8Array[]
  readonly confirmed: (upTo: number) => void
  /**
   * Given the state vector of the server for a document that we may write; `false`: the server has less than it had confirmed, so nothing
   * is sent.
   */
  readonly mayAnswer: (serverState: ReadonlyMap<number, number>) => boolean
  readonly access: (access: 'read' | 'write') => void
  /** The whole state of the server is in the document. */
  readonly synced: () => void
  readonly live: () => void
  readonly denied: (reason: string) => void
  readonly presence: (update: Uint8Array) => void
  readonly askedForPresence: () => void
  readonly news: (of: News) => void
  /** The ranges of this account's ids that another account brought back. It arrives before the server asks for our state. */
  readonly unverified: (ranges: readonly frame.IdRange[]) => void
  /** What was offered to be brought back is on the server's disk, or was refused. */
  readonly broughtBack: () => void
  readonly notBroughtBack: () => void
}

export interface LiveSyncConnection extends SyncConnection {
  /** An edit of this device, as Yjs encoded it. */
  edited(update: Uint8Array): void
  /** Sends presence (who, and what is edited); ignored before the first sync is complete. */
  sendPresence(update: Uint8Array): void
}

/** In bytes. Up to this size one message is enough: the server accepts 1 MiB and 20,000 structs, each of several bytes. */
const ONE_MESSAGE = 64 * 1024

export const startSyncConnection = (deps: SyncConnectionDeps): LiveSyncConnection => {
  const { doc, send } = deps
  let synced = false
  /** The server has asked for our state, which it does not ask of readers. */
  let asked = false
  /** The request was answered: from then on each edit is sent at once. */
  let upstream = false
  let greeted = false
  let live = false
  let over = false

  const probeSoon = oncePerBurst(deps.clock, () => over || send(frame.encodeProbe(writeToken({ type: 'edits', upTo: deps.made() }))))

  const becomeLive = () => {
    if (live) return
    live = true
    deps.live()
  }

  const answerState = (stateVector: Uint8Array) => {
    if (!deps.mayAnswer(Y.decodeStateVector(stateVector))) return
    asked = true
    deps.access('write')
    const follow = (messages: readonly Uint8Array[]) => {
      if (over) return
      for (const message of messages) send(message)
      upstream = true
      probeSoon()
    }
    answerTo(doc, stateVector, { waitingUpdates: deps.waitingUpdates, follow })
  }

  // A reader is not asked for its state. Waiting edits from a time with write access are sent all the same, so that the server refuses them
  // explicitly.
  const finishAsReader = () => {
    if (asked || !greeted || !synced) return
    deps.access('read')
    if (deps.waiting() > 0) send(frame.encodeUpdate(Y.encodeStateAsUpdate(doc)))
    becomeLive()
  }

  const echoed = (bytes: Uint8Array) => {
    const token = readToken(bytes)
    if (token?.type === 'hello') {
      greeted = true
      finishAsReader()
    }
    if (token?.type === 'bringBack') deps.broughtBack()
    if (token?.type === 'edits' && upstream) {
      deps.confirmed(token.upTo)
      if (synced) becomeLive()
    }
  }

  const begin = () => send(frame.encodeSyncStep1(Y.encodeStateVector(doc)))
  begin()
  send(frame.encodeProbe(writeToken({ type: 'hello' })))

  const unpacker = createUnpacker(
    (bytes) => receive(bytes),
    () => over || begin(),
  )

  const receive: SyncConnection['receive'] = (bytes) => {
    if (unpacker.holds(bytes)) return
    const message = frame.decodeFrame(bytes)
    if (!message || over) return
    switch (message.type) {
      case 'syncStep1':
        return answerState(message.stateVector)
      case 'syncStep2':
        deps.incoming.add(message.update)
        // The client id may be reused depending on what is in the document, so everything is applied first.
        deps.incoming.flush()
        synced = true
        deps.synced()
        // The echo for the edits may have arrived before the last part of the server's state.
        if (upstream && deps.waiting() === 0) probeSoon()
        return finishAsReader()
      case 'update':
        return deps.incoming.add(message.update)
      case 'probe':
        return echoed(message.token)
      case 'denied':
        over = true
        return deps.denied(message.reason)
      case 'awareness':
        return deps.presence(message.update)
      case 'queryAwareness':
        return deps.askedForPresence()
      case 'news':
        return deps.news(message.of)
      case 'unverified':
        return deps.unverified(message.ranges)
      case 'notBroughtBack':
        return deps.notBroughtBack()
      case 'packed':
        return unpacker.open(message.bytes)
    }
  }

  return {
    receive,
    edited: (update) => {
      if (!upstream || over) return
      send(frame.encodeUpdate(update))
      probeSoon()
    },
    ping: () => {
      if (!over) send(frame.encodeProbe(writeToken({ type: 'ping' })))
    },
    sendPresence: (update) => {
      if (live && !over) send(frame.encodeAwareness(update))
    },
    closed: () => {
      over = true
    },
  }
}

/** One probe for a burst of edits: pasting a list makes many updates and needs one answer. */
const oncePerBurst = (clock: LiveClock, task: () => void) => {
  let asked = false
  return () => {
    if (asked) return
    asked = true
    clock.soon(() => {
      asked = false
      task()
    })
  }
}

interface Answering extends Pick<SyncConnectionDeps, 'waitingUpdates'> {
  readonly follow: (messages: readonly Uint8Array[]) => void
}

/** Answers with what the server lacks. Of more than one message the code is loaded then; edits made meanwhile are among the waiting ones. */
const answerTo = (doc: Y.Doc, stateVector: Uint8Array, { waitingUpdates, follow }: Answering) => {
  const whole = () => frame.encodeSyncStep2(Y.encodeStateAsUpdate(doc, stateVector))
  const once = whole()
  if (once.length <= ONE_MESSAGE) return follow([once])
  import('./missingPieces.ts').then(
    ({ missingPieces }) => follow(missingPieces(doc, stateVector, waitingUpdates())),
    () => follow([whole()]),
  )
}
