// The browser's WebSockets; and after two upgrades of which nothing came, or at once where that is remembered, what goes over HTTP instead,
// which is loaded then.
import { blockedUpgrades } from './blockedUpgrades.ts'
import { browserClock } from './browser.ts'
import { BETTER, LOST } from './connector.ts'
import type { OpenSocket } from './ports.ts'

/** In a row. A line that was lost counts too, and so does one that somebody left: the fallback looks whether upgrades fail. */
let failures = 0
let fallback: OpenSocket | null = null

export const openBrowserSocket: OpenSocket = (url, events) => (fallback ?? (isBlocked() ? openLater : openWebSocket))(url, events)

/** Once: where the fallback cannot be loaded, WebSockets are tried. */
const isBlocked = () => failures === 0 && blockedUpgrades.areKnown(browserClock.now())

/** Answers the code with which the line is closed. */
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
    // A socket that is closing throws nothing and drops the bytes: the next conversation brings them.
    send: (bytes) => socket.readyState === WebSocket.OPEN && socket.send(new Uint8Array(bytes)),
    close() {
      socket.onmessage = null
      socket.onclose = null
      if (socket.readyState !== WebSocket.CONNECTING) return socket.close()
      // Closing one that is still connecting makes the browser complain: it is closed once it is open.
      socket.onopen = () => socket.close()
      // Some proxies neither let an upgrade pass nor refuse it. What cannot be loaded now is asked for again the next time.
      failed().catch(() => LOST)
    },
  }
}
