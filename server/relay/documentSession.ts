// One document while people are in it, in the order in which an update passes: received, validated, applied to the validation document,
// appended to the log (fsync), broadcast, acknowledged; then presence, other servers, and its life.
// More than 400 lines: what one update passes is read in one place.
import { BROUGHT_BACK } from '../../shared/broughtBack.ts'
import type { DocumentSchema } from '../../shared/contentSchema.ts'
import type { DocumentId, GroupId } from '../../shared/ids.ts'
import { encodeAwareness } from '../../shared/protocol/frame.ts'
import type { UpdateRefusal } from '../../shared/updateRefusals.ts'
import type { Bus } from '../bus/bus.ts'
import type { Clock } from '../clock.ts'
import type { Head } from '../log/head.ts'
import type { Appended, UpdateLog } from '../log/log.ts'
import { mustAsk } from './ackState.ts'
import { encodeAwarenessEntries } from './awareness.ts'
import { broadcastTo, type CommittedUpdate, inTurn } from './broadcast.ts'
import { type CatchUp, createCatchUp, type Owners, type Reason } from './cluster/catchUp.ts'
import { overlaps, type RemoteUpdates, updateAuthors } from './cluster/remoteUpdates.ts'
import { createSharedPresence, type SharedPresence } from './cluster/sharedPresence.ts'
import type { Committed } from './committed.ts'
import { createDeferredRejections } from './deferredRejections.ts'
import type { AcceptedUpdate } from './drafts.ts'
import type { Limits } from './limits.ts'
import type { LoadedRoom } from './loading.ts'
import type { Extra, FrameHandler, RoomMember } from './member.ts'
import { createPendingBatch, type InFlight } from './pendingBatch.ts'
import { ownPart } from './recovery/ownPart.ts'
import { createRoomRecovery, type Recovering } from './recovery/recovering.ts'
import { createStockClients } from './recovery/stockClients.ts'
import { isStateVector } from './stateVector.ts'
import { createGroupFacts, type KnownGroups } from './validation/groupFactsOfRoom.ts'
import { createSchemaValidator } from './validation/validateSchema.ts'
import { type Accepted, type ValidationContext, type Verdict, validateUpdate } from './validation/validateUpdate.ts'
import { createValidationDocument } from './validation/validationDocument.ts'
import type { Watch } from './watch.ts'
import { updateFrame, webSocketFrame } from './webSocketFrame.ts'
import type { TickWriter, WritingRoom } from './writer.ts'

/** What all rooms of a server share. */
export interface Relay {
  readonly log: UpdateLog
  readonly bus: Bus
  readonly clock: Clock
  readonly limits: Limits
  readonly writer: TickWriter
  readonly watch: Watch
  readonly groups: KnownGroups
  /** Whether members of the group may bring back what a restore has lost, although its author is unverified. */
  readonly acceptsUnverified: (group: GroupId) => boolean
}

/** The room that it belongs to. */
export interface SessionOwner {
  /** Presence has changed: `relayPresence` is wanted within the hold time. */
  readonly presenceSoon: () => void
  /** A batch is on disk: time to look at the tail. */
  readonly grown: () => void
  /** The log has answered: nothing is in flight. */
  readonly idle: () => void
  /** The log takes nothing of this document any more. */
  readonly sealed: () => void
  /** Memory and log may differ: it is rebuilt from the log. */
  readonly fail: (error: unknown) => void
}

interface Opened {
  readonly document: DocumentId
  readonly schema: DocumentSchema
  readonly loaded: LoadedRoom
  readonly members: Set<RoomMember>
}

export class DocumentSession implements FrameHandler {
  readonly #relay: Relay
  readonly #owner: SessionOwner
  readonly #document: DocumentId
  readonly #schema: DocumentSchema
  readonly #members: Set<RoomMember>
  readonly #committed: Committed
  readonly #owners: LoadedRoom['owners']
  #head: Head
  #context: ValidationContext | null = null
  #abandoned = false
  /** The tick that is on disk, and the newest one that was asked for. */
  #committedTick = 0
  #newestTick = 0
  readonly #pending: ReturnType<typeof createPendingBatch>
  readonly #deferred = createDeferredRejections()
  readonly #group: ReturnType<typeof createGroupFacts>
  readonly #presence: SharedPresence
  readonly #stock: ReturnType<typeof createStockClients>
  readonly #recovering: Recovering
  readonly #catchUp: CatchUp
  readonly #writing: WritingRoom

  constructor({ document, schema, loaded, members }: Opened, relay: Relay, owner: SessionOwner) {
    this.#relay = relay
    this.#owner = owner
    this.#document = document
    this.#schema = schema
    this.#members = members
    this.#committed = loaded.committed
    this.#owners = loaded.owners
    this.#head = loaded.head
    this.#pending = createPendingBatch(document, loaded.owners)
    this.#group = createGroupFacts({ ...relay, owners: loaded.owners })
    this.#presence = createSharedPresence({
      ...relay,
      document,
      ownerOf: (client) => loaded.owners.get(client),
      onDisk: (client) => !this.#pending.isPending(client),
    })
    this.#stock = createStockClients({
      ...relay,
      document,
      members,
      owners: loaded.owners,
      presence: this.#presence,
      stateVector: loaded.committed.stateVector,
    })
    this.#recovering = createRoomRecovery(
      {
        members,
        context: () => this.#openContext(),
        isFull: (verdict) => this.#isFull(verdict),
        accept: (from, verdict, how) => this.#accept(from, verdict, how),
        add: (update) => this.#add(update),
        nothingNew: (from) => this.#nothingNew(from),
        refuse: (from, why) => this.refuse(from, why),
        reject: (from) => this.reject(from),
        isElsewhere: this.#presence.isElsewhere,
        fail: owner.fail,
      },
      { ...relay, document },
      loaded.attributions,
    )
    this.#catchUp = createCatchUp({
      document,
      log: relay.log,
      head: () => this.#head,
      mustWait: () => this.#abandoned || this.#pending.inFlight,
      first: () => {
        this.#deferred.ripen()
        return this.#group.ask()
      },
      takeIn: (remote, owners, reason) => {
        if (!this.#abandoned) this.#takeIn(remote, owners, reason)
      },
      fail: owner.fail,
      over: () => this.#afterCatchUp(),
    })
    this.#writing = {
      document,
      take: () => (this.#abandoned || this.#catchUp.running || this.#pending.isEmpty ? null : this.#pending.take(this.#head)),
      appended: (appended, tick) => this.#appended(appended, tick),
      fail: (error) => {
        this.#pending.takeInFlight()
        owner.fail(error)
        owner.idle()
      },
    }
  }

  // ---- A member joins, and asks for what it lacks.

  welcome(to: RoomMember) {
    this.#group.belongsTo(to.who.group)
    // Before we ask for its state: what it answers then may depend on what it would have to vouch for.
    this.#recovering.welcome(to)
    if (to.who.access === 'write') to.ask(this.#committed.stateVector())
    this.introduce(to)
  }

  answer(to: RoomMember, stateVector: Uint8Array): Extra {
    if (!isStateVector(stateVector)) {
      this.reject(to)
      return {}
    }
    const isFirst = to.state === 'handshaking'
    const packed = isFirst && to.who.packs ? this.#committed.packed(stateVector) : null
    if (packed) {
      // Until then it is sent no updates: it is given all that there is by then.
      void packed.then((answer) => {
        if (to.state === 'handshaking' && !this.#abandoned) to.join(answer())
      })
      return {}
    }
    const frames = this.#committed.answer(stateVector)
    to.join(frames)
    // A member that asks again and again pays for what it is sent.
    return isFirst ? {} : { bytes: frames.reduce((sum, frame) => sum + frame.length, 0) }
  }

  // ---- 1. Received, as `Member` has decoded it, and 2. validated: accepted, known already, asked for again, refused, or deferred until
  // more is known.

  /** `known`: all that was written elsewhere when it came has been read, and all that the group has. */
  submit(from: RoomMember, update: Uint8Array, kind: 'live' | 'sync', known = false): Extra {
    if (this.#deferred.holds(from)) return this.#deferred.add({ from, update, kind })
    const verdict: Verdict = isEmpty(update) ? { type: 'nothing' } : validateUpdate(update, from.who.account, this.#openContext(), from.who)
    if (!known && this.#mayChange(verdict)) {
      this.#deferred.add({ from, update, kind })
      // Looked up once for all that is deferred: validating what waited goes on first.
      if (!this.#deferred.revalidating) void this.#catchUp.run('announced')
      return {}
    }
    switch (verdict.type) {
      case 'accepted':
        if (kind === 'sync' && !from.who.ours && !verdict.claims.every(this.#stock.isTheirs(from))) return this.#takeOwnPart(from, update)
        if (this.#isFull(verdict)) {
          this.refuse(from, 'document-full')
          return {}
        }
        if (kind === 'sync') from.offeredAll()
        return this.#accept(from, verdict, { kind })
      case 'nothing':
        if (kind === 'sync') from.offeredAll()
        this.#nothingNew(from)
        return {}
      case 'gap':
        // What it depends on was made by others and lost by a restore: asked again when the document has grown.
        if (!from.lacksOthers) this.#resync(from, kind)
        return {}
      case 'refused':
        if (verdict.why === 'forged-author' && kind === 'sync' && !from.who.ours) return this.#takeOwnPart(from, update)
        this.refuse(from, verdict.why)
        return {}
      case 'malformed':
        this.reject(from)
        return {}
    }
  }

  /** The validation document is loaded by the first write: readers and joins never pay for it. */
  #openContext(): ValidationContext {
    if (this.#context) return this.#context
    const document = createValidationDocument(this.#committed.updates())
    const validator = createSchemaValidator(document, this.#schema, this.#group.facts)
    this.#context = { document, validator, owners: this.#owners, limits: this.#relay.limits }
    return this.#context
  }

  /** May another server, or the rows of the group, know what changes this verdict? */
  #mayChange(verdict: Verdict): boolean {
    if (this.#group.isUnknown(verdict)) return true
    return this.#relay.bus.state !== 'alone' && (verdict.type === 'gap' || verdict.type === 'refused')
  }

  /** Deletions still go: they are how a full document gets room again. */
  #isFull({ update, inserts }: Accepted): boolean {
    return this.#committed.bytes + this.#pending.bytes + update.length > this.#relay.limits.documentBytes && inserts.length > 0
  }

  /**
   * A stock client answers a server that was restored from a backup with all that it holds and the server has not, other people's words
   * among it. Those stay out, their authors bring them; its own come in.
   */
  #takeOwnPart(from: RoomMember, update: Uint8Array): Extra {
    const own = ownPart(update, this.#openContext(), this.#stock.isTheirs(from))
    from.offeredOwnPart()
    this.#stock.leftOut(from)
    const verdict = own && validateUpdate(own, from.who.account, this.#openContext(), from.who)
    if (verdict?.type === 'accepted' && !this.#isFull(verdict)) return this.#accept(from, verdict, { kind: 'sync' })
    if (verdict?.type === 'refused') this.refuse(from, verdict.why)
    else this.#nothingNew(from)
    return {}
  }

  /** For good: `denied`, then silence. */
  refuse(from: RoomMember, why: UpdateRefusal) {
    this.#relay.watch.refused(from.id, this.#document, from.who.account, why)
    from.deny(why)
  }

  /** It sent what is no canonical message: 4400. */
  reject(from: RoomMember) {
    this.#relay.watch.malformed(from.id, this.#document, from.who.account)
    from.close('malformed')
  }

  /** After a gap: no acks until it has offered what is missing. */
  #resync(from: RoomMember, kind: 'live' | 'sync') {
    from.advanceAcks({ type: 'gap', inStep2: kind === 'sync' })
    const { acks } = from
    if (acks.type === 'held' && acks.fruitless > this.#relay.limits.fruitlessResyncs) return this.refuse(from, 'foreign-content')
    if (!mustAsk(acks)) return
    this.#relay.watch.resynced(this.#document)
    from.ask(this.#committed.stateVector())
  }

  // ---- 3. Applied to the validation document, and pending.

  #accept(from: RoomMember, verdict: Accepted, how: Pick<AcceptedUpdate, 'kind' | 'provenance'>): Extra {
    const { frame, update } = updateFrame(verdict.update)
    try {
      this.#openContext().document.apply(update)
    } catch (error) {
      // It was valid, and yet Yjs threw: half of it may be in the validation document, which is thrown away with the room.
      from.close('malformed')
      this.#owner.fail(error)
      return {}
    }
    for (const client of verdict.claims) this.#pending.claim(client, from.who.account)
    // Pieces of a large step 2 come as updates, before its last part.
    const kind = how.kind === 'live' && from.isOffering ? 'sync' : how.kind
    this.#add({ from, frame, update, inserts: verdict.inserts, ...how, kind })
    from.act()
    return { newIds: verdict.claims.length }
  }

  #add(update: AcceptedUpdate) {
    this.#pending.add(update)
    update.from.savedBy(this.#wantTick())
  }

  /** What it offers may be another's, valid but not on disk yet: its ack waits for that. */
  #nothingNew(from: RoomMember) {
    from.savedBy(this.#newestTick)
    this.acknowledge(from)
  }

  // ---- 4. Appended: the writer takes what is pending at its next tick, and answers when the fsync is done.

  #wantTick(): number {
    this.#newestTick = this.#relay.writer.want(this.#writing)
    return this.#newestTick
  }

  #appended(appended: Appended, tick: number) {
    const inFlight = this.#pending.takeInFlight()
    if (inFlight && !this.#abandoned) this.#goOnAfter(inFlight, appended, tick)
    // Also of a room that has failed meanwhile: until it is closed, its document cannot be opened again.
    this.#owner.idle()
  }

  #goOnAfter(inFlight: InFlight, appended: Appended, tick: number) {
    try {
      if (appended.ok) this.#onDisk(inFlight, appended.head, tick)
      else if (appended.why === 'sealed') this.#owner.sealed()
      else {
        this.#pending.putBack(inFlight)
        void this.#catchUp.run(appended.why)
      }
      if (this.#deferred.any) void this.#catchUp.run('announced')
      else this.#catchUp.goOn()
    } catch (error) {
      this.#owner.fail(error)
    }
  }

  /** The only way by which the committed tail moves and anybody learns of an update (SPEC I1). */
  #onDisk(inFlight: InFlight, head: Head, tick: number) {
    const { updates } = inFlight
    this.#head = head
    this.#committedTick = tick
    this.#pending.committed(inFlight)
    for (const { frame, update, inserts } of updates) this.#committed.append(frame, update, inserts)
    this.#presence.showUpTo(tick)
    const brings = updates.some(({ provenance }) => provenance)
    // A member who brings something back has it beside the document, and takes it in like everybody else.
    this.#broadcastAndAck(brings ? updates.map(({ from, frame, provenance }) => ({ from: provenance ? null : from, frame })) : updates)
    if (brings) this.#recovering.changed(true)
    if (updates.length === 0) return
    this.#relay.watch.accepted(this.#document, updates.length)
    this.#owner.grown()
    this.#relay.bus.publish({ type: 'appended', document: this.#document, head })
  }

  // ---- 5. Broadcast, and 6. acknowledged: to each member in one write, its own ack last.

  #broadcastAndAck(updates: readonly CommittedUpdate[]) {
    const framesFor = broadcastTo(updates, this.#presence.takeChanges())
    for (const member of inTurn(this.#members)) {
      if (member.state === 'waiting') continue
      const frames = framesFor(member, member.takeAck(this.#committedTick))
      if (frames !== null) member.send(frames)
      if (member.takeMissedPresence()) this.introduce(member)
    }
  }

  /** The same ack, where nothing is to be broadcast with it. */
  acknowledge(to: RoomMember) {
    const ack = to.takeAck(this.#committedTick)
    if (ack) to.send(ack)
  }

  // ---- Presence.

  hear(from: RoomMember, awareness: Uint8Array): Extra {
    const result = this.#presence.receive(from, awareness)
    if (result.type === 'malformed') this.reject(from)
    if (result.type === 'ignored' || result.type === 'malformed') return {}
    if (result.byHand) from.act()
    if (result.type === 'claim') {
      this.#pending.claim(result.client, from.who.account)
      // Claimed a moment ago by an edit that is with the log already: then it is that batch which must be on disk.
      const tick = this.#pending.claims.length > 0 ? this.#wantTick() : this.#newestTick
      this.#presence.hide(from, { client: result.client, tick })
      return { newIds: 1 }
    }
    // A tick of this room takes it along: the cursor that follows a keystroke needs no timer of its own.
    if (this.#pending.isEmpty && !this.#pending.inFlight) this.#presenceSoon()
    return {}
  }

  introduce(to: RoomMember): Extra {
    const everybody = this.#presence.everybody(to)
    if (everybody.length === 0) return {}
    const frame = webSocketFrame(encodeAwareness(encodeAwarenessEntries(everybody)))
    to.send(frame)
    return { bytes: frame.length }
  }

  relayPresence() {
    if (!this.#abandoned && this.#presence.changed) this.#broadcastAndAck([])
  }

  #presenceSoon() {
    if (this.#presence.changed) this.#owner.presenceSoon()
  }

  leave(member: RoomMember) {
    this.#presence.leave(member)
    this.#recovering.left(member)
    this.#presenceSoon()
  }

  // ---- Recovery after a restore.

  bringBack(from: RoomMember, update: Uint8Array, mine: boolean): Extra {
    return this.#recovering.recover(from, update, mine)
  }

  vouch(from: RoomMember, update: Uint8Array): Extra {
    return this.#recovering.vouch(from, update)
  }

  // ---- Other servers: what they wrote is read from the log. Nothing of this room is appended meanwhile.

  /** Another server has written up to here. */
  announced(seq: Head['seq']) {
    this.#catchUp.announced(seq)
  }

  /** Who is in this document's room on another server; null asks who is here. */
  hearPresence(update: Uint8Array | null) {
    this.#presence.hear(update)
    this.#presenceSoon()
  }

  #takeIn({ head, updates }: RemoteUpdates, owners: Owners | null, why: Reason) {
    const claimed = this.#pending.claims.map(({ client }) => client)
    const mustValidateAnew = owners !== null || overlaps(updates, this.#pending.updates, claimed)
    for (const { frame, update, inserts } of updates) this.#committed.append(frame, update, inserts)
    const authors = updateAuthors(updates)
    const lost = this.#pending.releaseClaims(new Map([...(owners ?? []), ...authors]))
    for (const [client, author] of authors) this.#owners.set(client, author)
    // Refused by the log although no other server has written: memory and log differ.
    if (why !== 'announced' && updates.length === 0 && lost.size === 0) throw new Error(`the log of ${this.#document} has ${why}`)
    this.#head = head
    this.#presence.giveUp(lost)
    if (mustValidateAnew) this.#validateAnew()
    else for (const { update } of updates) this.#context?.document.apply(update)
    this.#broadcastAndAck(updates.map(({ frame }) => ({ from: null, frame })))
    if (updates.length === 0) return
    this.#recovering.changed(updates.some(({ isBroughtBack }) => isBroughtBack))
    this.#owner.grown()
  }

  /** On what the log holds now: the validation document held what is pending, too. */
  #validateAnew() {
    this.#context = null
    for (const update of this.#pending.takeUpdates())
      if (update.provenance || update.kind === BROUGHT_BACK) this.#recovering.again(update)
      else this.submit(update.from, update.update, update.kind)
    if (!this.#pending.isEmpty) return
    this.#committedTick = this.#newestTick
    for (const member of this.#members) this.acknowledge(member)
  }

  #afterCatchUp() {
    if (!this.#abandoned) {
      this.#deferred.revalidate(({ from, update, kind }, isKnown) => this.submit(from, update, kind, isKnown))
      if (!this.#pending.isEmpty) this.#wantTick()
      if (this.#deferred.any) void this.#catchUp.run('announced')
    }
    this.#owner.idle()
  }

  // ---- Its life, as the room sees it.

  /** Once a second. */
  sweep() {
    this.#presence.sweep()
    this.#stock.sweep(this.#head.seq)
    this.#recovering.goOn()
    this.#presenceSoon()
  }

  /** A batch of this room is with the log, or what others wrote is being read from it. */
  get inFlight(): boolean {
    return this.#pending.inFlight || this.#catchUp.running
  }

  get committedTick(): number {
    return this.#committedTick
  }

  get committed(): Committed {
    return this.#committed
  }

  get head(): Head {
    return this.#head
  }

  fail(error: unknown) {
    this.#owner.fail(error)
  }

  /** No batch that the log answers from now on counts. */
  abandon() {
    this.#abandoned = true
    this.#pending.drop()
  }
}

const isEmpty = (update: Uint8Array) => update.length === 2 && update[0] === 0 && update[1] === 0
