// One document, live here: from loading to closed. It may be thrown away at any moment and rebuilt from the log.

import type { DocumentSchema } from '../../shared/contentSchema.ts'
import { type DocumentId, type Seq, seq } from '../../shared/ids.ts'
import type { CloseReason } from '../../shared/protocol/closeCodes.ts'
import { type FoldedState, wantsCheckpoint } from '../log/checkpoints.ts'
import { DamagedLogError } from '../log/log.ts'
import { DocumentSession, type Relay } from './documentSession.ts'
import { loadDocument } from './loading.ts'
import type { Member } from './member.ts'
import { admits, nextRoomState, type RoomEvent, type RoomState } from './roomState.ts'

export type Fold = (base: Uint8Array | null, updates: readonly Uint8Array[]) => Promise<FoldedState>

/** The rooms of this server, of which it is one. */
export interface RoomOwner {
  readonly schemaOf: (document: DocumentId) => DocumentSchema
  readonly fold: Fold
  /** Asks for `relayPresence` within the hold time. */
  readonly presenceSoon: (room: Room) => void
  readonly damaged: (document: DocumentId, error: DamagedLogError) => void
  /** It could be read whole. */
  readonly sound: (document: DocumentId) => void
  readonly closed: (room: Room) => void
}

export interface Room {
  readonly document: DocumentId
  readonly state: RoomState['type']
  readonly admits: boolean
  enter(member: Member): void
  leave(member: Member): void
  relayPresence(): void
  /** Another server has written up to here. */
  announced(seq: Seq): void
  /** Who is in this document's room on another server; null asks who is here. */
  hearPresence(update: Uint8Array | null): void
  /** Asks the log itself how far it goes. */
  look(): void
  /** Once a second. */
  sweep(): void
  close(reason: CloseReason): void
}

export const createRoom = (document: DocumentId, relay: Relay, owner: RoomOwner): Room => {
  const { log, clock, limits, watch } = relay
  let state: RoomState = { type: 'loading' }
  let documentSession: DocumentSession | null = null
  let folding: Promise<void> | null = null
  let mayFold = true
  let heardOf = seq(0)
  const members = new Set<Member>()
  /** Members who perhaps come from another server: let in when all is read here that the log held when they came. */
  const arriving = new Map<Member, Seq>()

  const step = (event: RoomEvent) => {
    state = nextRoomState(state, event)
  }

  const load = async () => {
    try {
      const loaded = await loadDocument(log, document, watch.checkpointDamaged)
      owner.sound(document)
      if (state.type !== 'loading') return closeWhenIdle()
      const presenceSoon = () => owner.presenceSoon(room)
      const opened = { document, loaded, members, schema: owner.schemaOf(document) }
      documentSession = new DocumentSession(opened, relay, { presenceSoon, grown, idle: closeWhenIdle, sealed, fail })
      step({ type: 'loaded', connections: members.size, now: clock.elapsed() })
      if (isAlone()) for (const member of [...members]) member.enter(documentSession)
      else letIn()
      documentSession.announced(heardOf)
      // What had to be read from its entries, since no checkpoint could be read, has a new one.
      foldIfDue()
    } catch (error) {
      if (error instanceof DamagedLogError) owner.damaged(document, error)
      fail(error)
    }
  }

  const isAlone = () => relay.bus.state === 'alone'
  /** Otherwise a server that is a moment behind would seem to have lost what they saw, or what was acknowledged to them. */
  const arrive = async (member: Member) => {
    const head = await log.head(document)
    if (!members.has(member)) return
    arriving.set(member, head.seq)
    letIn()
    room.announced(head.seq)
  }
  const letIn = () => {
    if (!documentSession) return
    for (const [member, from] of [...arriving]) {
      if (documentSession.head.seq < from) continue
      arriving.delete(member)
      member.enter(documentSession)
    }
  }
  const grown = () => {
    letIn()
    foldIfDue()
  }

  /** Memory and log may differ now: nothing more is sent, all come back and offer again what they hold. */
  const fail = (error: unknown) => {
    if (state.type === 'failed' || state.type === 'closed') return
    watch.failed(document, error)
    end(error instanceof DamagedLogError ? 'damaged' : 'logUnavailable')
  }
  /** What was accepted a moment too late is nowhere: everybody comes back as a reader, and their client says so. */
  const sealed = () => end('accessChanged', 'sealed')
  const end = (reason: CloseReason, text?: string) => {
    documentSession?.abandon()
    step({ type: 'failed' })
    for (const member of [...members]) member.close(reason, text)
    closeWhenIdle()
  }

  /** Called by timers, where an exception would end the process: it ends this room alone. */
  const orFail = (work: () => void) => {
    try {
      work()
    } catch (error) {
      fail(error)
    }
  }

  /** Closed only when the log has answered for all: the next room must read what this one wrote. */
  const closeWhenIdle = () => {
    if (documentSession?.inFlight || folding || state.type === 'closed') return
    step({ type: 'allWritten' })
    if (isClosed(state)) owner.closed(room)
  }

  const foldIfDue = () => {
    if (!documentSession || folding || !mayFold) return
    const { baseBytes, tailBytes, tailUpdates } = documentSession.committed
    if (wantsCheckpoint({ baseBytes, tailBytes, tailUpdates })) fold(documentSession)
  }

  const fold = (open: DocumentSession) => {
    folding = foldTail(open).then(
      () => {
        folding = null
        if (state.type === 'failed' || state.type === 'draining') closeWhenIdle()
        else foldIfDue()
      },
      (error: unknown) => {
        // A checkpoint is a cache: without it joins send more. Once is enough; the next opening tries again.
        folding = null
        mayFold = false
        watch.bug(0, error)
        if (state.type === 'failed' || state.type === 'draining') closeWhenIdle()
      },
    )
  }
  const foldTail = async (open: DocumentSession) => {
    const { committed, head } = open
    const { base, tail } = committed.fold()
    const folded = await owner.fold(base, tail)
    if (state.type === 'failed') return
    committed.rebase(folded, tail.length)
    await log.saveCheckpoint({ document, seq: head.seq, chain: head.hash, ...folded })
  }

  const drain = () => {
    step({ type: 'drain' })
    if (documentSession && !folding && mayFold && documentSession.committed.tailUpdates > limits.unloadTail) fold(documentSession)
    closeWhenIdle()
  }

  const room: Room = {
    document,
    get state() {
      return state.type
    },
    get admits() {
      return admits(state)
    },
    enter(member) {
      members.add(member)
      step({ type: 'joined' })
      if (!isAlone()) arrive(member).catch(() => member.close('logUnavailable'))
      else if (documentSession) member.enter(documentSession)
    },
    leave(member) {
      members.delete(member)
      arriving.delete(member)
      if (members.size === 0) step({ type: 'lastLeft', now: clock.elapsed() })
    },
    relayPresence: () => orFail(() => documentSession?.relayPresence()),
    announced(at) {
      heardOf = seq(Math.max(heardOf, at))
      if (state.type !== 'failed') documentSession?.announced(at)
    },
    hearPresence: (update) => orFail(() => documentSession?.hearPresence(update)),
    look: () => void log.head(document).then((head) => room.announced(head.seq), fail),
    sweep: () =>
      orFail(() => {
        documentSession?.sweep()
        for (const member of [...members]) {
          member.sweep()
          if (member.takeMissedPresence()) documentSession?.introduce(member)
        }
        if (state.type === 'idle' && clock.elapsed() - state.since >= limits.idleRoomMs && !documentSession?.inFlight) drain()
      }),
    close(reason) {
      for (const member of [...members]) member.close(reason)
      drain()
    },
  }
  void load()
  return room
}

const isClosed = (state: RoomState): boolean => state.type === 'closed'
