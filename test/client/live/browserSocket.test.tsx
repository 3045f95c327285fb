// Which way a page takes first: WebSockets, or HTTP where this device remembers that they are blocked.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { blockedUpgrades } from '../../../client/live/blockedUpgrades.ts'
import { createBrowserSocket } from '../../../client/live/browserSocket.ts'
import { BETTER, LOST } from '../../../client/live/connector.ts'
import type { OpenSocket } from '../../../client/live/ports.ts'

const HOUR = 3_600_000
const sockets: string[] = []
class StuckSocket {
  static readonly CONNECTING = 0
  readonly readyState = StuckSocket.CONNECTING
  constructor(url: string) {
    sockets.push(url)
  }
  close() {}
}
let overHttp: string[]
let isLoadable: boolean
const startFallback = (): OpenSocket => {
  if (!isLoadable) throw new Error('no network')
  return (url) => {
    overHttp.push(url)
    return { over: 'http', send: () => undefined, close: () => undefined }
  }
}
vi.mock('../../../client/live/overHttp/startFallback.ts', () => ({ startFallback: () => startFallback() }))

let open: OpenSocket
beforeEach(() => {
  sockets.length = 0
  overHttp = []
  isLoadable = true
  localStorage.clear()
  vi.stubGlobal('WebSocket', StuckSocket)
  open = createBrowserSocket()
})
afterEach(() => vi.unstubAllGlobals())

const tryOnce = () => {
  const closed: number[] = []
  const socket = open('ws://ruta/live/x', { opened: () => undefined, received: () => undefined, closed: (code) => closed.push(code) })
  return { socket, closed }
}

describe('[T46] a page', () => {
  test('takes WebSockets where nothing is remembered, or only what was so yesterday', () => {
    tryOnce()
    blockedUpgrades.write({ at: Date.now() - 9 * HOUR })
    tryOnce()
    blockedUpgrades.write({ at: Date.now() + 9 * HOUR })
    tryOnce()
    localStorage.setItem('ruta/blocked', '{"at":"soon"}')
    tryOnce()
    expect([sockets.length, overHttp]).toEqual([4, []])
  })

  test('goes over HTTP at once where this device remembers that they are blocked', async () => {
    blockedUpgrades.write({ at: Date.now() - HOUR })
    const { closed } = tryOnce()
    await vi.waitUntil(() => closed.length === 1)
    expect([closed, sockets]).toEqual([[BETTER], []])
    tryOnce()
    expect([sockets, overHttp.length]).toEqual([[], 1])
  })

  test('tries WebSockets where what it needs for that cannot be loaded', async () => {
    blockedUpgrades.write({ at: Date.now() })
    isLoadable = false
    const { closed } = tryOnce()
    await vi.waitUntil(() => closed.length === 1)
    expect(closed).toEqual([LOST])
    tryOnce()
    expect(sockets.length).toBe(1)
  })

  test('says nothing more to who has closed it meanwhile', async () => {
    blockedUpgrades.write({ at: Date.now() })
    const { socket, closed } = tryOnce()
    socket.send(Uint8Array.of(1))
    socket.close()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(closed).toEqual([])
  })
})
