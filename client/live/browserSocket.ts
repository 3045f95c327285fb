// WebSockets of the browser. After two upgrades in a row without a message, or at once where the device remembers that they are blocked, the
// HTTP transport is loaded and used instead.
import { areBlocked } from './blockedUpgrades.ts'
import { browserClock } from './browser.ts'
import { BETTER, LOST } from './connector.ts'
import type { OpenSocket } from './ports.ts'

export const createBrowserSocket = (): OpenSocket => {
  /** In a row. A lost connection counts, too, and so does one that was closed from here: the fallback then tests whether upgrades fail. */
  let failures = 0
  let fallback: OpenSocket | null = null

  /** Once: where the fallback cannot be loaded, WebSockets are tried. */
  const isBlocked = () => failures === 0 && areBlocked(browserClock.now())

  /** Returns the code with which the connection is closed. */
  const failed = async (): Promise<number> => {
    if (++failures < 2) return LOST
    const { startFallback } = await import('./overHttp/startFallback.ts')
    fallback ??= startFallback(openWebSocket, () => {
      fallback = null
      failures = 0
    })
    return BETTER
  }

  const openLater: OpenSocket = (_url, { closed }) => {
    failures++
    let gone = false
    const tell = (code: number) => gone || closed(code)
    failed().then(tell, () => tell(LOST))
    return {
      send: () => undefined,
      close() {
        gone = true
      },
    }
  }

  const openWebSocket: OpenSocket = (url, events) => {
    const socket = new WebSocket(url)
    socket.binaryType = 'arraybuffer'
    socket.onopen = events.opened
    socket.onmessage = (event) => {
      failures = 0
      if (event.data instanceof ArrayBuffer) events.received(new Uint8Array(event.data))
    }
    socket.onclose = ({ code }) => {
      if (code === LOST) failed().then(events.closed, () => events.closed(code))
      else events.closed(code)
    }
    return {
      // A socket that is closing drops the bytes without an error; the sync after the next connection sends them again.
      send: (bytes) => socket.readyState === WebSocket.OPEN && socket.send(new Uint8Array(bytes)),
      close() {
        socket.onmessage = null
        socket.onclose = null
        if (socket.readyState !== WebSocket.CONNECTING) return socket.close()
        // Closing a socket that is still connecting logs an error in the browser, so it is closed once it is open.
        socket.onopen = () => socket.close()
        // Some proxies neither pass an upgrade nor refuse it. If the transport cannot be loaded now, it is loaded at the next attempt.
        failed().catch(() => LOST)
      },
    }
  }

  return (url, events) => (fallback ?? (isBlocked() ? openLater : openWebSocket))(url, events)
}
