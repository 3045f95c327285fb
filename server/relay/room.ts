// One document, live here: from loading to closed. It may be thrown away at any moment and rebuilt from the log.

import type { DocumentSchema } from '../../shared/contentSchema.ts'
import { type DocumentId, type Seq, seq } from '../../shared/ids.ts'
import type { CloseReason } from '../../shared/protocol/closeCodes.ts'
import { type FoldedState, wantsCheckpoint } from '../log/checkpoints.ts'
import { DamagedLogError, type UpdateLog } from '../log/log.ts'
import { DocumentSession, type Relay } from './documentSession.ts'
import { loadDocument } from './loading.ts'
import type { RoomMember } from './member.ts'
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

export class Room {
  readonly document: DocumentId
  readonly #relay: Relay
  readonly #owner: RoomOwner
  readonly #members = new Set<RoomMember>()
  /** Members who perhaps come from another server: let in when all is read here that the log held when they came. */
  readonly #arriving = new Map<RoomMember, Seq>()
  readonly #folding: Folding
  #state: RoomState = { type: 'loading' }
  #session: DocumentSession | null = null
  #heardOf = seq(0)

  constructor(document: DocumentId, relay: Relay, owner: RoomOwner) {
    this.document = document
    this.#relay = relay
    this.#owner = owner
    this.#folding = createFolding({
      document,
      log: relay.log,
      fold: owner.fold,
      isFailed: () => this.#state.type === 'failed',
      failed: (error) => relay.watch.bug(0, error),
      done: () => {
        if (this.#state.type === 'failed' || this.#state.type === 'draining') this.#closeWhenIdle()
        else this.#foldIfDue()
      },
    })
    void this.#load()
  }

  get state(): RoomState['type'] {
    return this.#state.type
  }

  get admits(): boolean {
    return admits(this.#state)
  }

  enter(member: RoomMember): void {
    this.#members.add(member)
    this.#step({ type: 'joined' })
    if (!this.#isAlone) this.#arrive(member).catch(() => member.close('logUnavailable'))
    else if (this.#session) member.enter(this.#session)
  }

  leave(member: RoomMember): void {
    this.#members.delete(member)
    this.#arriving.delete(member)
    if (this.#members.size === 0) this.#step({ type: 'lastLeft', now: this.#relay.clock.elapsed() })
  }

  relayPresence(): void {
    this.#orFail(() => this.#session?.relayPresence())
  }

  /** Another server has written up to here. */
  announced(at: Seq): void {
    this.#heardOf = seq(Math.max(this.#heardOf, at))
    if (this.#state.type !== 'failed') this.#session?.announced(at)
  }

  /** Who is in this document's room on another server; null asks who is here. */
  hearPresence(update: Uint8Array | null): void {
    this.#orFail(() => this.#session?.hearPresence(update))
  }

  /** Asks the log itself how far it goes. */
  look(): void {
    this.#relay.log.head(this.document).then(
      (head) => this.announced(head.seq),
      (error: unknown) => this.#fail(error),
    )
  }

  /** Once a second. */
  sweep(): void {
    this.#orFail(() => {
      const { clock, limits } = this.#relay
      this.#session?.sweep()
      for (const member of [...this.#members]) {
        member.sweep()
        if (member.takeMissedPresence()) this.#session?.introduce(member)
      }
      const state = this.#state
      if (state.type === 'idle' && clock.elapsed() - state.since >= limits.idleRoomMs && !this.#session?.inFlight) this.#drain()
    })
  }

  close(reason: CloseReason): void {
    for (const member of [...this.#members]) member.close(reason)
    this.#drain()
  }

  async #load(): Promise<void> {
    const { document } = this
    const { log, clock, watch } = this.#relay
    try {
      const loaded = await loadDocument(log, document, watch.checkpointDamaged)
      this.#owner.sound(document)
      if (this.#state.type !== 'loading') return this.#closeWhenIdle()
      const opened = { document, loaded, members: this.#members, schema: this.#owner.schemaOf(document) }
      const session = new DocumentSession(opened, this.#relay, {
        presenceSoon: () => this.#owner.presenceSoon(this),
        grown: () => {
          this.#letIn()
          this.#foldIfDue()
        },
        idle: () => this.#closeWhenIdle(),
        // What was accepted a moment too late is nowhere: everybody comes back as a reader, and their client says so.
        sealed: () => this.#end('accessChanged', 'sealed'),
        fail: (error) => this.#fail(error),
      })
      this.#session = session
      this.#step({ type: 'loaded', connections: this.#members.size, now: clock.elapsed() })
      if (this.#isAlone) for (const member of [...this.#members]) member.enter(session)
      else this.#letIn()
      session.announced(this.#heardOf)
      // What had to be read from its entries, since no checkpoint could be read, has a new one.
      this.#foldIfDue()
    } catch (error) {
      if (error instanceof DamagedLogError) this.#owner.damaged(document, error)
      this.#fail(error)
    }
  }

  get #isAlone(): boolean {
    return this.#relay.bus.state === 'alone'
  }

  /** Otherwise a server that is a moment behind would seem to have lost what they saw, or what was acknowledged to them. */
  async #arrive(member: RoomMember): Promise<void> {
    const head = await this.#relay.log.head(this.document)
    if (!this.#members.has(member)) return
    this.#arriving.set(member, head.seq)
    this.#letIn()
    this.announced(head.seq)
  }

  #letIn(): void {
    if (!this.#session) return
    for (const [member, from] of [...this.#arriving]) {
      if (this.#session.head.seq < from) continue
      this.#arriving.delete(member)
      member.enter(this.#session)
    }
  }

  #step(event: RoomEvent): void {
    this.#state = nextRoomState(this.#state, event)
  }

  /** Memory and log may differ now: nothing more is sent, all come back and offer again what they hold. */
  #fail(error: unknown): void {
    if (this.#state.type === 'failed' || this.#state.type === 'closed') return
    this.#relay.watch.failed(this.document, error)
    this.#end(error instanceof DamagedLogError ? 'damaged' : 'logUnavailable')
  }

  #end(reason: CloseReason, text?: string): void {
    this.#session?.abandon()
    this.#step({ type: 'failed' })
    for (const member of [...this.#members]) member.close(reason, text)
    this.#closeWhenIdle()
  }

  /** Called by timers, where an exception would end the process: it ends this room alone. */
  #orFail(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.#fail(error)
    }
  }

  /** Closed only when the log has answered for all: the next room must read what this one wrote. */
  #closeWhenIdle(): void {
    if (this.#session?.inFlight || this.#folding.isRunning() || this.#state.type === 'closed') return
    this.#step({ type: 'allWritten' })
    if (this.state === 'closed') this.#owner.closed(this)
  }

  #foldIfDue(): void {
    if (this.#session) this.#folding.ifDue(this.#session)
  }

  #drain(): void {
    this.#step({ type: 'drain' })
    if (this.#session && this.#session.committed.tailUpdates > this.#relay.limits.unloadTail) this.#folding.start(this.#session)
    this.#closeWhenIdle()
  }
}

interface FoldingNeeds extends Pick<RoomOwner, 'fold'> {
  readonly document: DocumentId
  readonly log: Pick<UpdateLog, 'saveCheckpoint'>
  readonly isFailed: () => boolean
  readonly failed: (error: unknown) => void
  /** One has ended, well or not. */
  readonly done: () => void
}
type Folding = ReturnType<typeof createFolding>
/** Folds what was committed into a checkpoint, one at a time. */
const createFolding = ({ document, log, fold, isFailed, failed, done }: FoldingNeeds) => {
  let running = false
  let mayFold = true

  const start = (open: DocumentSession) => {
    if (running || !mayFold) return
    running = true
    foldTail(open)
      .catch((error: unknown) => {
        // A checkpoint is a cache: without it joins send more. Once is enough; the next opening tries again.
        mayFold = false
        failed(error)
      })
      .then(() => {
        running = false
        done()
      })
  }
  const foldTail = async ({ committed, head }: DocumentSession) => {
    const { base, tail } = committed.fold()
    const folded = await fold(base, tail)
    if (isFailed()) return
    committed.rebase(folded, tail.length)
    await log.saveCheckpoint({ document, seq: head.seq, chain: head.hash, ...folded })
  }
  const ifDue = (open: DocumentSession) => {
    const { baseBytes, tailBytes, tailUpdates } = open.committed
    if (wantsCheckpoint({ baseBytes, tailBytes, tailUpdates })) start(open)
  }
  return { start, ifDue, isRunning: () => running }
}
