// All transports from end to end: our client's drivers (`client/live`), a real HTTP server, and the relay's port at the other end.
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { browserClock } from '../../client/live/browser.ts'
import { type ClientHttpLine, openHttpLine } from '../../client/live/overHttp/httpLine.ts'
import type { Ask } from '../../client/live/overHttp/retriedRequests.ts'
import type { OpenSocket, SocketPort } from '../../client/live/ports.ts'
import type { SignedInRequest } from '../../server/answers.ts'
import { createInProcessBus } from '../../server/bus/inProcess.ts'
import { type Clock, systemClock, systemRandom } from '../../server/clock.ts'
import type { Live } from '../../server/relay/admission.ts'
import { createHeartbeat, type Heartbeat } from '../../server/relay/heartbeat.ts'
import { attachLive } from '../../server/relay/relay.routes.ts'
import type { Socket } from '../../server/relay/socket.ts'
import { type AccountId, parseAccountId, parseGroupId } from '../../shared/ids.ts'
import { PROTOCOL_VERSION } from '../../shared/protocol/protocolVersion.ts'
import { must } from '../../shared/result.ts'

/** A connection on the relay's side. */
export interface Near {
  readonly socket: Socket
  readonly received: Uint8Array[]
  readonly ended: { count: number }
  /** Handler of messages at the relay, instead of recording them. */
  hear: (message: Uint8Array) => void
}
/** The same connection on the page's side. */
export interface Far {
  readonly socket: SocketPort
  readonly received: Uint8Array[]
  readonly state: { opened: number; closed: number[] }
}

export interface Site {
  readonly url: string
  readonly port: number
  readonly server: Server
  readonly heartbeat: Heartbeat
  readonly joined: Near[]
  readonly refused: number[]
  /** The requesting session; null for none. */
  session: string | null
  close(): Promise<void>
}

const GROUP = must(parseGroupId('tco'), 'a group id')
const DOCUMENT = 'roadmap:tco'
const ME: AccountId = must(parseAccountId('me'), 'an account')
const someone = (session: string): SignedInRequest => ({
  actor: { account: ME, name: 'Me', language: 'en', memberships: [{ group: GROUP, role: 'chair', delegation: null, agency: null }] },
  email: 'me@example.org',
  isOperator: false,
  session,
})

interface Options {
  readonly clock?: Clock
  readonly hasOthers?: boolean
  readonly mostPerAccount?: number
}
export const openSite = async ({ clock = systemClock, hasOthers = false, mostPerAccount = 40 }: Options = {}): Promise<Site> => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const joined: Near[] = []
  const refused: number[] = []
  const heartbeat = createHeartbeat({
    clock,
    bus: createInProcessBus(),
    accessNow: async () => [],
    failed: (error) => {
      throw error
    },
  })
  const live: Live = {
    rooms: {
      join(_document, socket) {
        const near: Near = { socket, received: [], ended: { count: 0 }, hear: (message) => near.received.push(message.slice()) }
        joined.push(near)
        return {
          receive: (message) => near.hear(message),
          closed: () => {
            near.ended.count++
          },
        }
      },
    },
    heartbeat,
    forUs: () => true,
    networksOf: () => [],
    ours: () => true,
    signedInBy: async () => (site.session === null ? null : someone(site.session)),
    isTooFast: () => false,
    narrowed: (access) => access,
    sessionIn: () => site.session,
    groupOf: async (document) => (document === DOCUMENT ? GROUP : null),
    stateOf: async () => null,
    heardOf: async () => null,
    headers: () => ({ 'Cache-Control': 'no-store' }),
    protocol: PROTOCOL_VERSION,
    mostPerAccount,
    mostInAll: 1_000,
    refused: (status) => refused.push(status),
    denied: () => undefined,
    failed: (error) => {
      throw error
    },
  }
  const attached = attachLive(server, live, { clock, random: systemRandom, hasOthers: () => hasOthers })
  server.on('request', (incoming, response) => {
    if (attached.answers(incoming, response)) return
    if (incoming.url !== '/api/session') return void response.writeHead(404).end()
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ me: site.session === null ? null : {} }))
  })
  const site: Site = {
    url: `http://127.0.0.1:${port}`,
    port,
    server,
    heartbeat,
    joined,
    refused,
    session: 'a-session',
    async close() {
      attached.close()
      heartbeat.stop()
      for (const { socket } of heartbeat.open) socket.terminate()
      server.closeAllConnections()
      server.close()
    },
  }
  return site
}

export const askAt =
  (url: string, headers: Record<string, string> = {}): Ask =>
  async ({ method, path, body, signal }) => {
    const answer = await fetch(url + path, {
      method,
      signal,
      body: body ? new Uint8Array(body) : null,
      headers: { ...headers, ...(method === 'GET' ? {} : { Origin: url }) },
    })
    return { status: answer.status, body: new Uint8Array(await answer.arrayBuffer()) }
  }

/** Node's WebSocket replaces the browser's. */
export const webSocketAt: OpenSocket = (url, events) => {
  const socket = new WebSocket(url)
  socket.binaryType = 'arraybuffer'
  socket.onopen = events.opened
  socket.onmessage = ({ data }) => data instanceof ArrayBuffer && events.received(new Uint8Array(data))
  socket.onclose = ({ code }) => events.closed(code)
  return { send: (bytes) => socket.send(new Uint8Array(bytes)), close: () => socket.close() }
}

export interface Transport {
  readonly name: string
  /** Opens a transport to a server: one for all connections of a page. */
  readonly page: (url: string) => { readonly open: OpenSocket; readonly line: ClientHttpLine | null }
}
export const TRANSPORTS: readonly Transport[] = [
  {
    name: 'over WebSockets',
    page: () => ({ open: (url, events) => webSocketAt(url.replace(/^http/, 'ws'), events), line: null }),
  },
  {
    name: 'over HTTP',
    page: (url) => {
      const line = openHttpLine(askAt(url), browserClock)
      return { line, open: (address, events) => line.open(address.slice(address.indexOf('/live/') + 6), events) }
    },
  },
]

export const connectFar = (open: OpenSocket, url: string, path = `${DOCUMENT}?protocol=${PROTOCOL_VERSION}`): Far => {
  const received: Uint8Array[] = []
  const state: Far['state'] = { opened: 0, closed: [] }
  const socket = open(`${url}/live/${path}`, {
    opened: () => {
      state.opened++
    },
    received: (bytes) => received.push(bytes.slice()),
    closed: (code) => state.closed.push(code),
  })
  return { socket, received, state }
}
