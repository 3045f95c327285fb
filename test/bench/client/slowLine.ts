// A line as a hotel has it, between a browser and a server: every byte, of WebSockets too, is late by half a round trip, and all
// connections share what gets through. CDP's emulation does not slow WebSockets or a service worker's requests.
import { createServer, connect as dial, type Socket } from 'node:net'

export interface SlowLine {
  readonly port: number
  /** Begins to count anew. */
  readonly reset: () => void
  /** What was asked for, and what had come, by then; in milliseconds since 1970, as the page's clock has them too. */
  readonly usedBy: (then: number) => { readonly requests: readonly string[]; readonly bytes: number }
  readonly close: () => void
}

const ROUND_TRIP = 150
const BYTES_PER_MS = 1_600_000 / 8 / 1_000
/** What gets through in one piece. */
const SLICE = 4_096

export const openSlowLine = async (serverPort: number): Promise<SlowLine> => {
  let requests: { readonly at: number; readonly request: string }[] = []
  let arrivals: { readonly at: number; readonly bytes: number }[] = []
  const now = () => performance.timeOrigin + performance.now()
  const sockets = new Set<Socket>()
  const down = createShared()
  const up = createShared()
  const line = createServer((browser) => {
    const server = dial(serverPort, '127.0.0.1')
    for (const socket of [browser, server]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => sockets.delete(socket))
    }
    // A connection is made in a round trip of its own, which loopback does not take.
    const made = performance.now() + ROUND_TRIP
    browser.on('data', (data) => {
      const [, request] = /^((?:GET|POST|PUT|PATCH|DELETE) \S+) HTTP/.exec(data.subarray(0, 2_000).toString('latin1')) ?? []
      if (request) requests.push({ at: now(), request })
    })
    carry(browser, server, up, made, () => undefined)
    carry(server, browser, down, made, (bytes) => void arrivals.push({ at: now(), bytes }))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => line.once('listening', resolve))
  const address = line.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    reset: () => {
      requests = []
      arrivals = []
    },
    usedBy: (then) => ({
      requests: requests.filter(({ at }) => at <= then).map(({ request }) => request),
      bytes: arrivals.reduce((sum, { at, bytes }) => (at <= then ? sum + bytes : sum), 0),
    }),
    close: () => {
      line.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** When a slice has got through, if it is sent now. */
const createShared = () => {
  let free = 0
  return (length: number): number => {
    free = Math.max(free, performance.now()) + length / BYTES_PER_MS
    return free
  }
}

const carry = (from: Socket, to: Socket, shared: ReturnType<typeof createShared>, made: number, count: (length: number) => void) => {
  const underWay: Buffer[] = []
  const arrive = () => {
    const slice = underWay.shift()
    if (slice === undefined) return to.end()
    count(slice.length)
    if (!to.destroyed) to.write(slice)
  }
  const later = (at: number) => setTimeout(arrive, Math.max(at, made) + ROUND_TRIP / 2 - performance.now())
  from.on('data', (data: Buffer) => {
    for (let at = 0; at < data.length; at += SLICE) {
      const slice = data.subarray(at, at + SLICE)
      underWay.push(slice)
      later(shared(slice.length))
    }
  })
  // With nothing under way, what arrives is the end.
  from.on('close', () => later(shared(0)))
}
