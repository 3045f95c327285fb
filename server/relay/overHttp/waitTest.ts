// The request that is answered after some seconds, by which the doctor tests whether proxies let requests wait. It needs no session, since the
// doctor has none. Strangers hold few at once, of one network and together; who is signed in has places of their own.
import type { IncomingMessage } from 'node:http'
import { WAIT_TEST_MS } from '../../../shared/protocol/httpLine.ts'
import type { Clock } from '../../clock.ts'
import type { Live } from '../admission.ts'

/** Of one address, and of an account; a wider network has several times as many. */
const MOST_OF_ONE = 2
/** Of all strangers, and of all who are signed in. Each is a socket and a timer. */
const MOST_IN_ALL = 64

export interface WaitTest {
  /** `answer` is called now or later; what is returned is called when the caller has gone. */
  begin(incoming: IncomingMessage, answer: (status: number, body?: Uint8Array) => void): Promise<() => void>
}

export const createWaitTest = (live: Live, clock: Pick<Clock, 'after'>): WaitTest => {
  const held = new Map<string, number>()
  const add = (names: readonly string[], by: 1 | -1) => {
    for (const name of names) {
      const count = (held.get(name) ?? 0) + by
      if (count > 0) held.set(name, count)
      else held.delete(name)
    }
  }
  const placesOf = async (incoming: IncomingMessage): Promise<readonly Place[] | number> => {
    const { cookie, authorization } = incoming.headers
    const isKnown = authorization !== undefined || live.sessionIn(cookie) !== null
    const signedIn = isKnown ? await live.signedInBy(incoming) : null
    if (signedIn && live.isTooFast(signedIn)) return 429
    return signedIn
      ? [
          { name: `account ${signedIn.actor.account}`, most: MOST_OF_ONE },
          { name: 'accounts', most: MOST_IN_ALL, isAll: true },
        ]
      : [
          ...live.networksOf(incoming).map(({ name, share }) => ({ name, most: MOST_OF_ONE * share })),
          { name: 'strangers', most: MOST_IN_ALL, isAll: true },
        ]
  }
  return {
    async begin(incoming, answer) {
      const nothing = () => undefined
      if (incoming.method !== 'GET') answer(404)
      else if (!live.forUs(incoming)) answer(403)
      else {
        const places = await placesOf(incoming)
        if (typeof places === 'number') {
          answer(places)
          return nothing
        }
        const full = places.find(({ name, most }) => (held.get(name) ?? 0) >= most)
        if (full) answer(full.isAll ? 503 : 429)
        // Gone while the session was looked up: nothing would end its place.
        else if (!incoming.destroyed) {
          const names = places.map(({ name }) => name)
          add(names, 1)
          const cancel = clock.after(WAIT_TEST_MS, () => answer(200, Buffer.from('waited')))
          return () => {
            cancel()
            add(names, -1)
          }
        }
      }
      return nothing
    },
  }
}

interface Place {
  readonly name: string
  readonly most: number
  readonly isAll?: true
}
