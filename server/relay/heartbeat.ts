// The open connections: one timer for all of them finds dead peers, and sessions and roles that have ended without notice.
import type { AccountId, DelegationId, DocumentId, GroupId } from '../../shared/ids.ts'
import type { Access } from '../../shared/permissions.ts'
import type { Bus } from '../bus/bus.ts'
import { type Clock, inPieces } from '../clock.ts'
import type { Socket } from './socket.ts'

export interface OpenConnection {
  readonly account: AccountId
  readonly session: string
  readonly group: GroupId
  readonly document: DocumentId
  readonly access: Access
  /** For which they write. */
  readonly delegation: DelegationId | null
  readonly isSteward: boolean
  readonly isScribe: boolean
  readonly socket: Socket
}

export interface Heartbeat {
  readonly open: ReadonlySet<OpenConnection>
  /** How many connections this account has open here. */
  heldBy(account: AccountId): number
  /** How many revocations were received: access that was read before the last of them may be out of date. */
  changes(): number
  /** `since`: the changes when it was begun to ask who this is. Returns what removes it again. */
  enter(who: OpenConnection, since: number): () => void
  alive(socket: Socket): void
  /** Nothing more is read of it: it is terminated when the close frame has had time to arrive. */
  cutSoon(socket: Pick<Socket, 'terminate'>): void
  stop(): void
}

interface AccessNow extends Pick<OpenConnection, 'delegation' | 'isSteward' | 'isScribe'> {
  readonly who: OpenConnection
  readonly access: Access | 'signedOut'
}

interface Parts {
  readonly clock: Clock
  readonly bus: Bus
  /** What each may do now. */
  readonly accessNow: (connections: readonly OpenConnection[]) => Promise<readonly AccessNow[]>
  readonly failed: (error: unknown) => void
}

const HEARTBEAT_MS = 5_000
/** A ping takes 12 µs. */
const SOCKETS_AT_ONCE = 100
const PING_MS = 15_000
/** With one heartbeat of lateness: gone within 35 s (SPEC W7). */
const DEAD_MS = 30_000
const RECHECK_MS = 30_000
const CLOSE_FRAME_MS = 2_000

export const createHeartbeat = ({ clock, bus, accessNow, failed }: Parts): Heartbeat => {
  const open = new Set<OpenConnection>()
  const held = new Map<AccountId, number>()
  const times = new WeakMap<Socket, { heard: number; pinged: number }>()
  let checkedAt = clock.now()
  let stopped = false

  const check = () => {
    if (stopped) return
    clock.after(HEARTBEAT_MS, check)
    const now = clock.now()
    inPieces(clock, { all: [...open], piece: SOCKETS_AT_ONCE, each: ({ socket }) => listen(socket, now) })
    if (now - checkedAt < (bus.state === 'lost' ? HEARTBEAT_MS : RECHECK_MS) || open.size === 0) return
    checkedAt = now
    recheck([...open]).catch(failed)
  }

  const listen = (socket: Socket, now: number) => {
    const time = times.get(socket)
    if (!time) return
    // We have stopped reading, so its silence means nothing.
    if (socket.isPaused) time.heard = now
    else if (now - time.heard >= DEAD_MS) socket.terminate()
    else if (now - Math.max(time.heard, time.pinged) >= PING_MS) {
      time.pinged = now
      socket.ping()
    }
  }

  /** The bus should have said so already; this says it again for what it lost, and for sessions that have expired. */
  const recheck = async (connections: readonly OpenConnection[]) => {
    for (const { who, access, delegation, isSteward, isScribe } of await accessNow(connections)) {
      const isOther = delegation !== who.delegation || isSteward !== who.isSteward || isScribe !== who.isScribe
      if (access === 'signedOut') bus.publish({ type: 'accessChanged', scope: { session: who.session }, reason: 'signedOut' })
      else if (access !== who.access || isOther) {
        const { group, account } = who
        // A page that is open asks again what its group is to it: the day may have come from which the group requires something.
        bus.publish({ type: 'news', group, of: 'group', account })
        bus.publish({ type: 'accessChanged', scope: { group, account }, reason: 'access' })
      }
    }
  }

  let changes = 0
  const unsubscribe = bus.subscribe(({ type }) => {
    if (type === 'accessChanged' || type === 'doubt') changes++
    // A revocation may be among the missed messages.
    if (type !== 'doubt' || open.size === 0) return
    checkedAt = clock.now()
    recheck([...open]).catch(failed)
  })
  clock.after(HEARTBEAT_MS, check)
  const heldBy = (account: AccountId) => held.get(account) ?? 0
  const leave = (who: OpenConnection) => {
    if (!open.delete(who)) return
    if (heldBy(who.account) > 1) held.set(who.account, heldBy(who.account) - 1)
    else held.delete(who.account)
  }
  return {
    open,
    heldBy,
    changes: () => changes,
    enter(who, since) {
      open.add(who)
      held.set(who.account, heldBy(who.account) + 1)
      times.set(who.socket, { heard: clock.now(), pinged: 0 })
      // Sessions that ended during the join were announced before this member could receive it.
      if (since !== changes) recheck([who]).catch(failed)
      return () => leave(who)
    },
    alive(socket) {
      const time = times.get(socket)
      if (time) time.heard = clock.now()
    },
    cutSoon: (socket) => void clock.after(CLOSE_FRAME_MS, () => socket.terminate()),
    stop: () => {
      stopped = true
      unsubscribe()
    },
  }
}
