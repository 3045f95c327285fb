// One socket in one room: decodes what it receives, keeps its pace and its backlog, and knows whether its acks may flow.
// A class, because ten thousand idle ones must be cheap: their functions are shared, not made for each.

import type { Instant } from '../../shared/ids.ts'
import { CLOSE_CODES, type CloseReason } from '../../shared/protocol/closeCodes.ts'
import { decodeFrame, encodeAwareness, encodeDenied, encodeProbe, encodeSyncStep1, type Frame } from '../../shared/protocol/frame.ts'
import type { UpdateRefusal } from '../../shared/updateRefusals.ts'
import type { Clock } from '../clock.ts'
import { type AckEvent, type AckState, mayAck, nextAckState } from './ackState.ts'
import { type ConnectionState, nextConnectionState } from './connectionState.ts'
import { gate } from './gate.ts'
import type { JoinedPerson } from './joinedPerson.ts'
import { LastHeard } from './lastHeard.ts'
import type { Limits } from './limits.ts'
import { pressure } from './pressure.ts'
import { type Cost, charge, createMeter, type Meter } from './rate.ts'
import type { Socket } from './socket.ts'
import type { Watch } from './watch.ts'
import { webSocketFrame } from './webSocketFrame.ts'

/** What a room does with a member's frames; the answer is what they cost beyond their own bytes. */
export interface FrameHandler {
  /** The tick that is on disk. */
  readonly committedTick: number
  submit(from: RoomMember, update: Uint8Array, kind: 'live' | 'sync'): Extra
  /** What a restore has lost; `mine`: made by the member who offers it. */
  bringBack(from: RoomMember, update: Uint8Array, mine: boolean): Extra
  vouch(from: RoomMember, update: Uint8Array): Extra
  answer(to: RoomMember, stateVector: Uint8Array): Extra
  hear(from: RoomMember, awareness: Uint8Array): Extra
  /** First thing: step 1 to a writer, and who is here. */
  welcome(to: RoomMember): void
  introduce(to: RoomMember): Extra
  acknowledge(to: RoomMember): void
  /** For good: `denied`, then silence. */
  refuse(from: RoomMember, why: UpdateRefusal): void
  /** It sent what is no canonical message: 4400. */
  reject(from: RoomMember): void
  leave(member: RoomMember): void
  fail(error: unknown): void
}
export type Extra = Partial<Pick<Cost, 'bytes' | 'newIds'>>

export interface MemberDependencies {
  readonly clock: Clock
  readonly limits: Limits
  readonly watch: Watch
  /** Seconds since the start, counted by the sweep: cheaper than a clock for each write. */
  readonly sweeps: { readonly count: number }
  readonly gone: (member: RoomMember) => void
}

const FREE: Cost = { messages: 0, bytes: 0, newIds: 0, work: 0 }
const NOTHING_NEW = webSocketFrame(encodeAwareness(new Uint8Array([0])))
/** An act counts once in this time: the login's clock has no use for more. */
const ACT_MS = 10_000

export class RoomMember {
  readonly id: number
  readonly who: JoinedPerson
  #state: ConnectionState = { type: 'waiting' }
  #acks: AckState = { type: 'clear', asked: false }
  /** The newest question "is all before this on disk?" that has no answer yet. */
  #probe: Uint8Array | null = null
  /** The tick after which all that this connection sent is on disk. */
  #lastTick = 0
  #lacksOthers = false
  #mayBringBack = true
  #bringBackWaits = false
  #handler: FrameHandler | null = null
  #queue: Uint8Array[] = []
  #queuedBytes = 0
  #socket: Socket
  #deps: MemberDependencies
  #meter: Meter
  #paused = false
  #ended = false
  #sentAt: number
  #sinceJoin = 0
  #written = 0
  #drained = 0
  #drainedAt = 0
  #missedPresence = false
  #actedAt = Number.NEGATIVE_INFINITY
  readonly #lastHeard: LastHeard

  constructor(id: number, who: JoinedPerson, socket: Socket, deps: MemberDependencies) {
    this.id = id
    this.who = who
    this.#socket = socket
    this.#deps = deps
    this.#meter = createMeter(deps.limits, deps.clock.elapsed())
    this.#sentAt = deps.sweeps.count
    this.#lastHeard = new LastHeard(who.heard ?? null)
  }

  get state(): ConnectionState['type'] {
    return this.#state.type
  }
  get acks(): AckState {
    return this.#acks
  }
  /** It holds what others wrote and a restore has lost: some of its own depends on that, and is asked for again as that comes back. */
  get lacksOthers(): boolean {
    return this.#lacksOthers
  }
  /** It was asked for what the server has not, and the end of its answer is not here yet. */
  get isOffering(): boolean {
    return this.who.ours && this.#acks.type !== 'refused' && this.#acks.asked
  }
  /** What it offers to bring back is taken, until something of it was not: the rest depends on that. */
  get mayBringBack(): boolean {
    return this.#mayBringBack
  }
  /** Bytes that its network has not taken yet. */
  get backlog(): number {
    return this.#socket.bufferedBytes
  }

  /** When its page was last heard, all that was made in it by then being on disk. */
  get heard(): Instant | null {
    return this.#hear()
  }
  #hear(): Instant | null {
    const { access, life = null } = this.who
    const hasAll = access === 'write' && this.#acks.type === 'clear' && !this.#acks.asked && !this.#lacksOthers && !this.#bringBackWaits
    const isOnDisk = this.#queue.length === 0 && this.#handler !== null && this.#lastTick <= this.#handler.committedTick
    return this.#lastHeard.at(life !== null && hasAll && isOnDisk, this.#deps.clock)
  }
  /** The same, once: null until it has said something more. */
  heardAnew(): Instant | null {
    const { heard } = this
    return this.#lastHeard.isNew() ? heard : null
  }

  /** One WebSocket message. The only boundary: whatever a frame makes us do wrong ends here, not in the process (SPEC W5). */
  receive(bytes: Uint8Array) {
    if (this.#state.type === 'closed') return
    this.#lastHeard.received(this.#deps.clock.elapsed())
    if (this.#state.type === 'waiting') return this.#keep(bytes)
    // Read before the pause took hold: one chunk of 64 KiB may hold 6,000 questions for the whole document.
    if (this.#paused && !this.#ended) return void this.#queue.push(bytes)
    try {
      this.#receiveFrame(bytes)
    } catch (error) {
      this.#deps.watch.bug(this.id, error)
      // For good: what we cannot carry out would come again, and end the room again for everybody.
      this.close('malformed')
      this.#handler?.fail(error)
    }
  }

  /** The socket has ended. What it said before counts all the same. */
  closed() {
    this.#ended = true
    if (this.#state.type !== 'waiting') this.#receiveQueued()
    this.#end('left')
  }

  #end(why: CloseReason | 'left') {
    if (this.#state.type === 'closed') return
    this.#deps.watch.ended(this.id, why)
    this.#state = nextConnectionState(this.#state, { type: 'closed' })
    this.#queue = []
    this.#handler?.leave(this)
    this.#deps.gone(this)
  }

  close(reason: CloseReason, text: string = reason) {
    if (this.#state.type === 'closed') return
    this.#end(reason)
    this.#socket.close(CLOSE_CODES[reason], text)
  }

  /** The room has loaded; what came meanwhile is received in its order. */
  enter(handler: FrameHandler) {
    if (this.#state.type !== 'waiting') return
    this.#handler = handler
    this.#state = nextConnectionState(this.#state, { type: 'loaded' })
    handler.welcome(this)
    this.#receiveQueued()
    if (this.#queuedBytes > this.#deps.limits.queuedBytes && !this.#paused) this.#socket.resume()
  }

  /** The answer to its first step 1 may be larger than any backlog: what counts is its progress. */
  join(frames: readonly Uint8Array[]) {
    const first = this.#state.type === 'handshaking'
    for (const frame of frames) this.#write(frame)
    if (!first) return
    this.#sinceJoin = 0
    this.#state = nextConnectionState(this.#state, { type: 'answered' })
    this.#drainedAt = this.#deps.sweeps.count
  }

  /** Frames for everybody, or for this one. */
  send(frames: Uint8Array) {
    this.#write(frames)
    this.press()
  }

  /** Weighs the backlog. */
  press() {
    const before = this.state
    const weight = pressure({ buffered: this.#socket.bufferedBytes, sinceJoin: this.#sinceJoin }, this.#deps.limits)
    if (weight === 'cut') return this.close('tooSlow')
    this.#state = nextConnectionState(this.#state, { type: 'pressed', pressure: weight })
    if (before === 'lagging' && this.state === 'live') this.#missedPresence = true
  }

  /** Has it missed who is here, and is fast enough again to hear it? Asked once. */
  takeMissedPresence(): boolean {
    const missed = this.#missedPresence
    this.#missedPresence = false
    return missed
  }

  ask(stateVector: Uint8Array) {
    this.advanceAcks({ type: 'asked' })
    this.send(webSocketFrame(encodeSyncStep1(stateVector)))
  }

  deny(why: UpdateRefusal) {
    this.advanceAcks({ type: 'refused' })
    this.#probe = null
    this.send(webSocketFrame(encodeDenied(why)))
  }

  advanceAcks(event: AckEvent) {
    this.#acks = nextAckState(this.#acks, event)
  }

  /** Its step 2 held all that it has and the server had not. */
  offeredAll() {
    this.#lacksOthers = false
    this.advanceAcks({ type: 'step2' })
  }

  /** Of its step 2 only its own part was taken. */
  offeredOwnPart() {
    this.#lacksOthers = true
    this.advanceAcks({ type: 'step2' })
  }

  /** All that it has sent so far is on disk when this tick is. Infinity: nothing of it is known to be, until it is validated. */
  savedBy(tick: number) {
    this.#lastTick = tick
  }

  /** Something that it offered to bring back was not taken; or the server takes it again. */
  allowBringBack(allowed: boolean) {
    this.#mayBringBack = allowed
  }

  /** Something that it offered to bring back waits for its owner: until then nothing is known to be on disk. */
  holdAcks(waits: boolean) {
    this.#bringBackWaits = waits
  }

  /** The echo of the newest probe, taken once, when all that it asks about is on disk. */
  takeAck(committedTick: number): Uint8Array | null {
    if (this.#probe === null || this.#bringBackWaits || !mayAck(this.#acks) || this.#lastTick > committedTick) return null
    const frame = webSocketFrame(encodeProbe(this.#probe))
    this.#probe = null
    this.#hear()
    return frame
  }

  /** A person did something: their login stays alive. */
  act() {
    const now = this.#deps.clock.now()
    if (now - this.#actedAt < ACT_MS) return
    this.#actedAt = now
    this.#deps.watch.active(this.who.session)
  }

  /** Once a second: keeps a quiet connection alive, and cuts a join that no longer moves. */
  sweep() {
    const { sweeps, limits } = this.#deps
    if (this.#state.type === 'closed' || this.#state.type === 'waiting') return
    if ((sweeps.count - this.#sentAt) * 1000 >= limits.keepAliveMs) this.#write(NOTHING_NEW)
    const drained = this.#written - this.#socket.bufferedBytes
    const joining = this.#socket.bufferedBytes > this.#sinceJoin
    if (drained !== this.#drained || !joining) {
      this.#drained = drained
      this.#drainedAt = sweeps.count
    } else if ((sweeps.count - this.#drainedAt) * 1000 >= limits.stuckJoinMs) {
      return this.close('tooSlow')
    }
    this.press()
  }

  #write(frames: Uint8Array) {
    this.#socket.write(frames)
    this.#written += frames.length
    this.#sinceJoin += frames.length
    this.#sentAt = this.#deps.sweeps.count
  }

  #keep(bytes: Uint8Array) {
    this.#queue.push(bytes)
    const before = this.#queuedBytes
    this.#queuedBytes += bytes.length
    const limit = this.#deps.limits.queuedBytes
    if (before <= limit && this.#queuedBytes > limit) this.#socket.pause()
  }

  #receiveFrame(bytes: Uint8Array) {
    const { clock } = this.#deps
    const start = clock.elapsed()
    const frame = decodeFrame(bytes)
    if (frame === null) return this.#handler?.reject(this)
    const extra = this.#dispatch(frame)
    const end = clock.elapsed()
    const cost = { messages: 1, bytes: bytes.length + (extra.bytes ?? 0), newIds: extra.newIds ?? 0, work: end - start }
    const wait = charge(this.#meter, cost, end, this.#deps.limits)
    if (wait > 0 && !this.#paused && this.state !== 'closed') this.#pause(wait)
  }

  #dispatch(frame: Frame): Extra {
    const handler = this.#handler
    const { access, token = null } = this.who
    const rights = { access, refused: this.#acks.type === 'refused', byToken: token !== null }
    const verdict = gate(frame, rights, this.#deps.limits)
    if (handler === null || verdict === 'ignore') return {}
    if (verdict !== 'pass') {
      handler.refuse(this, verdict)
      return {}
    }
    switch (frame.type) {
      case 'update':
        return handler.submit(this, frame.update, 'live')
      case 'syncStep2':
        return handler.submit(this, frame.update, 'sync')
      case 'bringBack':
        return handler.bringBack(this, frame.update, frame.mine)
      case 'vouch':
        return handler.vouch(this, frame.update)
      case 'syncStep1':
        return handler.answer(this, frame.stateVector)
      case 'awareness':
        return handler.hear(this, frame.update)
      case 'queryAwareness':
        return handler.introduce(this)
      case 'probe':
        if (this.#acks.type === 'refused') return {}
        this.#probe = frame.token.slice()
        handler.acknowledge(this)
        return {}
      case 'denied':
      case 'news':
      case 'unverified':
      case 'notBroughtBack':
      case 'packed':
        return {}
    }
  }

  /** Debt delays: the sender's own network holds what it sends until this one reads again. */
  #pause(wait: number) {
    this.#paused = true
    this.#socket.pause()
    this.#deps.clock.after(Math.ceil(wait), () => this.#breathe())
  }

  #breathe() {
    this.#paused = false
    if (this.#state.type === 'closed') return
    const wait = charge(this.#meter, FREE, this.#deps.clock.elapsed(), this.#deps.limits)
    if (wait > 0) return this.#pause(wait)
    this.#receiveQueued()
    if (!this.#paused && this.state !== 'closed') this.#socket.resume()
  }

  /** Receives what has been queued, as far as it may. */
  #receiveQueued() {
    const queue = this.#queue
    this.#queue = []
    for (const bytes of queue) this.receive(bytes)
  }
}
