// GET /live/<document>, upgraded to a WebSocket: everything that can be refused is refused before the upgrade, with a status. Where
// upgrades are blocked, the same goes over HTTP (`overHttp`).
import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { CLOSE_CODES } from '../../shared/protocol/closeCodes.ts'
import { admitToRoom, enterRoom, type Live, MOST_FRAME_BYTES, RETRY_SECONDS, type RoomArrival } from './admission.ts'
import { createHttpLines, type LinesCount, type LinesNeeds } from './overHttp/httpLines.ts'
import { adaptSocket, LiveSocket } from './webSocket.ts'

export interface AttachedLive {
  /** Whether it is a request of a line over HTTP, which is answered then. */
  answers(incoming: IncomingMessage, response: ServerResponse): boolean
  /** What is open over HTTP, in place of WebSockets. */
  overHttp(): LinesCount
  /** Lets in nobody any more. */
  close(): void
}

export const attachLive = (server: Server, live: Live, needs: LinesNeeds): AttachedLive => {
  const upgrades = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    clientTracking: false,
    maxPayload: MOST_FRAME_BYTES,
    WebSocket: LiveSocket,
  })
  const lines = createHttpLines(live, needs)
  let closing = false

  const refuse = (socket: Duplex, incoming: IncomingMessage, status: number) => {
    live.refused(status)
    const headers = {
      ...live.headers(incoming.headers.host),
      Connection: 'close',
      'Content-Length': '0',
      ...(status === 429 || status === 503 ? { 'Retry-After': String(RETRY_SECONDS) } : {}),
    }
    // A peer that never closes its own end would hold ours for ever: no timeout of HTTP applies to a socket that asked for an upgrade.
    socket.once('finish', () => socket.destroy())
    const written = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
    socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...written, '', ''].join('\r\n'))
  }

  const upgrade = async (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = URL.parse(incoming.url ?? '', 'http://live')
    const name = url && /^\/live\/([^/]+)$/.exec(url.pathname)?.[1]
    if (!url || !name) return refuse(socket, incoming, 404)
    if (!live.ours(incoming)) return refuse(socket, incoming, 403)
    const since = live.heartbeat.changes()
    const signedIn = await live.signedInBy(incoming)
    if (!signedIn) return refuse(socket, incoming, 401)
    const admission = await admitToRoom(live, { incoming, signedIn, since, name, query: url.searchParams })
    if (admission.type === 'refused' && admission.status !== 429) return refuse(socket, incoming, admission.status)
    if (closing) return refuse(socket, incoming, 503)
    if (admission.type === 'refused') return refuse(socket, incoming, admission.status)
    if (socket.destroyed) return
    upgrades.handleUpgrade(incoming, socket, head, (ws) =>
      admission.type === 'otherVersion' ? turnAway(ws, admission.why) : converse(ws, socket, admission.arrival),
    )
  }

  const converse = (ws: LiveSocket, stream: Duplex, arrival: RoomArrival) => {
    ws.isStock = !arrival.who.ours
    const socket = adaptSocket(ws, stream, live.heartbeat.cutSoon)
    const { receive, alive, closed } = enterRoom(live, socket, arrival)
    ws.on('message', (data, isBinary) => {
      if (isBinary && data instanceof Uint8Array) receive(data)
      else socket.close(CLOSE_CODES.malformed, 'binary messages only')
    })
    ws.on('pong', alive)
    ws.on('close', closed)
  }

  server.on('upgrade', (incoming, socket, head) => {
    // Before anything is awaited: a peer that resets the connection must not end the process.
    socket.on('error', () => socket.destroy())
    upgrade(incoming, socket, head).catch((error: unknown) => {
      live.failed(error)
      if (!socket.destroyed) refuse(socket, incoming, 503)
    })
  })
  return {
    answers: lines.answers,
    overHttp: lines.count,
    close() {
      closing = true
      lines.close()
    },
  }
}

const turnAway = (ws: LiveSocket, why: 'pleaseReload' | 'restart') => {
  ws.on('error', () => ws.terminate())
  ws.close(CLOSE_CODES[why], why === 'restart' ? 'come back' : 'please reload')
}
