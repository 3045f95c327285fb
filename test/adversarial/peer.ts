// Those on the line: an honest client with a Y.Doc, a bare WebSocket for hostile messages, and a bare line for hostile frames.
import { connect, type Socket } from 'node:net'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { PAGE_ROOTS } from '../../shared/page/layout.ts'
import { decodeFrame, encodeSyncStep1, encodeSyncStep2, encodeUpdate, type Frame } from '../../shared/protocol/frame.ts'
import type { Target } from './target.ts'

export interface Line {
  readonly ws: WebSocket
  /** 101, or why not. */
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** The code it was closed with; null while it is open. */
  readonly code: number | null
  /** What the server has told. */
  readonly denied: readonly string[]
  /** Of updates and step 2s. */
  readonly bytes: number
  hear: Hear
}
type Hear = (frame: Frame, ws: WebSocket) => void

/** `hear` is there from the beginning: the server speaks first. */
export const dial = (target: Target, cookie: string, document: string, hear: Hear = () => {}): Promise<Line> => {
  const ws = new WebSocket(`ws://127.0.0.1:${target.port}/live/${encodeURIComponent(document)}`, {
    headers: { Cookie: cookie, Origin: target.url },
    perMessageDeflate: false,
  })
  const line = {
    ws,
    status: 0,
    headers: {} as Line['headers'],
    code: null as number | null,
    denied: [] as string[],
    bytes: 0,
    hear,
  }
  ws.on('message', (data) => {
    const frame = data instanceof Uint8Array ? decodeFrame(new Uint8Array(data)) : null
    if (!frame) return
    if (frame.type === 'denied') line.denied.push(frame.reason)
    if (frame.type === 'update' || frame.type === 'syncStep2') line.bytes += frame.update.length
    line.hear(frame, ws)
  })
  ws.on('close', (code) => {
    line.code = code
  })
  return new Promise((resolve) => {
    const answer = (status: number, headers: Line['headers'] = {}) => resolve(Object.assign(line, { status, headers }))
    ws.once('open', () => answer(101))
    ws.once('unexpected-response', (_request, response) => {
      response.resume()
      answer(response.statusCode ?? 0, response.headers)
    })
    ws.on('error', () => answer(line.status))
  })
}

export interface Honest extends Line {
  readonly doc: Y.Doc
  readonly text: Y.Text
  close(): void
}

/** Synced when it resolves. */
export const honest = async (target: Target, cookie: string, document: string): Promise<Honest> => {
  const doc = new Y.Doc()
  let arrived = () => {}
  const line = await dial(target, cookie, document, (frame, ws) => {
    if (frame.type === 'syncStep1') ws.send(encodeSyncStep2(Y.encodeStateAsUpdate(doc, frame.stateVector)))
    if (frame.type === 'update' || frame.type === 'syncStep2') Y.applyUpdate(doc, frame.update, ws)
    if (frame.type === 'syncStep2') arrived()
  })
  const synced = new Promise<void>((resolve, reject) => {
    arrived = resolve
    line.ws.once('close', (code) => reject(new Error(`closed: ${code}`)))
    if (line.status !== 101) reject(new Error(`not let in: ${line.status}`))
  })
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== line.ws && line.ws.readyState === WebSocket.OPEN) line.ws.send(encodeUpdate(update))
  })
  if (line.status === 101) line.ws.send(encodeSyncStep1(Y.encodeStateVector(doc)))
  await synced
  return Object.assign(line, { doc, text: doc.getText(PAGE_ROOTS.title.en), close: () => line.ws.terminate() })
}

let trips = 0
/** Milliseconds from one's letters to the other's reading. They replace those of the trip before: a title has a limit. */
export const roundTrip = async (from: Honest, to: Honest): Promise<number> => {
  const mark = `<${trips++}>`
  const start = performance.now()
  const seen = new Promise<number>((resolve, reject) => {
    const look = () => {
      if (!to.text.toString().includes(mark)) return
      to.doc.off('update', look)
      resolve(performance.now() - start)
    }
    to.doc.on('update', look)
    setTimeout(() => reject(new Error('the other never read it')), 10_000).unref()
  })
  from.doc.transact(() => {
    const before = from.text.toString().search(/<\d+>$/)
    if (before >= 0) from.text.delete(before, from.text.length - before)
    from.text.insert(from.text.length, mark)
  })
  return seen
}

/** A TCP line after its upgrade: every byte of every frame is the attacker's. */
export interface RawLine {
  readonly socket: Socket
  readonly status: number
  gone(): boolean
  /** The code in the server's close frame, if one came. */
  closeCode(): number | null
}

export const rawDial = (target: Target, cookie: string, document: string, extra = ''): Promise<RawLine> => {
  const socket = connect(target.port, '127.0.0.1')
  socket.write(
    `GET /live/${document} HTTP/1.1\r\nHost: 127.0.0.1:${target.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nCookie: ${cookie}\r\nOrigin: ${target.url}\r\n${extra}\r\n`,
  )
  let gone = false
  let tail = Buffer.alloc(0)
  socket.on('close', () => {
    gone = true
  })
  return new Promise((resolve) => {
    // The line may be cut in the middle of our writing: that is what is tested.
    socket.on('error', () => resolve(line(0)))
    socket.on('close', () => resolve(line(0)))
    const line = (status: number): RawLine => ({
      socket,
      status,
      gone: () => gone,
      closeCode: () => {
        const at = tail.lastIndexOf(0x88)
        return at >= 0 && tail.length >= at + 4 ? tail.readUInt16BE(at + 2) : null
      },
    })
    socket.on('data', (chunk) => {
      tail = Buffer.concat([tail, chunk]).subarray(-4_096)
      if (tail.includes('\r\n\r\n')) resolve(line(Number(tail.toString('latin1', 9, 12))))
    })
  })
}

interface Shape {
  readonly op?: number
  readonly final?: boolean
  /** What the header claims. */
  readonly length?: number
}
/** A masked frame (the mask is zero: legal, and costs nothing). */
export const rawFrame = (payload: Uint8Array, { op = 2, final = true, length = payload.length }: Shape = {}): Buffer => {
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.alloc(head + 4 + payload.length)
  frame[0] = (final ? 0x80 : 0) | op
  frame[1] = 0x80 | (head === 2 ? length : head === 4 ? 126 : 127)
  if (head === 4) frame.writeUInt16BE(length, 2)
  if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2)
  frame.set(payload, head + 4)
  return frame
}
