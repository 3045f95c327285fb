// One room per document and process. A member who comes while a document's room ends waits here, and loads anew.
import { BRING_BACK } from '../../shared/broughtBack.ts'
import type { DocumentSchema } from '../../shared/contentSchema.ts'
import type { DocumentId, GroupId } from '../../shared/ids.ts'
import { encodeNews, NEWS, type News } from '../../shared/protocol/frame.ts'
import type { AccessScope, Bus, BusMessage } from '../bus/bus.ts'
import { type Clock, inPieces } from '../clock.ts'
import type { UpdateLog } from '../log/log.ts'
import type { Relay } from './documentSession.ts'
import type { HeardLives } from './heardLives.ts'
import type { JoinedPerson } from './joinedPerson.ts'
import type { Limits } from './limits.ts'
import { RoomMember } from './member.ts'
import { isRevoked } from './revocation.ts'
import { type Fold, Room } from './room.ts'
import type { Socket } from './socket.ts'
import type { KnownGroups } from './validation/groupFactsOfRoom.ts'
import type { Watch } from './watch.ts'
import { webSocketFrame } from './webSocketFrame.ts'
import { createWriter } from './writer.ts'

type NewsMessage = Extract<BusMessage, { type: 'news' }>

export interface RoomsDependencies {
  readonly log: UpdateLog
  readonly bus: Bus
  readonly clock: Clock
  readonly limits: Limits
  readonly schemaOf: (document: DocumentId) => DocumentSchema
  /** See `Relay`; without it no group does. */
  readonly acceptsUnverified?: (group: GroupId) => boolean
  /** Without it whatever is named exists. */
  readonly groups?: KnownGroups
  /** Without it nothing is known of a page after its connection. */
  readonly heard?: Pick<HeardLives, 'note' | 'save'>
  /** Base and tail through a garbage-collecting Y.Doc; on another thread, for it may take long. */
  readonly fold: Fold
  readonly watch: Watch
}

export interface Connection {
  /** One binary WebSocket message: exactly one frame, or the connection ends with 4400. */
  receive(bytes: Uint8Array): void
  /** The socket has ended. */
  closed(): void
}

export interface RoomsStats {
  readonly rooms: number
  readonly connections: number
  readonly quarantined: readonly DocumentId[]
  /** Bytes that are written and that no network has taken yet: of all connections, and of the slowest one. */
  readonly backlog: { readonly all: number; readonly slowest: number }
  /** For how long the oldest update that is not on disk has waited, in milliseconds. */
  readonly unsavedFor: number
}

export interface Rooms {
  join(document: DocumentId, socket: Socket, who: JoinedPerson): Connection
  /** The group accepts it from now on: its people here hear of it. */
  unverifiedAccepted(group: GroupId): void
  /** Runs a server's act while no append is in flight, and before the next one. */
  between<T>(act: () => Promise<T>): Promise<T>
  stats(): RoomsStats
  /** Admits no more members, writes what has been accepted, and sends everybody away with "restart". */
  drain(): Promise<void>
}

const SWEEP_MS = 1_000
const LAST_ACKS_MS = 1_000
/** A message may be lost unnoticed. */
const LOOK_SWEEPS = 10
/** With some two hundred people in them: about a millisecond. */
const ROOMS_AT_ONCE = 50
/** By so much what is known after a crash is older than it was. */
const HEARD_SWEEPS = 20

const ANY: KnownGroups = { exists: () => true, refresh: async () => undefined }

export const createRooms = (deps: RoomsDependencies): Rooms => {
  const { log, clock, limits, watch, bus, schemaOf, fold, heard, acceptsUnverified = () => false, groups = ANY } = deps
  const rooms = new Map<DocumentId, Room>()
  /** Members who came while their document's room ended. */
  const queues = new Map<DocumentId, Set<RoomMember>>()
  const members = new Map<RoomMember, DocumentId>()
  /** Damaged documents, and when each may be tried again; named until it has been read whole. */
  const quarantine = new Map<DocumentId, number>()
  const sweeps = { count: 0 }
  const presence = createPresenceRound(clock, limits.presenceHoldMs)
  let sweeping = false
  let stopping = false
  let lastId = 0
  const writer = createWriter({ log, clock, flushed: watch.flushed })
  const relay: Relay = { log, bus, clock, limits, writer, watch, groups, acceptsUnverified }

  /** One timer for all connections and rooms, and none when there are none. */
  const sweepSoon = () => {
    if (sweeping) return
    sweeping = true
    clock.after(SWEEP_MS, () => {
      sweeping = false
      sweeps.count += 1
      inPieces(clock, { all: [...rooms.values()], piece: ROOMS_AT_ONCE, each: (room) => rooms.get(room.document) === room && room.sweep() })
      if (bus.state === 'lost' || (bus.state === 'joined' && sweeps.count % LOOK_SWEEPS === 0)) readOnEverywhere()
      if (sweeps.count % HEARD_SWEEPS === 0) void saveHeard()
      if (rooms.size > 0) sweepSoon()
    })
  }

  const readOnEverywhere = () => {
    for (const room of rooms.values()) room.look()
  }

  const open = (document: DocumentId): Room => {
    const room = new Room(document, relay, { schemaOf, fold, presenceSoon: presence.soon, damaged, sound, closed })
    rooms.set(document, room)
    sweepSoon()
    return room
  }
  const closed = (room: Room) => {
    rooms.delete(room.document)
    presence.remove(room)
    const queue = queues.get(room.document)
    queues.delete(room.document)
    for (const member of queue ?? []) admit(room.document, member)
  }
  const damaged = (document: DocumentId, error: Error) => {
    quarantine.set(document, clock.elapsed() + limits.quarantineMs)
    watch.quarantined(document, error)
  }
  const sound = (document: DocumentId) => void quarantine.delete(document)

  const admit = (document: DocumentId, member: RoomMember) => {
    if (stopping) return member.close('restart')
    if ((quarantine.get(document) ?? 0) > clock.elapsed()) return member.close('damaged')
    const room = rooms.get(document) ?? open(document)
    if (room.admits) return room.enter(member)
    queues.set(document, (queues.get(document) ?? new Set()).add(member))
  }

  const noteHeard = (member: RoomMember, document: DocumentId) => {
    const { account, life = null } = member.who
    const at = member.heardAnew()
    if (life !== null && at !== null) heard?.note({ document, account, life }, at)
  }
  const saveHeard = async () => {
    for (const [member, document] of members) noteHeard(member, document)
    await heard?.save()
  }

  const gone = (member: RoomMember) => {
    const document = members.get(member)
    members.delete(member)
    if (document === undefined) return
    noteHeard(member, document)
    queues.get(document)?.delete(member)
    rooms.get(document)?.leave(member)
  }

  const { announce, unsubscribe } = hearBus({ bus, rooms, members, acceptsUnverified, readOnEverywhere })

  return {
    join(document, socket, who) {
      const member = new RoomMember(++lastId, who, socket, { clock, limits, watch, sweeps, gone })
      members.set(member, document)
      watch.joined(member.id, document, who.account)
      admit(document, member)
      return member
    },
    unverifiedAccepted(group) {
      for (const member of members.keys()) if (member.who.group === group) member.allowBringBack(true)
      announce(group, BRING_BACK)
    },
    between: writer.between,
    stats() {
      const backlogs = [...members.keys()].map(({ backlog }) => backlog)
      const all = backlogs.reduce((sum, backlog) => sum + backlog, 0)
      const slowest = backlogs.reduce((most, backlog) => Math.max(most, backlog), 0)
      const quarantined = [...quarantine.keys()]
      return { rooms: rooms.size, connections: members.size, quarantined, backlog: { all, slowest }, unsavedFor: writer.waited() }
    },
    async drain() {
      stopping = true
      // Acks of what is in flight still go out; but neither an endless stream nor a disk that hangs may delay the others.
      await Promise.race([writer.idle(), new Promise<void>((resolve) => clock.after(LAST_ACKS_MS, resolve))])
      for (const room of [...rooms.values()]) room.close('restart')
      for (const member of [...members.keys()]) member.close('restart')
      await writer.idle()
      await heard?.save()
      unsubscribe()
    },
  }
}

/** One timer for the presence of all rooms, so that what changes together leaves together. */
const createPresenceRound = (clock: Clock, holdMs: number) => {
  const changed = new Set<Room>()
  let isSet = false
  return {
    soon: (room: Room) => {
      changed.add(room)
      if (isSet) return
      isSet = true
      clock.after(holdMs, () => {
        isSet = false
        const rooms = [...changed]
        changed.clear()
        for (const room of rooms) room.relayPresence()
      })
    },
    remove: (room: Room) => void changed.delete(room),
  }
}

interface BusNeeds extends Pick<Relay, 'bus' | 'acceptsUnverified'> {
  readonly rooms: ReadonlyMap<DocumentId, Room>
  readonly members: ReadonlyMap<RoomMember, DocumentId>
  readonly readOnEverywhere: () => void
}
/** What other servers, and the rest of this one, say to the rooms. */
const hearBus = ({ bus, rooms, members, acceptsUnverified, readOnEverywhere }: BusNeeds) => {
  const closeWhere = (scope: AccessScope, reason: 'access' | 'signedOut') => {
    const ending = [...members].filter(([{ who }, document]) => isRevoked(scope, { ...who, document }))
    for (const [member] of ending) member.close(reason === 'access' ? 'accessChanged' : 'signIn', reason)
  }
  /** A client that has not joined yet asks by itself; once for each connection. */
  const announce = (group: GroupId, of: News, { account }: Pick<NewsMessage, 'account'> = {}) => {
    const isMeant = ({ account: own }: JoinedPerson) => (account ?? own) === own
    const frame = webSocketFrame(encodeNews(of))
    // A copy: a member that is cut meanwhile leaves the map.
    for (const member of [...members.keys()])
      if (member.who.group === group && isMeant(member.who) && member.who.ours && member.state !== 'waiting') member.send(frame)
  }
  /** Messages of the bus may have been lost; roles and sessions are the heartbeat's business. */
  const lookAgain = () => {
    readOnEverywhere()
    for (const group of new Set([...members.keys()].map(({ who }) => who.group)))
      for (const of of NEWS) if (of !== BRING_BACK || acceptsUnverified(group)) announce(group, of)
  }
  const unsubscribe = bus.subscribe((message) => {
    if (message.type === 'accessChanged') closeWhere(message.scope, message.reason)
    else if (message.type === 'news') announce(message.group, message.of, message)
    else if (message.type === 'appended') rooms.get(message.document)?.announced(message.head.seq)
    else if (message.type === 'presence') rooms.get(message.document)?.hearPresence(message.update)
    else lookAgain()
  })
  return { announce, unsubscribe }
}
