// A stock y-websocket provider with our cookie and Origin, as an outside program would use it.
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { PAGE_ROOTS } from '../../../shared/page/layout.ts'
import { decodeFrame, encodeProbe } from '../../../shared/protocol/frame.ts'
import type { ServerProcess } from '../../bench/serverProcess.ts'

const PROBE = 102

export interface StockClient {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  /** The state vector at the newest probe that the server echoed: all of it was acknowledged. */
  readonly acknowledged: () => ReadonlyMap<number, number>
  /** Asks whether everything so far is on disk. */
  readonly probe: () => void
  readonly destroy: () => void
}

type SocketClass = new (url: string | URL) => WebSocket
const signedSocket = (headers: Readonly<Record<string, string>>): SocketClass =>
  class extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers })
    }
  }

interface Options {
  readonly doc?: Y.Doc
  readonly socket?: SocketClass
}
export const stockClient = (server: Pick<ServerProcess, 'port' | 'session'>, document: string, options: Options = {}): StockClient => {
  const doc = options.doc ?? new Y.Doc()
  const provider = new WebsocketProvider(`ws://127.0.0.1:${server.port}/live`, document, doc, {
    // The provider uses only what `ws` shares with the browser's WebSocket.
    WebSocketPolyfill: (options.socket ?? signedSocket({ ...server.session })) as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 300,
  })
  let acknowledged: ReadonlyMap<number, number> = new Map()
  const asked = new Map<number, ReadonlyMap<number, number>>()
  let next = 0
  provider.messageHandlers[PROBE] = (_encoder, decoder) => {
    const frame = decodeFrame(decoder.arr)
    const number = frame?.type === 'probe' ? new DataView(frame.token.buffer, frame.token.byteOffset).getUint32(0) : -1
    acknowledged = asked.get(number) ?? acknowledged
  }
  const probe = () => {
    const socket = provider.ws
    if (!provider.synced || socket?.readyState !== WebSocket.OPEN) return
    const token = new Uint8Array(4)
    new DataView(token.buffer).setUint32(0, ++next)
    asked.set(next, Y.decodeStateVector(Y.encodeStateVector(doc)))
    socket.send(encodeProbe(token))
  }
  return {
    doc,
    provider,
    acknowledged: () => acknowledged,
    probe,
    destroy() {
      provider.destroy()
      doc.destroy()
    },
  }
}

/** The text of a page's English body, in which clients share one paragraph. */
export const sharedText = (doc: Y.Doc): Y.XmlText | null => {
  const paragraph = doc.getXmlFragment(PAGE_ROOTS.body.en).get(0)
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  return text instanceof Y.XmlText ? text : null
}
export const openSharedText = (doc: Y.Doc): Y.XmlText => {
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText()
  doc.transact(() => {
    paragraph.insert(0, [text])
    doc.getXmlFragment(PAGE_ROOTS.body.en).insert(0, [paragraph])
  })
  return text
}

/** Waits until `condition` holds; throws with `what` after `ms`. */
export const until = async (what: string, condition: () => boolean, ms = 20_000): Promise<void> => {
  for (const end = Date.now() + ms; !condition(); await sleep(10)) if (Date.now() > end) throw new Error(`never happened: ${what}`)
}
