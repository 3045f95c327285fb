// The requests of lines over HTTP (long polling): POST /live/lines opens one, GET and PUT /live/lines/<id>/<number> fetch and send a batch, DELETE ends it.
// Each is checked as an upgrade is; a line belongs to the session that opened it, and to this server.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type AccountId, newId, type Random } from '../../../shared/ids.ts'
import { CLOSE_CODES } from '../../../shared/protocol/closeCodes.ts'
import { BATCH_BYTES, BATCH_EXTRA_BYTES, LINES_PATH, OTHER_SERVER, WAIT_TEST_PATH } from '../../../shared/protocol/httpLine.ts'
import type { SignedInRequest } from '../../answers.ts'
import type { Clock } from '../../clock.ts'
import { admitToRoom, enterRoom, type Live, MOST_FRAME_BYTES, RETRY_SECONDS } from '../admission.ts'
import { createHttpLine, type Opening, type ServerHttpLine } from './httpLine.ts'
import { createWaitTest } from './waitTest.ts'

export interface LinesNeeds {
  readonly clock: Clock
  readonly random: Random
  /** May a line that is unknown here be known to another server? */
  readonly hasOthers: () => boolean
}

export interface HttpLines {
  answers(incoming: IncomingMessage, response: ServerResponse): boolean
  /** Open lines, one for each page, and the documents that are open on them. */
  count(): LinesCount
  close(): void
}
export interface LinesCount {
  readonly lines: number
  readonly documents: number
}

interface Owned {
  readonly line: ServerHttpLine
  readonly account: AccountId
  readonly session: string
}

interface Request {
  readonly incoming: IncomingMessage
  readonly response: ServerResponse
}

const LOOK_MS = 5_000
const MOST_BATCH_BYTES = BATCH_BYTES + BATCH_EXTRA_BYTES
const PATH = /^\/live\/lines(?:\/([0-9a-z]{20})([0-9a-z]{20})(?:\/([1-9]\d{0,14}))?)?$/

export const createHttpLines = (live: Live, { clock, random, hasOthers }: LinesNeeds): HttpLines => {
  const lines = new Map<string, Owned>()
  /** Begins the ids of this server's lines. */
  const server = newId(random)
  let looking = false
  let closing = false

  const lookSoon = () => {
    if (looking) return
    looking = true
    clock.after(LOOK_MS, () => {
      looking = false
      for (const { line } of [...lines.values()]) line.look()
      if (lines.size > 0) lookSoon()
    })
  }

  const answer = (incoming: IncomingMessage, response: ServerResponse, status: number, body: Uint8Array = NOTHING) => {
    if (response.headersSent || response.destroyed) return
    if (status >= 400 && status !== OTHER_SERVER) live.refused(status)
    response.writeHead(status, {
      ...live.headers(incoming.headers.host),
      'Content-Type': 'application/octet-stream',
      ...(status === 204 ? {} : { 'Content-Length': String(body.length) }),
      ...(status === 429 || status === 503 ? { 'Retry-After': String(RETRY_SECONDS) } : {}),
      // What is not read of a body that is too large stays with its sender.
      ...(closing || status === 413 ? { Connection: 'close' } : {}),
    })
    response.end(body)
  }

  const openLine = (signedIn: SignedInRequest): Uint8Array | number => {
    const { actor, session } = signedIn
    if (closing) return 503
    if (live.isTooFast(signedIn)) return 429
    const own = [...lines.values()].filter(({ account }) => account === actor.account).length
    if (own >= live.mostPerAccount || lines.size >= live.mostInAll) return 429
    const id = server + newId(random)
    const line = createHttpLine({ clock, mostMessageBytes: MOST_FRAME_BYTES, ended: () => void lines.delete(id) })
    lines.set(id, { line, account: actor.account, session })
    lookSoon()
    return Buffer.from(id)
  }

  const onLine = async (request: Request, { line }: Owned, number: number | null) => {
    const { incoming, response } = request
    const say = (status: number, batch?: Uint8Array) => answer(incoming, response, status, batch)
    if (number === null) {
      if (incoming.method !== 'DELETE') return say(404)
      line.end()
      return say(204)
    }
    if (incoming.method === 'GET') {
      if (closing && line.channels === 0) return say(503)
      const forget = line.nextBatch(number, say)
      response.once('close', forget)
    } else if (incoming.method === 'PUT') {
      const read = () => bodyOf(incoming)
      say(await line.take({ number, read, open: (address) => openingOf(live, incoming, address, () => closing) }))
    } else say(404)
  }

  const serve = async (incoming: IncomingMessage, response: ServerResponse, path: RegExpExecArray) => {
    const say = (status: number, body?: Uint8Array) => answer(incoming, response, status, body)
    const [, of, own, number] = path
    if (!isOurs(live, incoming)) return say(403)
    const owned = lines.get(`${of}${own}`)
    // As with a WebSocket, a page that has a document open was let in, and is sent away when the session ends: the cookie need only be the same.
    const isOpen = owned?.line.isLive && owned.session === live.sessionIn(incoming.headers.cookie)
    if (isOpen) return onLine({ incoming, response }, owned, number === undefined ? null : Number(number))
    const signedIn = await live.signedInBy(incoming)
    if (!signedIn) return say(401)
    if (of === undefined) {
      if (incoming.method !== 'POST') return say(404)
      const opened = openLine(signedIn)
      return typeof opened === 'number' ? say(opened) : say(201, opened)
    }
    if (of !== server) return say(hasOthers() ? OTHER_SERVER : 404)
    // Somebody else's line is none, and so is one's own of a session that has ended.
    if (owned?.session !== signedIn.session) return say(404)
    return onLine({ incoming, response }, owned, number === undefined ? null : Number(number))
  }

  const waitTest = createWaitTest(live, clock)
  const testWait = async (incoming: IncomingMessage, response: ServerResponse) => {
    if (closing) return answer(incoming, response, 503)
    const leave = await waitTest.begin(incoming, (status, body) => answer(incoming, response, status, body))
    if (response.destroyed) leave()
    else response.once('close', leave)
  }

  return {
    answers(incoming, response) {
      const { url = '' } = incoming
      if (!url.startsWith(LINES_PATH)) return false
      const path = url === WAIT_TEST_PATH ? null : PATH.exec(url)
      if (url !== WAIT_TEST_PATH && !path) return false
      const served = path ? serve(incoming, response, path) : testWait(incoming, response)
      served.catch((error: unknown) => {
        // A page that left in the middle of its request is no failure.
        if (!incoming.destroyed || incoming.complete) live.failed(error)
        answer(incoming, response, 503)
      })
      return true
    },
    count: () => ({ lines: lines.size, documents: [...lines.values()].reduce((sum, { line }) => sum + line.channels, 0) }),
    close() {
      closing = true
      for (const { line } of [...lines.values()]) if (line.channels === 0) line.end()
    },
  }
}

/** Checked as an upgrade is. */
const openingOf = async (live: Live, incoming: IncomingMessage, address: string, isClosing: () => boolean): Promise<Opening> => {
  const [name = '', query = ''] = address.split('?', 2)
  const since = live.heartbeat.changes()
  const signedIn = await live.signedInBy(incoming)
  if (!signedIn) return { type: 'refused' }
  const admission = await admitToRoom(live, { incoming, signedIn, since, name, query: new URLSearchParams(query) })
  if (isClosing() || admission.type === 'refused') {
    live.refused(admission.type === 'refused' ? admission.status : 503)
    return { type: 'refused' }
  }
  if (admission.type === 'otherVersion') return { type: 'turnedAway', code: CLOSE_CODES[admission.why] }
  const { arrival } = admission
  return { type: 'admitted', enter: (socket) => enterRoom(live, socket, arrival) }
}

/** As an upgrade; but browsers name no Origin when they only fetch. */
const isOurs = (live: Live, incoming: IncomingMessage): boolean => {
  if (incoming.method !== 'GET' || incoming.headers.origin !== undefined) return live.ours(incoming)
  const from = incoming.headers['sec-fetch-site']
  return live.forUs(incoming) && (from === undefined || from === 'same-origin')
}

/** `null` when it is too large: then the rest is not read. What the length says is not believed. */
const bodyOf = async (incoming: IncomingMessage): Promise<Uint8Array | null> => {
  if (Number(incoming.headers['content-length'] ?? 0) > MOST_BATCH_BYTES) return null
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of incoming) {
    bytes += part.length
    if (bytes > MOST_BATCH_BYTES) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const NOTHING = new Uint8Array()
