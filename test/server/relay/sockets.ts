// Sockets for tests: raw upgrades that tell their status, and the stock y-websocket client with a browser's headers.
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Served, Visitor, World } from '../testWorld.ts'

export interface Upgrade {
  /** 101, or why not. */
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly ws: WebSocket
  /** The code it was closed with. */
  readonly closed: Promise<number>
}

export const upgrade = async (
  { server }: World,
  path: string,
  headers: Record<string, string | readonly string[]> = {},
  origin: string | null = server.url,
): Promise<Upgrade> => {
  const ws = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, {
    headers: { ...(origin === null ? {} : { Origin: origin }), ...headers },
  })
  const closed = new Promise<number>((resolve) => ws.once('close', (code) => resolve(code)))
  return new Promise((resolve) => {
    ws.once('open', () => resolve({ status: 101, headers: {}, ws, closed }))
    ws.once('unexpected-response', (_request, response) => {
      response.resume()
      resolve({ status: response.statusCode ?? 0, headers: response.headers, ws, closed })
    })
    // A line that was cut without an answer.
    ws.on('error', () => resolve({ status: 0, headers: {}, ws, closed }))
  })
}

/** As a browser would: cookie and Origin. */
export const join = (world: World, visitor: Visitor, document: string, query = '') =>
  upgrade(world, `/live/${encodeURIComponent(document)}${query}`, { Cookie: visitor.cookieHeader })

export const stockClient = ({ server }: Served, visitor: Visitor, document: string) => {
  const doc = new Y.Doc()
  class BrowserSocket extends WebSocket {
    constructor(url: string, protocols?: string[]) {
      super(url, protocols, { headers: { Cookie: visitor.cookieHeader, Origin: server.url } })
    }
  }
  const provider = new WebsocketProvider(`ws://127.0.0.1:${server.port}/live`, document, doc, {
    // The polyfill's type is the browser's; ws has what the provider uses.
    WebSocketPolyfill: BrowserSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  const synced = new Promise<void>((resolve) => {
    provider.on('sync', (isSynced: boolean) => {
      if (isSynced) resolve()
    })
  })
  return { doc, provider, synced, destroy: () => provider.destroy() }
}

export const eventually = async (holds: () => boolean | Promise<boolean>, what: string, ms = 15_000): Promise<void> => {
  const end = performance.now() + ms
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`never: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
