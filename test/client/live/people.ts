// People of a real server, each with our client on a device of their own.
import { WebSocket } from 'ws'
import { browserClock } from '../../../client/live/browser.ts'
import { createMemoryShelf, createMemoryStore, type MemoryShelf } from '../../../client/live/offline/memoryStore.ts'
import type { OpenDeps, UnsentDocument } from '../../../client/live/openDeps.ts'
import { type OpenDocument, openDocument } from '../../../client/live/openDocument.ts'
import { type ClientHttpLine, openHttpLine } from '../../../client/live/overHttp/httpLine.ts'
import type { OpenSocket } from '../../../client/live/ports.ts'
import { type AccountId, roadmapId } from '../../../shared/ids.ts'
import { askAt } from '../../harness/transports.ts'
import { GROUP, type Served, signedIn, type World } from '../../server/testWorld.ts'

/** Opened and closed by each test, before the server. */
export const lives: OpenDocument[] = []

export const socketsOf =
  (cookie: string, origin: string): OpenSocket =>
  (url, events) => {
    const socket = new WebSocket(url, { headers: { Cookie: cookie, Origin: origin } })
    socket.on('open', events.opened)
    socket.on('message', (data) => data instanceof Buffer && events.received(new Uint8Array(data)))
    // A refused upgrade is an error first; `close` follows with 1006, as in a browser.
    socket.on('error', () => undefined)
    socket.on('close', (code) => events.closed(code))
    return {
      send: (bytes) => socket.readyState === WebSocket.OPEN && socket.send(bytes),
      close: () => {
        socket.removeAllListeners('open').removeAllListeners('message').removeAllListeners('close')
        socket.close()
      },
    }
  }

export type Way = 'webSockets' | 'http'
/** One line for all that a device opens; another one when that is over. */
const overHttp = (cookie: string, origin: string): OpenSocket => {
  let line: ClientHttpLine | null = null
  return (url, events) => {
    if (!line || line.over) line = openHttpLine(askAt(origin, { Cookie: cookie }), browserClock)
    return line.open(url.slice(url.indexOf('/live/') + '/live/'.length), events)
  }
}

export interface Person {
  readonly account: AccountId
  readonly sockets: OpenSocket
  open(deps?: Partial<OpenDeps>): { readonly live: OpenDocument; readonly unsent: UnsentDocument[] }
}
/** Somebody new, signed in, with a device of their own. */
export const arrive = async (
  world: World,
  email: string,
  role: 'delegate' | 'observer',
  shelf: MemoryShelf = createMemoryShelf(),
  way: Way = 'webSockets',
): Promise<Person> => {
  const account = await world.addPerson(email, role)
  return comeIn(world, { email, account, role }, shelf, way)
}
/** Who has an account already. */
export const comeIn = async (
  world: Served,
  { email, account, role = 'delegate' }: { readonly email: string; readonly account: AccountId; readonly role?: 'delegate' | 'observer' },
  shelf: MemoryShelf,
  way: Way = 'webSockets',
): Promise<Person> => {
  const visitor = await signedIn(world, email)
  const socketsOn = way === 'http' ? overHttp : socketsOf
  const sockets = socketsOn(visitor.cookieHeader, `http://127.0.0.1:${world.server.port}`)
  return {
    account,
    sockets,
    open: (deps) =>
      openOn(world.server.port, account, {
        openSocket: sockets,
        openStore: async () => createMemoryStore(shelf),
        explain: async () => ((await visitor.ask('GET', '/api/me')).status === 401 ? 'signIn' : 'retry'),
        expectedAccess: () => (role === 'observer' ? 'read' : 'write'),
        ...deps,
      }),
  }
}

/** Our client, on a server on this machine. */
export const openOn = (
  port: number,
  account: AccountId,
  deps: Pick<OpenDeps, 'openSocket' | 'openStore'> & Partial<OpenDeps>,
): ReturnType<Person['open']> => {
  const unsent: UnsentDocument[] = []
  const live = openDocument({
    id: roadmapId(GROUP),
    account,
    name: `ruta/${account}/${roadmapId(GROUP)}`,
    liveUrl: `ws://127.0.0.1:${port}/live/`,
    clock: { now: Date.now, after: (ms, task) => after(ms, task), soon: queueMicrotask },
    chance: () => 0,
    onWake: () => () => undefined,
    networkSeemsGone: () => false,
    readCarets: () => undefined,
    takeLock: async () => () => undefined,
    onLeave: () => () => undefined,
    mayConnect: () => true,
    explain: async () => 'retry',
    expectedAccess: () => 'write',
    accessChanged: () => undefined,
    signInNeeded: () => undefined,
    connected: () => undefined,
    news: () => undefined,
    refused: (what) => unsent.push(what),
    accessLost: () => undefined,
    setAside: null,
    lostByServer: async () => [],
    tookBack: async () => undefined,
    download: () => undefined,
    ...deps,
  })
  lives.push(live)
  return { live, unsent }
}
const after = (ms: number, task: () => void) => {
  const timer = setTimeout(task, ms)
  return () => clearTimeout(timer)
}
