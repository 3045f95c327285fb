// Requests of a line over HTTP: each is made once, or again until there is an answer that will stay the same.
import { HOLD_MS, OTHER_SERVER } from '../../../shared/protocol/httpLine.ts'
import type { LiveClock } from '../ports.ts'

interface Asked {
  readonly method: 'POST' | 'GET' | 'PUT' | 'DELETE'
  readonly path: string
  readonly body?: Uint8Array
  readonly signal: AbortSignal
}
/** Rejects when no answer comes. */
export type Ask = (asked: Asked) => Promise<Answered>
export interface Answered {
  readonly status: number
  readonly body: Uint8Array
}

/** An answer that may be another one soon: of a proxy whose server restarts, of a server whose page is over its rate. */
const PASSING: ReadonlySet<number> = new Set([408, 429, 502, 503, 504, OTHER_SERVER])
/** Without any other answer for so long the line is lost. */
const PATIENCE_MS = 6_000
/** Some proxies cut a request after so long. */
const WAITED_MS = 3_000
const OTHER_SERVER_WAIT_MS = 50
const FIRST_WAIT_MS = 200
const LONGEST_WAIT_MS = 2_000
/** A request that hangs is repeated. */
const ANSWER_MS = HOLD_MS + 15_000
const NO_ANSWER: Answered = { status: 0, body: new Uint8Array() }

export const createRetriedRequests = (ask: Ask, clock: LiveClock) => {
  const leaving = new AbortController()

  const attempt = async (asked: Omit<Asked, 'signal'>): Promise<Answered | null> => {
    const waiting = new AbortController()
    const stop = () => waiting.abort()
    leaving.signal.addEventListener('abort', stop)
    const cancel = clock.after(ANSWER_MS, stop)
    try {
      return await ask({ ...asked, signal: waiting.signal })
    } catch {
      // No network, or nobody at its other end: asked again while there is patience.
      return null
    } finally {
      cancel()
      leaving.signal.removeEventListener('abort', stop)
    }
  }

  return {
    once: async (method: Asked['method'], path: string): Promise<Answered> => (await attempt({ method, path })) ?? NO_ANSWER,
    async retried(method: Asked['method'], path: string, body?: Uint8Array): Promise<Answered> {
      let failingSince: number | null = null
      for (let tries = 0; !leaving.signal.aborted; tries++) {
        const begun = clock.now()
        const answer = await attempt({ method, path, ...(body ? { body } : {}) })
        if (leaving.signal.aborted) break
        if (answer && !PASSING.has(answer.status)) return answer
        const now = clock.now()
        // The server itself asks for time; or a proxy has cut what only waited.
        const isPatient = answer?.status === 429 || now - begun > WAITED_MS
        failingSince = isPatient ? null : (failingSince ?? begun)
        if (isPatient) tries = 0
        if (failingSince !== null && now - failingSince > PATIENCE_MS) break
        const wait = answer?.status === OTHER_SERVER ? OTHER_SERVER_WAIT_MS : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries)
        await new Promise<void>((resolve) => clock.after(wait, resolve))
      }
      return NO_ANSWER
    },
    /** Ends those that wait; no other one is made again. */
    stop: () => leaving.abort(),
  }
}
