import { encodeAwareness } from '../../shared/protocol/frame.ts'
import type { Head } from '../log/head.ts'
import type { Appended, Batch } from '../log/log.ts'
import { encodeAwarenessEntries } from './awareness.ts'
import { broadcast, type Told } from './broadcast.ts'
import { createCatchUp, type Owners, type Reason } from './catchUp.ts'
import { createDoubts } from './doubts.ts'
import type { Arrival } from './drafts.ts'
import { authorsOf, type Elsewhere, overlaps } from './elsewhere.ts'
import { createGateDocument } from './gateDocument.ts'
import { createGroupFacts } from './groupFacts.ts'
import { createHearing } from './hearing.ts'
import { type Bench, judge } from './judge.ts'
import type { Member } from './member.ts'
import type { DeskDependencies, Extra, OpenDesk } from './openDesk.ts'
import { ownPart } from './ownPart.ts'
import { createPlaces } from './places.ts'
import { createRecovering } from './recovering.ts'
import { createRefusing } from './refusing.ts'
import { createSharedPresence } from './sharedPresence.ts'
import { isStateVector } from './stateVector.ts'
import { createStockClients } from './stockClients.ts'
import { type Accepted, createSubmitting } from './submitting.ts'
import { createWaiting, type Flight } from './waiting.ts'
import { updateFrame, webSocketFrame } from './webSocketFrame.ts'
import type { Writing } from './writer.ts'

export const createDesk = (deps: DeskDependencies): OpenDesk => {
  const { document, members, bus, limits, writer, watch } = deps
  const { committed, owners } = deps.loaded
  let head: Head = deps.loaded.head
  let bench: Bench | null = null
  const waiting = createWaiting(document, owners)
  const doubts = createDoubts()
  const group = createGroupFacts({ ...deps, owners })
  const { resync, refuse, reject } = createRefusing({ ...deps, stateVector: committed.stateVector })
  let abandoned = false
  let committedTick = 0
  let newestTick = 0
  const presence = createSharedPresence({
    ...deps,
    ownerOf: (client) => owners.get(client),
    onDisk: (client) => !waiting.isPending(client),
  })

  /** Loaded by the first write: readers and joins never pay for it. */
  const openBench = (): Bench => {
    if (bench) return bench
    const gate = createGateDocument(committed.updates())
    bench = { gate, places: createPlaces(gate, deps.places, group.facts), owners, limits }
    return bench
  }

  const wantTick = () => {
    newestTick = writer.want(writing)
    return newestTick
  }

  /** What it holds may be another's, judged but not on disk yet: its ack waits for that. */
  const hold = (from: Member) => {
    from.lastTick = newestTick
    acknowledge(from)
  }

  /** Deletions still go: they are how a full document gets room again. */
  const isFull = ({ update, inserts }: Accepted) =>
    committed.bytes + waiting.bytes + update.length > limits.documentBytes && inserts.length > 0

  const accept = (from: Member, verdict: Accepted, how: Pick<Arrival, 'kind' | 'recovery'>): Extra => {
    const { frame, update } = updateFrame(verdict.update)
    try {
      openBench().gate.apply(update)
    } catch (error) {
      // Judged sound, and yet Yjs threw: half of it may be in the gate document, which is thrown away with the room.
      from.close('malformed')
      deps.fail(error)
      return {}
    }
    for (const client of verdict.claims) waiting.claim(client, from.who.account)
    add({ from, frame, update, inserts: verdict.inserts, ...how })
    from.act()
    return { newIds: verdict.claims.length }
  }
  const add = (arrival: Arrival) => {
    waiting.add(arrival)
    arrival.from.lastTick = wantTick()
  }

  const acknowledge = (to: Member) => {
    if (!to.mayBeAcked || to.lastTick > committedTick) return
    const ack = to.takeAck()
    if (ack) to.send(ack)
  }

  const introduce = (to: Member): Extra => {
    const everybody = presence.everybody(to)
    if (everybody.length === 0) return {}
    const frame = webSocketFrame(encodeAwareness(encodeAwarenessEntries(everybody)))
    to.send(frame)
    return { bytes: frame.length }
  }

  const stock = createStockClients({ ...deps, owners, presence, stateVector: committed.stateVector })
  const submit = createSubmitting({
    doubts,
    judge: (update, { who }) => judge(update, who.account, openBench()),
    isTheirs: stock.isTheirs,
    ownPart: (update, from) => ownPart(update, openBench(), stock.isTheirs(from)),
    isInDoubt: (verdict) => group.isUnknown(verdict) || (bus.state !== 'alone' && (verdict.type === 'gap' || verdict.type === 'refused')),
    readOn: () => void catchUp.run('heard'),
    isFull,
    accept: (...taken) => accept(...taken),
    hold: (from) => hold(from),
    leftOut: stock.leftOut,
    resync,
    refuse,
    reject,
  })

  const hear = createHearing({ ...deps, presence, waiting, wantTick, newestTick: () => newestTick, reject })

  const isOpen = deps.recoveryIsOpen
  const recovering = createRecovering(
    {
      ...deps,
      isOpen,
      bench: openBench,
      isFull,
      accept,
      add,
      hold,
      refuse,
      reject,
      isElsewhere: presence.isElsewhere,
      mostBytes: limits.documentBytes,
    },
    deps.loaded.recovered,
  )

  const writing: Writing = {
    document,
    take: (): Batch | null => (abandoned || catchUp.running || waiting.isEmpty ? null : waiting.take(head)),
    settle(appended: Appended, tick: number) {
      const landed = waiting.land()
      if (landed && !abandoned) goOnAfter(landed, appended, tick)
      // Also of a room that has failed meanwhile: until it is closed, whoever wants its document waits.
      deps.landed()
    },
    fail(error) {
      waiting.land()
      deps.fail(error)
      deps.landed()
    },
  }

  const goOnAfter = (landed: Flight, appended: Appended, tick: number) => {
    try {
      if (appended.ok) advance(landed, appended, tick)
      else if (appended.why === 'sealed') deps.sealed()
      else {
        waiting.putBack(landed)
        void catchUp.run(appended.why)
      }
      if (doubts.any) void catchUp.run('heard')
      else catchUp.goOn()
    } catch (error) {
      deps.fail(error)
    }
  }

  /** The only way by which the committed tail moves and anybody learns of an update (SPEC I1). */
  const advance = (landed: Flight, appended: Appended & { ok: true }, tick: number) => {
    head = appended.head
    committedTick = tick
    waiting.keep(landed)
    for (const { frame, update, inserts } of landed.arrivals) committed.append(frame, update, inserts)
    presence.showUpTo(tick)
    const brings = landed.arrivals.some(({ recovery }) => recovery)
    // Whoever brings something back has it beside the document, and takes it in like everybody else.
    tell(brings ? landed.arrivals.map(({ from, frame, recovery }) => ({ from: recovery ? null : from, frame })) : landed.arrivals)
    if (brings) recovering.changed(true)
    if (landed.arrivals.length === 0) return
    watch.accepted(document, landed.arrivals.length)
    deps.grown()
    bus.publish({ type: 'appended', document, head })
  }

  /** Nothing of this room goes to the log meanwhile; what comes in is judged, and waits. */
  const catchUp = createCatchUp({
    document,
    log: deps.log,
    head: () => head,
    mustWait: () => abandoned || waiting.inFlight,
    takeIn: (elsewhere, owners, reason) => {
      if (!abandoned) takeIn(elsewhere, owners, reason)
    },
    fail: deps.fail,
    begin: doubts.ripen,
    first: group.ask,
    over() {
      if (!abandoned) {
        doubts.settle(({ from, update, kind }, isRipe) => submit(from, update, kind, isRipe))
        if (!waiting.isEmpty) wantTick()
        if (doubts.any) void catchUp.run('heard')
      }
      deps.landed()
    },
  })
  const takeIn = ({ head: newHead, updates }: Elsewhere, truly: Owners | null, why: Reason) => {
    const claimed = waiting.claims.map(({ client }) => client)
    const inDoubt = truly !== null || overlaps(updates, waiting.arrivals, claimed)
    for (const { frame, update, inserts } of updates) committed.append(frame, update, inserts)
    const authors = authorsOf(updates)
    const lost = waiting.giveUp(new Map([...(truly ?? []), ...authors]))
    for (const [client, author] of authors) owners.set(client, author)
    // Refused, and yet nobody has written: memory and log differ.
    if (why !== 'heard' && updates.length === 0 && lost.size === 0) throw new Error(`the log of ${document} has ${why}`)
    head = newHead
    presence.giveUp(lost)
    if (inDoubt) judgeAnew()
    else for (const { update } of updates) bench?.gate.apply(update)
    tell(updates.map(({ frame }) => ({ from: null, frame })))
    if (updates.length === 0) return
    recovering.changed(updates.some(({ isRecovered }) => isRecovered))
    deps.grown()
  }
  /** On what the log holds now: the gate document held what waits, too. */
  const judgeAnew = () => {
    bench = null
    for (const arrival of waiting.empty())
      if (arrival.recovery || arrival.kind === 'recovered') recovering.again(arrival)
      else submit(arrival.from, arrival.update, arrival.kind)
    if (!waiting.isEmpty) return
    committedTick = newestTick
    for (const member of members) acknowledge(member)
  }

  const tell = (news: readonly Told[]) =>
    broadcast(members, { arrivals: news, presence: presence.takeChanges(), committedTick, caughtUp: introduce })

  return {
    submit,
    refuse,
    reject,
    hear,
    introduce,
    acknowledge,
    fail: deps.fail,
    recover: recovering.recover,
    vouch: recovering.vouch,
    welcome(to) {
      group.isOf(to.who.group)
      // Before we ask for its state: what it answers then may lean on what it would have to vouch for.
      recovering.welcome(to)
      if (to.who.access === 'write') to.ask(committed.stateVector())
      introduce(to)
    },
    answer(to, stateVector) {
      if (!isStateVector(stateVector)) {
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
      presence.leave(member)
      recovering.left(member)
      if (presence.changed) deps.presenceSoon()
    },
    relayPresence() {
      if (!abandoned && presence.changed) tell([])
    },
    heard: catchUp.heard,
    hearPresence(update) {
      presence.hear(update)
      if (presence.changed) deps.presenceSoon()
    },
    sweep() {
      presence.sweep()
      stock.sweep(head.seq)
      recovering.goOn()
      if (presence.changed) deps.presenceSoon()
    },
    get inFlight() {
      return waiting.inFlight || catchUp.running
    },
    get loaded() {
      return { committed, head }
    },
    abandon() {
      abandoned = true
      waiting.drop()
    },
  }
}
