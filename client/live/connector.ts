// The connection of one document: opens the socket, keeps it alive and reconnects after a loss, or ends for good and says why.
import { CLOSE_CODES, isFinal } from '../../shared/protocol/closeCodes.ts'
import { SHORTEST_WAIT, waitBeforeRetry } from './backoff.ts'
import type { Chance, LiveClock, OnWake, OpenSocket, SocketPort } from './ports.ts'
import type { LinkState } from './types.ts'

export type EndReason = Extract<LinkState, { type: 'ended' }>['why']

/** The sync protocol on one open socket; created for each socket. */
export interface SyncConnection {
  receive(bytes: Uint8Array): void
  /** Sends a ping, to detect a dead connection. */
  ping(): void
  closed(): void
}

export interface ConnectorDeps {
  /** Called for each attempt, because the address contains the document's current state vector. */
  readonly url: () => string
  readonly openSocket: OpenSocket
  readonly clock: LiveClock
  readonly chance: Chance
  readonly onWake: OnWake
  /** Whether the browser is still signed in as the author of these edits. Another account must never send them in its own name. */
  readonly mayConnect: () => boolean
  /** Why did the upgrade fail? A browser sees only 1006 then, so REST is asked. */
  readonly explain: () => Promise<EndReason | 'retry'>
  readonly converse: (send: (bytes: Uint8Array) => void) => SyncConnection
  readonly changed: (link: LinkState) => void
  /** Called with the close code when an open connection is lost, before the retry. */
  readonly lost: (code: number) => void
}

export interface Connector {
  link(): LinkState
  /** When the connection was last live, or null while it is. */
  awaySince(): number | null
  start(): void
  /** The first sync is complete: everything that was waiting is confirmed. */
  live(): void
  /** The session is open again: a connection that ended with it is opened again. */
  resume(): void
  /** Ends the connection for good from this side. */
  end(why: EndReason): void
  stop(): void
}

/** Closed by this page to change the transport: to HTTP, or back to WebSockets. No server sends it. */
export const BETTER = 1000
/** What a browser reports for an abnormal closure. */
export const LOST = 1006
/** In milliseconds; the server sends something at least every 20 s. */
const SILENCE = 35_000
const OPENING = 10_000
const SIGN_OF_LIFE = 5_000

const END_REASONS: ReadonlyMap<number, EndReason> = new Map([
  [CLOSE_CODES.malformed, 'malformed'],
  [CLOSE_CODES.signIn, 'signIn'],
  [CLOSE_CODES.notAMember, 'notAMember'],
  [CLOSE_CODES.documentClosed, 'documentClosed'],
  [CLOSE_CODES.pleaseReload, 'pleaseReload'],
  [CLOSE_CODES.tooBig, 'tooBig'],
])

export const createConnector = (deps: ConnectorDeps): Connector => {
  const { clock } = deps
  let link: LinkState = { type: 'offline', retryAt: null }
  let awaySince: number | null = clock.now()
  let stopped = true
  /** Woken while an attempt was running, which may have begun before the network was back: retry at once. */
  let woken = false
  let cancelTimer = () => {}
  const current = createCurrentSocket()
  const silence = createSilenceWatch(clock, () => closed(LOST, true))

  const become = (next: LinkState) => {
    link = next
    deps.changed(next)
  }

  const connect = () => {
    if (stopped || current.socket()) return
    cancelTimer()
    woken = false
    if (!deps.mayConnect()) return retryLater()
    become({ type: 'connecting' })
    current.open(deps.openSocket, deps.url(), {
      opened: (send) => {
        woken = false
        cancelTimer()
        silence.begin()
        const connection = deps.converse(send)
        become({ type: 'handshaking' })
        return connection
      },
      heard: silence.heard,
      closed: (code) => closed(code, current.connection() !== null),
    })
    cancelTimer = clock.after(OPENING, () => closed(LOST, true))
  }

  const drop = () => {
    cancelTimer()
    silence.stop()
    current.drop()
  }

  const closed = (code: number, opened: boolean) => {
    drop()
    awaySince ??= clock.now()
    if (isFinal(code)) {
      deps.lost(code)
      // A final code that this version does not know was meant for a newer one.
      if (!stopped) become({ type: 'ended', why: END_REASONS.get(code) ?? 'pleaseReload' })
      return
    }
    if (opened || code === BETTER) {
      deps.lost(code)
      // Only this account's access has changed, so there is no crowd of reconnecting clients, and what is written until then may be
      // refused: reconnect at once.
      retryLater(code === CLOSE_CODES.accessChanged || code === BETTER ? SHORTEST_WAIT : undefined)
      return
    }
    become({ type: 'offline', retryAt: null })
    deps.explain().then(
      (why) => {
        if (stopped || link.type !== 'offline') return
        if (why === 'retry') retryLater()
        else become({ type: 'ended', why })
      },
      // No answer is not a refusal: try again.
      () => link.type === 'offline' && retryLater(),
    )
  }

  const usualWait = () => (woken ? SHORTEST_WAIT : waitBeforeRetry(clock.now() - (awaySince ?? clock.now()), deps.chance))
  const retryLater = (wait = usualWait()) => {
    if (stopped) return
    become({ type: 'offline', retryAt: clock.now() + wait })
    cancelTimer = clock.after(wait, connect)
  }

  // After sleep or a change of network, sockets may look open although they are dead.
  const wake = () => {
    if (stopped) return
    const connection = current.connection()
    if (!connection) {
      if (link.type === 'offline' && link.retryAt !== null) connect()
      else woken = true
      return
    }
    connection.ping()
    silence.expectSign()
  }
  const sleepless = deps.onWake(wake)

  return {
    link: () => link,
    awaySince: () => awaySince,
    start: () => {
      stopped = false
      connect()
    },
    live: () => {
      awaySince = null
      become({ type: 'live', over: current.socket()?.over })
    },
    resume: () => {
      if ((link.type === 'ended' && link.why === 'signIn') || (link.type === 'offline' && link.retryAt !== null)) connect()
    },
    end: (why) => {
      if (link.type === 'ended') return
      drop()
      awaySince ??= clock.now()
      become({ type: 'ended', why })
    },
    stop: () => {
      stopped = true
      sleepless()
      drop()
    },
  }
}

/** `lost`: nothing has been heard for too long. */
const createSilenceWatch = (clock: LiveClock, lost: () => void) => {
  let heardAt = 0
  let stop = () => {}
  const watch = () => {
    stop()
    stop = clock.after(SILENCE, () => (clock.now() - heardAt >= SILENCE ? lost() : watch()))
  }
  return {
    begin: () => {
      heardAt = clock.now()
      watch()
    },
    heard: () => {
      heardAt = clock.now()
    },
    /** After a ping. */
    expectSign: () => {
      const asked = clock.now()
      stop()
      stop = clock.after(SIGN_OF_LIFE, () => (heardAt < asked ? lost() : watch()))
    },
    stop: () => stop(),
  }
}

/** The socket of the present attempt and the protocol on it; late events of an earlier socket are ignored. */
const createCurrentSocket = () => {
  let socket: SocketPort | null = null
  let connection: SyncConnection | null = null
  return {
    socket: () => socket,
    connection: () => connection,
    open(openSocket: OpenSocket, url: string, events: CurrentSocketEvents) {
      const mine = openSocket(url, {
        opened: () => {
          if (socket === mine) connection = events.opened((bytes) => socket === mine && mine.send(bytes))
        },
        received: (bytes) => {
          if (socket !== mine) return
          events.heard()
          connection?.receive(bytes)
        },
        closed: (code) => {
          if (socket === mine) events.closed(code)
        },
      })
      socket = mine
    },
    drop() {
      const [old, said] = [socket, connection]
      // Cleared before it is closed, so that its late events are ignored.
      socket = null
      connection = null
      old?.close()
      said?.closed()
    },
  }
}

interface CurrentSocketEvents {
  readonly opened: (send: (bytes: Uint8Array) => void) => SyncConnection
  readonly heard: () => void
  readonly closed: (code: number) => void
}
