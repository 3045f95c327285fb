// The fallback to HTTP after two failed upgrades. Loaded then. Before HTTP is used the session must be open (the server refuses the upgrades of
// one that has ended), the server must answer over HTTP, and one more upgrade must fail: a server that was away for a minute gets its pages back over WebSockets. Now and then an upgrade is tried again; that
// they are blocked is remembered for the next page.
import { BETTER, LOST } from '../connector.ts'
import type { LiveClock, OnWake, OpenSocket, SocketPort } from '../ports.ts'
import { type ClientHttpLine, openHttpLine } from './httpLine.ts'
import type { Answered, Ask } from './retriedRequests.ts'

export interface FallbackNeeds {
  readonly upgrade: OpenSocket
  readonly ask: Ask
  readonly clock: LiveClock
  readonly onWake: OnWake
  /** The page is being unloaded. */
  readonly onLeave: (task: () => void) => () => void
  /** Upgrades work, or the server does not answer over HTTP either: from now on WebSockets are tried first again. */
  readonly back: () => void
  readonly memory: UpgradeMemory
}

/** What the device remembers between pages: that upgrades are blocked. */
export interface UpgradeMemory {
  readonly areKnown: (now: number) => boolean
  readonly note: (now: number) => void
  readonly forget: () => void
}

const UPGRADE_MS = 4_000
const FIRST_RETRY_MS = 60_000
const LAST_RETRY_MS = 15 * 60_000

export const createFallback = ({ upgrade, ask, clock, onWake, onLeave, back, memory }: FallbackNeeds): OpenSocket => {
  let line: ClientHttpLine | null = null
  /** Does an upgrade fail while the server answers? Asked once. */
  let blocked: Promise<boolean> | null = null
  /** As an earlier page found: then HTTP is used at once, and an upgrade is tried meanwhile. */
  let isPresumed = memory.areKnown(clock.now())
  let isBlocked = isPresumed
  let lastUrl = ''
  let triedAt = 0
  let wait = FIRST_RETRY_MS
  let over = false
  let cancelRetry = () => {}

  /** Whether anything comes over a WebSocket: some proxies let the upgrade pass and nothing after it. */
  const works = (url: string): Promise<boolean> =>
    new Promise((resolve) => {
      triedAt = clock.now()
      const answer = (does: boolean) => {
        cancel()
        socket.close()
        if (does) memory.forget()
        resolve(does)
      }
      const cancel = clock.after(UPGRADE_MS, () => answer(false))
      const socket = upgrade(url, { opened: () => undefined, received: () => answer(true), closed: () => answer(false) })
    })

  const retryLater = () => {
    cancelRetry()
    cancelRetry = clock.after(wait, () => {
      wait = Math.min(LAST_RETRY_MS, wait * 2)
      void retry()
    })
  }
  const retry = async () => {
    if (over || !line || line.over) return
    if (await works(lastUrl)) return leave()
    // Without a network nothing works, which says nothing of upgrades.
    if (!line.over) memory.note(clock.now())
    retryLater()
  }
  const leave = () => {
    if (over) return
    over = true
    cancelRetry()
    stopListening()
    back()
    line?.end(BETTER)
  }
  // Another network may let them pass.
  const stopListening = onWake(() => {
    if (clock.now() - triedAt < FIRST_RETRY_MS) return
    wait = FIRST_RETRY_MS
    void retry()
  })
  onLeave(() => line?.end())

  const isSignedOut = createSignedOutQuestion(ask, clock)

  /** The state of the fallback, asked by each document of the page. */
  const lineFor = async (url: string): Promise<ClientHttpLine | 'noServer' | 'signedOut' | 'upgradesWork'> => {
    // A page that begins where upgrades are known to be blocked has just been told who one is, and one that had a line was let in.
    if (!line && !isPresumed && (await isSignedOut())) return 'signedOut'
    if (over) return 'upgradesWork'
    if (!line || line.over) line = openHttpLine(ask, clock)
    const mine = line
    if (!(await mine.begun)) return 'noServer'
    if (isPresumed) {
      isPresumed = false
      blocked = Promise.resolve(true)
      void retry()
    }
    blocked ??= works(url).then((does) => !does)
    isBlocked = await blocked
    if (isBlocked) memory.note(clock.now())
    return isBlocked ? mine : 'upgradesWork'
  }
  let joining = 0

  return (url, events) => {
    lastUrl = url
    let socket: SocketPort | null = null
    let gone = false
    const join = async () => {
      joining++
      const found = await lineFor(url)
      joining--
      if (typeof found === 'string') {
        // Where upgrades are known to be blocked, a server that restarts is awaited here.
        if (found !== 'noServer' || !isBlocked) leave()
        // Who was refused asks why.
        if (!gone) events.closed(found === 'upgradesWork' ? BETTER : LOST)
      } else if (!gone) {
        retryLater()
        socket = found.open(addressIn(url), events)
      } else if (joining === 0) found.endIfUnused()
    }
    void join()
    return {
      over: 'http',
      send: (bytes) => socket?.send(bytes),
      close() {
        gone = true
        socket?.close()
      },
    }
  }
}

/** One request for all documents of the page. */
const createSignedOutQuestion = (ask: Ask, clock: LiveClock) => {
  const request = async (): Promise<boolean> => {
    const waiting = new AbortController()
    const cancel = clock.after(UPGRADE_MS, () => waiting.abort())
    try {
      return isOfNobody(await ask({ method: 'GET', path: '/api/session', signal: waiting.signal }))
    } catch {
      // No answer is no refusal: the line finds out whether there is a server.
      return false
    } finally {
      cancel()
    }
  }
  let asking: Promise<boolean> | null = null
  return (): Promise<boolean> => {
    asking ??= request().finally(() => {
      asking = null
    })
    return asking
  }
}

/** Whether the server has said that nobody is signed in here. */
const isOfNobody = ({ status, body }: Answered): boolean => {
  if (status !== 200) return false
  try {
    const answer: unknown = JSON.parse(new TextDecoder().decode(body))
    return typeof answer === 'object' && answer !== null && 'me' in answer && answer.me === null
  } catch {
    // The page of a network that wants a sign-in of its own.
    return false
  }
}

/** Document and query, as both ways have them. */
const addressIn = (url: string) => url.slice(url.indexOf('/live/') + '/live/'.length)
