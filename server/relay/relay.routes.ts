// GET /live/<document>, upgraded to a WebSocket: everything that can be refused is refused before the upgrade, with a status.
import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { type DocumentId, type GroupId, isActs, parseDocumentId } from '../../shared/ids.ts'
import { membershipIn } from '../../shared/people.ts'
import { accessTo, type DocumentState } from '../../shared/permissions.ts'
import { CLOSE_CODES } from '../../shared/protocol/closeCodes.ts'
import { decodeFrame, encodeSyncStep1 } from '../../shared/protocol/frame.ts'
import type { SignedIn } from '../answers.ts'
import type { Heartbeat } from './heartbeat.ts'
import type { Who } from './member.ts'
import type { Rooms } from './rooms.ts'
import { adaptSocket, LiveSocket } from './webSocket.ts'

export interface Live {
  readonly rooms: Pick<Rooms, 'join'>
  readonly heartbeat: Heartbeat
  /** Host and Origin are ours, exactly. */
  readonly ours: (incoming: IncomingMessage) => boolean
  readonly signedInBy: (cookieHeader: string | undefined) => Promise<SignedIn | null>
  readonly groupOf: (document: DocumentId, signedIn: SignedIn) => Promise<GroupId | null>
  readonly stateOf: (document: DocumentId) => Promise<DocumentState>
  readonly headers: (host: string | undefined) => Readonly<Record<string, string>>
  /** `PROTOCOL_VERSION`. */
  readonly protocol: number
  readonly mostPerAccount: number
  readonly mostInAll: number
  readonly refused: (status: number) => void
  /** Somebody who is signed in asked for a document that is there, and not theirs to read. */
  readonly denied: (incoming: IncomingMessage, signedIn: SignedIn, document: DocumentId) => void
  readonly failed: (error: unknown) => void
}

interface Arrival {
  readonly who: Who
  /** The counter of access changes at the moment when the caller was authenticated. */
  readonly since: number
  /** The client's state vector, if the address has one: the missing updates are then sent one round trip earlier. */
  readonly holds: string | null
}

/** No frame of ours is larger: an update may have 1 MiB. */
const MOST_FRAME_BYTES = 2 * 1024 * 1024
const RETRY_SECONDS = 10

export const attachLive = (server: Server, live: Live): { readonly close: () => void } => {
  const upgrades = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    clientTracking: false,
    maxPayload: MOST_FRAME_BYTES,
    WebSocket: LiveSocket,
  })
  const { open, heldBy } = live.heartbeat
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
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
    socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', ''].join('\r\n'))
  }

  const upgrade = async (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = URL.parse(incoming.url ?? '', 'http://live')
    const name = url && /^\/live\/([^/]+)$/.exec(url.pathname)?.[1]
    if (!url || !name) return refuse(socket, incoming, 404)
    if (!live.ours(incoming)) return refuse(socket, incoming, 403)
    const since = live.heartbeat.changes()
    const signedIn = await live.signedInBy(incoming.headers.cookie)
    if (!signedIn) return refuse(socket, incoming, 401)
    const { actor, session } = signedIn
    const named = parseDocumentId(decode(name))
    // The log of acts is the server's own: to a socket there is none.
    const document = named && isActs(named) ? null : named
    // A tab of the account that was here before must not write under the name of the one that is here now (SPEC I3).
    if ((url.searchParams.get('account') ?? actor.account) !== actor.account) return refuse(socket, incoming, 401)
    const group = document && (await live.groupOf(document, signedIn))
    const access = group ? accessTo(actor, group, await live.stateOf(document)) : 'none'
    if (document && group && access === 'none') live.denied(incoming, signedIn, document)
    // The same for what does not exist and what this account may not read.
    if (!document || !group || access === 'none') return refuse(socket, incoming, 404)
    if (closing) return refuse(socket, incoming, 503)
    if (heldBy(actor.account) >= live.mostPerAccount || open.size >= live.mostInAll) return refuse(socket, incoming, 429)
    if (socket.destroyed) return

    const { delegation = null } = membershipIn(actor, group) ?? {}
    const version = url.searchParams.get('protocol')
    const ours = version !== null
    const packs = ours && url.searchParams.get('packed') === '1'
    const who: Who = { account: actor.account, name: actor.name, delegation, session, group, access, ours, packs }
    const skew = version === null ? null : skewOf(version, live.protocol)
    const holds = ours ? url.searchParams.get('holds') : null
    upgrades.handleUpgrade(incoming, socket, head, (ws) => (skew ? turnAway(ws, skew) : enter(ws, socket, document, { who, since, holds })))
  }

  /** On its own, so that what an upgrade needed (headers, address, actor) is not kept for the life of the connection. */
  const enter = (ws: LiveSocket, socket: Duplex, document: DocumentId, { who, since, holds }: Arrival) => {
    ws.isStock = !who.ours
    const adapted = adaptSocket(ws, socket, live.heartbeat.cutSoon)
    const connection = live.rooms.join(document, adapted, who)
    const leave = live.heartbeat.enter({ ...who, document, ws }, since)
    if (holds !== null) connection.receive(encodeSyncStep1(Buffer.from(holds, 'base64url')))
    let repeated = holds !== null
    ws.on('message', (data, isBinary) => {
      live.heartbeat.alive(ws)
      if (!isBinary || !(data instanceof Uint8Array)) adapted.close(CLOSE_CODES.malformed, 'binary messages only')
      // The first step 1 repeats the request of the address, so it is not answered again.
      else if (repeated && decodeFrame(data)?.type === 'syncStep1') repeated = false
      else connection.receive(data)
    })
    ws.on('pong', () => live.heartbeat.alive(ws))
    ws.on('close', () => {
      leave()
      connection.closed()
    })
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
    close: () => {
      closing = true
    },
  }
}

/** A client that is ahead of us has met a newer server, which this one is about to become: it comes back, and must not reload. */
const skewOf = (theirs: string, ours: number): 'pleaseReload' | 'restart' | null => {
  if (theirs === String(ours)) return null
  return /^[1-9]\d{0,5}$/.test(theirs) && Number(theirs) > ours ? 'restart' : 'pleaseReload'
}

const turnAway = (ws: LiveSocket, why: 'pleaseReload' | 'restart') => {
  ws.on('error', () => ws.terminate())
  ws.close(CLOSE_CODES[why], why === 'restart' ? 'come back' : 'please reload')
}

const decode = (name: string): string | null => {
  try {
    return decodeURIComponent(name)
  } catch {
    // A bad %: no document is called that.
    return null
  }
}
