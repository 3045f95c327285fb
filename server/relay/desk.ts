// An open room's work. judge → apply to the gate document → append and fsync (writer) → committed tail → broadcast → ack.
// Everything is judged before anything is applied, so that a refusal costs nothing; what goes wrong afterwards fails the room.
import type { AccountId, ClientId, DocumentId } from '../../shared/ids.ts'
import type { DocumentPlaces } from '../../shared/places.ts'
import { encodeAwareness } from '../../shared/protocol/frame.ts'
import type { UpdateRefusal } from '../../shared/refusals.ts'
import type { Bus } from '../bus/bus.ts'
import type { Appended, Batch } from '../log/log.ts'
import { broadcast } from './broadcast.ts'
import { type Arrival, draftsOf } from './drafts.ts'
import { createGateDocument } from './gateDocument.ts'
import { type Bench, judge, type Verdict } from './judge.ts'
import type { Limits } from './limits.ts'
import type { Loaded } from './loading.ts'
import type { Desk, Extra, Member } from './member.ts'
import { createPlaces } from './places.ts'
import { createPresence } from './presence.ts'
import { mustAsk } from './standing.ts'
import { decodeStateVector } from './stateVector.ts'
import type { Watch } from './watch.ts'
import { updateFrame, webSocketFrame } from './webSocketFrame.ts'
import type { Writer, Writing } from './writer.ts'

export interface DeskDependencies {
  readonly document: DocumentId
  readonly loaded: Loaded
  readonly members: Set<Member>
  readonly places: DocumentPlaces
  readonly limits: Limits
  readonly writer: Writer
  readonly bus: Bus
  readonly watch: Watch
  /** Presence has changed: `relayPresence` is wanted within the hold time. */
  readonly presenceSoon: () => void
  /** A batch is on disk: time to look at the tail. */
  readonly grown: () => void
  /** The log has answered: nothing is in flight. */
  readonly landed: () => void
  /** The log takes nothing of this document any more. */
  readonly sealed: () => void
  readonly fail: (error: unknown) => void
}

export interface OpenDesk extends Desk {
  relayPresence(): void
  /** A batch of this room is with the log. */
  readonly inFlight: boolean
  readonly loaded: Loaded
  /** No batch that the log answers from now on counts. */
  abandon(): void
}

interface Flight {
  readonly arrivals: readonly Arrival[]
  readonly claims: readonly ClientId[]
}

export const createDesk = (deps: DeskDependencies): OpenDesk => {
  const { document, members, limits, writer, watch } = deps
  const { committed, owners } = deps.loaded
  let { head } = deps.loaded
  let bench: Bench | null = null
  let arrivals: Arrival[] = []
  let arrivingBytes = 0
  let claims: ClientId[] = []
  let flight: Flight | null = null
  let abandoned = false
  let committedTick = 0
  let newestTick = 0
  /** Claimed, but not on disk. */
  const pending = new Set<ClientId>()
  /** Whose presence waits for its claim, and for which tick. */
  const hidden = new Map<Member, number>()
  const presence = createPresence({ ownerOf: (client) => owners.get(client), onDisk: (client) => !pending.has(client), limits })

  /** Loaded by the first write: readers and joins never pay for it. */
  const openBench = (): Bench => {
    if (bench) return bench
    const gate = createGateDocument(committed.updates())
    bench = { gate, places: createPlaces(gate, deps.places), owners, limits }
    return bench
  }

  const claim = (client: ClientId, account: AccountId) => {
    if (owners.has(client)) return
    owners.set(client, account)
    pending.add(client)
    claims.push(client)
  }
  const wantTick = () => {
    newestTick = writer.want(writing)
    return newestTick
  }

  const submit = (from: Member, update: Uint8Array, kind: 'live' | 'sync'): Extra => {
    const verdict: Verdict = isEmpty(update) ? { type: 'nothing' } : judge(update, from.who.account, openBench())
    switch (verdict.type) {
      case 'accepted':
        return accept(from, verdict, kind)
      case 'nothing':
        // What it holds may be another's, judged but not on disk yet: its ack waits for that.
        from.lastTick = newestTick
        if (kind === 'sync') from.stand({ type: 'step2' })
        acknowledge(from)
        return {}
      case 'gap':
        resync(from, kind)
        return {}
      case 'refused':
        refuse(from, verdict.why)
        return {}
      case 'malformed':
        reject(from)
        return {}
    }
  }

  const accept = (from: Member, verdict: Verdict & { type: 'accepted' }, kind: 'live' | 'sync'): Extra => {
    const isFull = committed.bytes + arrivingBytes + verdict.update.length > limits.documentBytes
    // Deletions still go: they are how a full document gets room again.
    if (isFull && verdict.inserts.length > 0) {
      refuse(from, 'document-full')
      return {}
    }
    const { frame, update } = updateFrame(verdict.update)
    try {
      openBench().gate.apply(update)
    } catch (error) {
      // Judged sound, and yet Yjs threw: half of it may be in the gate document, which is thrown away with the room.
      from.close('malformed')
      deps.fail(error)
      return {}
    }
    for (const client of verdict.claims) claim(client, from.who.account)
    arrivals.push({ from, kind, frame, update, inserts: verdict.inserts })
    arrivingBytes += update.length
    from.lastTick = wantTick()
    if (kind === 'sync') from.stand({ type: 'step2' })
    from.act()
    return { newIds: verdict.claims.length }
  }

  const resync = (from: Member, kind: 'live' | 'sync') => {
    from.stand({ type: 'gap', inStep2: kind === 'sync' })
    const { standing } = from
    if (standing.type === 'held' && standing.fruitless > limits.fruitlessResyncs) return refuse(from, 'foreign-content')
    if (!mustAsk(standing)) return
    watch.resynced(document)
    from.ask(committed.stateVector())
  }

  const refuse = (from: Member, why: UpdateRefusal) => {
    watch.refused(document, from.who.account, why)
    from.deny(why)
  }

  const reject = (from: Member) => {
    watch.malformed(document, from.who.account)
    from.close('malformed')
  }

  const acknowledge = (to: Member) => {
    if (!to.mayBeAcked || to.lastTick > committedTick) return
    const ack = to.takeAck()
    if (ack) to.send(ack)
  }

  const introduce = (to: Member): Extra => {
    const update = presence.everybody(to)
    if (!update) return {}
    const frame = webSocketFrame(encodeAwareness(update))
    to.send(frame)
    return { bytes: frame.length }
  }

  const hear = (from: Member, update: Uint8Array): Extra => {
    const heard = presence.receive(from, update)
    if (heard.type === 'malformed') reject(from)
    if (heard.type === 'ignored' || heard.type === 'malformed') return {}
    if (heard.byHand) from.act()
    if (heard.type === 'claim') {
      claim(heard.client, from.who.account)
      // Claimed a moment ago by an edit that is with the log already: then it is that batch which must land.
      hidden.set(from, claims.length > 0 ? wantTick() : newestTick)
      return { newIds: 1 }
    }
    if (presence.changed) deps.presenceSoon()
    return {}
  }

  const writing: Writing = {
    document,
    take(): Batch | null {
      if (abandoned || (arrivals.length === 0 && claims.length === 0)) return null
      flight = { arrivals, claims }
      const batch = {
        document,
        after: head,
        claims: claims.map((client) => ({ client, account: owners.get(client) })).filter((one) => isClaim(one)),
        drafts: draftsOf(arrivals),
      }
      arrivals = []
      claims = []
      return batch
    },
    settle(appended: Appended, tick: number) {
      const landed = flight
      flight = null
      try {
        if (!landed || abandoned) return
        if (!appended.ok && appended.why === 'sealed') deps.sealed()
        else if (!appended.ok) throw new Error(`the log of ${document} has ${appended.why}`)
        else advance(landed, appended, tick)
      } catch (error) {
        deps.fail(error)
      }
      deps.landed()
    },
    fail(error) {
      flight = null
      deps.fail(error)
      deps.landed()
    },
  }

  /** The only way by which the committed tail moves and anybody learns of an update (SPEC I1). */
  const advance = (landed: Flight, appended: Appended & { ok: true }, tick: number) => {
    head = appended.head
    committedTick = tick
    for (const { frame, update, inserts } of landed.arrivals) {
      committed.append(frame, update, inserts)
      arrivingBytes -= update.length
    }
    for (const client of landed.claims) pending.delete(client)
    for (const [member, wanted] of hidden) {
      if (wanted > tick) continue
      hidden.delete(member)
      presence.show(member)
    }
    tell(landed.arrivals)
    if (landed.arrivals.length === 0) return
    watch.accepted(document, landed.arrivals.length)
    deps.grown()
    deps.bus.publish({ type: 'appended', document, head })
  }

  const tell = (news: readonly Arrival[]) =>
    broadcast(members, { arrivals: news, presence: presence.takeChanges(), committedTick, caughtUp: introduce })

  return {
    submit,
    refuse,
    reject,
    hear,
    introduce,
    acknowledge,
    fail: deps.fail,
    welcome(to) {
      if (to.who.access === 'write') to.ask(committed.stateVector())
      introduce(to)
    },
    answer(to, stateVector) {
      if (decodeStateVector(stateVector) === null) {
        reject(to)
        return {}
      }
      const isFirst = to.state === 'handshaking'
      const frames = committed.answer(stateVector)
      to.join(frames)
      // Whoever asks again and again pays for what it is sent.
      return isFirst ? {} : { bytes: frames.reduce((sum, frame) => sum + frame.length, 0) }
    },
    leave(member) {
      hidden.delete(member)
      presence.leave(member)
      if (presence.changed) deps.presenceSoon()
    },
    relayPresence() {
      if (!abandoned && presence.changed) tell([])
    },
    get inFlight() {
      return flight !== null
    },
    get loaded() {
      return { committed, owners, head }
    },
    abandon() {
      abandoned = true
      arrivals = []
      claims = []
    },
  }
}

const isEmpty = (update: Uint8Array) => update.length === 2 && update[0] === 0 && update[1] === 0

const isClaim = <One extends { account: AccountId | undefined }>(one: One): one is One & { account: AccountId } => one.account !== undefined
