// A person of the group as an outside program: REST with a cookie, and stock y-websocket providers.
import { setTimeout as sleep } from 'node:timers/promises'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

const PROBE = 102

export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: the checker reads answers as their documents describe them.
  readonly body: any
}

interface Line {
  readonly doc: Y.Doc
  provider: WebsocketProvider
  acked: number
  asked: number
}

export interface Seat {
  readonly name: string
  readonly role: string
  readonly agency: string | null
}

export class Member {
  readonly origin: string
  readonly name: string
  account = ''
  delegation: string | null = null
  /** What others read of this person now: an act of the group changes it. */
  seat: Seat = { name: '', role: '', agency: null }
  /** Who asked for the link that opened this person's session, and who consented; null for a session of their own. */
  byLink: { readonly requestedBy: string; readonly consentBy: string } | null = null
  #cookie = ''
  readonly #lines = new Map<string, Line>()

  constructor(origin: string, name: string) {
    this.origin = origin
    this.name = name
  }

  /** For a browser of this person. */
  get cookie(): { readonly name: string; readonly value: string } {
    const [name = '', ...value] = this.#cookie.split('=')
    return { name, value: value.join('=') }
  }

  async ask(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await sent(this.origin + path, {
      method,
      headers: {
        Origin: this.origin,
        Cookie: this.#cookie,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const cookie = response.headers.getSetCookie().map((one) => one.split(';')[0])[0]
    if (cookie) this.#cookie = cookie
    const text = await response.text()
    return { status: response.status, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text }
  }

  /** Throws unless it is answered with 2xx. */
  async must(method: string, path: string, body?: unknown): Promise<Answer['body']> {
    const answer = await this.ask(method, path, body)
    if (answer.status >= 300) throw new Error(`${this.name} ${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }

  /** A file; with a body it is made by POST. */
  async bytes(path: string, body?: unknown): Promise<Uint8Array> {
    const response = await this.fetch(path, body)
    if (!response.ok) throw new Error(`${this.name} ${path}: ${response.status} ${await response.text()}`)
    return new Uint8Array(await response.arrayBuffer())
  }
  fetch(path: string, body?: unknown): Promise<Response> {
    return sent(this.origin + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { Origin: this.origin, Cookie: this.#cookie, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  }

  #connect(document: string, doc: Y.Doc): WebsocketProvider {
    const headers = { Cookie: this.#cookie, Origin: this.origin }
    class SignedSocket extends WebSocket {
      constructor(url: string | URL) {
        super(url, { headers })
      }
    }
    return new WebsocketProvider(`${this.origin.replace('http', 'ws')}/live`, document, doc, {
      WebSocketPolyfill: SignedSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      maxBackoffTime: 200,
    })
  }

  #listen(line: Line): void {
    line.provider.messageHandlers[PROBE] = (_encoder, decoder) => {
      const token = decoding.readVarUint8Array(decoder)
      line.acked = Math.max(line.acked, new DataView(token.buffer, token.byteOffset).getUint32(0))
    }
  }

  /** Joins a document; resolves when all of it is here. */
  async open(document: string): Promise<Y.Doc> {
    const known = this.#lines.get(document)
    if (known) return known.doc
    const doc = new Y.Doc()
    const line: Line = { doc, provider: this.#connect(document, doc), acked: 0, asked: 0 }
    this.#listen(line)
    this.#lines.set(document, line)
    await until(`${this.name} joins ${document}`, () => line.provider.synced)
    return doc
  }

  close(document: string): void {
    const line = this.#lines.get(document)
    line?.provider.destroy()
    this.#lines.delete(document)
  }
  closeAll(): void {
    for (const document of [...this.#lines.keys()]) this.close(document)
  }

  goOffline(document: string): void {
    this.#lines.get(document)?.provider.disconnect()
  }
  async comeBack(document: string): Promise<void> {
    const line = this.#lines.get(document)
    line?.provider.connect()
    await until(`${this.name} is back in ${document}`, () => line?.provider.synced === true)
  }

  /** Resolves when everything that was written so far is on disk, by the server's echo of a probe. */
  async saved(document: string): Promise<void> {
    const line = this.#lines.get(document)
    if (!line) throw new Error(`${this.name} has not joined ${document}`)
    for (const started = Date.now(); ; ) {
      await until(`${this.name} is connected to ${document}`, () => line.provider.synced && line.provider.ws?.readyState === WebSocket.OPEN)
      const number = ++line.asked
      const token = new Uint8Array(4)
      new DataView(token.buffer).setUint32(0, number)
      line.provider.ws?.send(
        encoding.encode((encoder) => {
          encoding.writeVarUint(encoder, PROBE)
          encoding.writeVarUint8Array(encoder, token)
        }),
      )
      for (const asked = Date.now(); Date.now() - asked < 5_000; await sleep(1)) if (line.acked >= number) return
      if (Date.now() - started > 60_000) throw new Error(`${this.name}: no acknowledgement in ${document}`)
    }
  }

  /** Resolves when this one's copy shows what another's shows. */
  async sees(document: string, other: Y.Doc): Promise<void> {
    const doc = await this.open(document)
    const wanted = Y.snapshot(other)
    await until(`${this.name} sees all of ${document}`, () => Y.equalSnapshots(Y.snapshot(doc), wanted))
  }
}

/** A connection that was quiet may be closed by the server at the moment at which it is used again: then nothing was read of the request. */
const sent = async (url: string, request: RequestInit): Promise<Response> => {
  try {
    return await fetch(url, request)
  } catch (error) {
    const { cause } = error as { readonly cause?: { readonly code?: string } }
    if (cause?.code !== 'UND_ERR_SOCKET' && cause?.code !== 'ECONNRESET') throw error
    return await fetch(url, request)
  }
}

const until = async (what: string, condition: () => boolean, ms = 60_000): Promise<void> => {
  for (const end = Date.now() + ms; !condition(); await sleep(1)) if (Date.now() > end) throw new Error(`never happened: ${what}`)
}
