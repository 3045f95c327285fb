// Networks that block WebSockets, each in its own way: when the page falls back to HTTP, when it does not, and when it returns to WebSockets.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { BETTER } from '../../../../client/live/connector.ts'
import { createFallback } from '../../../../client/live/overHttp/fallback.ts'
import type { OpenSocket } from '../../../../client/live/ports.ts'
import { webSocketFrame } from '../../../../server/relay/webSocketFrame.ts'
import { startProxy, type TestProxy } from '../../../harness/proxy.ts'
import { askAt, connectFar, openSite, type Site, webSocketAt } from '../../../harness/transports.ts'
import { createFakeClock, type FakeClock } from '../world.ts'
import { createMemory, type Memory } from './memory.ts'

const until = (what: () => boolean) => vi.waitUntil(what, { timeout: 60_000, interval: 2 })
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
/** For the page time goes ten times as fast meanwhile. */
const hurried = async (what: () => boolean) => {
  const fast = setInterval(() => clock.advance(90), 10)
  await until(what).finally(() => clearInterval(fast))
}
/** An upgrade that neither succeeds nor fails is given up. */
const UPGRADE_MS = 4_001

let clock: FakeClock
let site: Site
let proxy: TestProxy
let backs: number
let wake: () => void
let leavePage: () => void
let open: OpenSocket
let memory: Memory
let asked: string[]
/** A fake clock, so that a minute takes no time; it runs while a test waits. */
let running: ReturnType<typeof setInterval>

beforeEach(async () => {
  clock = createFakeClock()
  site = await openSite()
  proxy = await startProxy([site.port])
  backs = 0
  memory = createMemory()
  asked = []
  open = openFallback()
  running = setInterval(() => clock.advance(10), 10)
})
const openFallback = () =>
  createFallback({
    upgrade: (url, events) => webSocketAt(url.replace(/^http/, 'ws'), events),
    ask: (request) => {
      asked.push(`${request.method} ${request.path}`)
      return askAt(proxy.url)(request)
    },
    clock,
    memory,
    onWake: (task) => {
      wake = task
      return () => {
        wake = () => undefined
      }
    },
    onLeave: (task) => {
      leavePage = task
      return () => undefined
    },
    back: () => {
      backs++
    },
  })
afterEach(async () => {
  leavePage()
  clearInterval(running)
  await proxy.close()
  await site.close()
})
const joined = (n: number) => {
  const near = site.joined[n]
  if (!near) throw new Error('nobody joined')
  return near
}

describe('[T46] the fallback to HTTP', () => {
  for (const how of ['refuse', 'hang', 'mute'] as const)
    test(`is taken where upgrades ${how === 'mute' ? 'pass and nothing after them' : how === 'hang' ? 'hang' : 'are refused'}`, async () => {
      proxy.upgrades = how
      const far = connectFar(open, proxy.url)
      if (how !== 'refuse') {
        await until(() => (how === 'mute' ? site.joined.length : proxy.seen.upgrades) === 1)
        clock.advance(UPGRADE_MS)
      }
      await until(() => far.state.opened === 1)
      // A muted one has joined, too, and is gone again.
      await until(() => site.heartbeat.open.size === 1)
      const near = joined(site.joined.length - 1)
      near.socket.write(webSocketFrame(Uint8Array.of(1)))
      far.socket.send(Uint8Array.of(2))
      await until(() => far.received.length === 1 && near.received.length === 1)
      expect([backs, far.state.closed, far.socket.over]).toEqual([0, [], 'http'])
      far.socket.close()
      await until(() => site.heartbeat.open.size === 0)
    })

  test('is not taken where upgrades work: the server was down, and its pages come back over WebSockets', async () => {
    site.joined.length = 0
    const far = connectFar(open, proxy.url)
    await until(() => site.joined.length === 1)
    joined(0).socket.write(webSocketFrame(Uint8Array.of(1)))
    await until(() => far.state.closed.length === 1)
    expect([far.state, backs]).toEqual([{ opened: 0, closed: [BETTER] }, 1])
  })

  test('is not taken by a page whose session has ended: its upgrades are refused, and it asks who one is', async () => {
    site.session = null
    const three = [1, 2, 3].map(() => connectFar(open, proxy.url))
    await until(() => three.every(({ state }) => state.closed.length === 1))
    expect(three.map(({ state }) => state)).toEqual(three.map(() => ({ opened: 0, closed: [1006] })))
    expect([asked, proxy.seen.upgrades, backs, memory.at]).toEqual([['GET /api/session'], 0, 1, null])
  })

  test('is not taken where the server does not answer over HTTP either', async () => {
    proxy.isDown = true
    const far = connectFar(open, proxy.url)
    await until(() => far.state.closed.length === 1)
    expect([far.state, backs]).toEqual([{ opened: 0, closed: [1006] }, 1])
  })

  test('is one for all documents of a page, and one upgrade is tried for all of them', async () => {
    proxy.upgrades = 'refuse'
    const three = [1, 2, 3].map(() => connectFar(open, proxy.url))
    await until(() => three.every(({ state }) => state.opened === 1))
    expect([proxy.seen.upgrades, site.joined.length]).toEqual([1, 3])
    for (const [n, far] of three.entries()) far.socket.send(Uint8Array.of(n))
    await until(() => site.joined.every(({ received }) => received.length === 1))
    // Requests that wait: one.
    const before = proxy.seen.requests
    await sleep(300)
    expect(proxy.seen.requests - before).toBeLessThanOrEqual(1)
  })

  test('is left when an upgrade works: tried after a minute, then less and less often, and on another network at once', async () => {
    proxy.upgrades = 'refuse'
    const far = connectFar(open, proxy.url)
    await until(() => far.state.opened === 1)
    expect(proxy.seen.upgrades).toBe(1)
    clearInterval(running)
    clock.advance(61_000)
    await until(() => proxy.seen.upgrades === 2)
    await sleep(50)
    clock.advance(61_000)
    await sleep(50)
    expect(proxy.seen.upgrades).toBe(2)
    clock.advance(60_000)
    await until(() => proxy.seen.upgrades === 3)
    await sleep(50)
    clock.advance(60_001)
    proxy.upgrades = 'pass'
    wake()
    await until(() => site.joined.length === 2)
    joined(1).socket.write(webSocketFrame(Uint8Array.of(1)))
    await until(() => far.state.closed.length === 1)
    expect([far.state.closed, backs]).toEqual([[BETTER], 1])
    await until(() => joined(0).ended.count === 1)
  })

  test('ends with its page, at once', async () => {
    proxy.upgrades = 'refuse'
    const far = connectFar(open, proxy.url)
    await until(() => far.state.opened === 1)
    leavePage()
    await until(() => joined(0).ended.count === 1)
  })

  test('leaves no member behind when the page goes before it is open', async () => {
    proxy.upgrades = 'refuse'
    const far = connectFar(open, proxy.url)
    far.socket.close()
    await sleep(200)
    expect([site.heartbeat.open.size, far.state]).toEqual([0, { opened: 0, closed: [] }])
    const before = proxy.seen.requests
    await sleep(200)
    expect(proxy.seen.requests).toBe(before)
  })
})

describe('[T56] the memory of the device of blocked upgrades', () => {
  test('is that upgrades are blocked, from when that is known until one works', async () => {
    proxy.upgrades = 'hang'
    const far = connectFar(open, proxy.url)
    await until(() => proxy.seen.upgrades === 1)
    expect(memory.at).toBeNull()
    clock.advance(UPGRADE_MS)
    await until(() => far.state.opened === 1)
    expect(memory.at).not.toBeNull()
    proxy.upgrades = 'pass'
    await sleep(20)
    clock.advance(60_001)
    await until(() => site.joined.length === 2)
    joined(1).socket.write(webSocketFrame(Uint8Array.of(1)))
    await until(() => backs === 1)
    expect(memory.at).toBeNull()
  })

  test('spares the next page the wait: it is open over HTTP while the upgrade hangs, and goes to WebSockets if it works after all', async () => {
    memory.at = clock.now()
    open = openFallback()
    proxy.upgrades = 'hang'
    const begun = clock.now()
    const far = connectFar(open, proxy.url)
    await until(() => far.state.opened === 1)
    // Otherwise an upgrade is waited for four seconds.
    expect(clock.now() - begun).toBeLessThan(3_000)
    expect([proxy.seen.upgrades, far.socket.over, backs]).toEqual([1, 'http', 0])
    clock.advance(UPGRADE_MS)
    await until(() => (memory.at ?? 0) > begun + 4_000)
    expect(far.state.closed).toEqual([])

    proxy.upgrades = 'pass'
    open = openFallback()
    const next = connectFar(open, proxy.url)
    await until(() => site.joined.length === 3)
    for (const { socket } of site.joined) socket.write(webSocketFrame(Uint8Array.of(1)))
    await until(() => next.state.closed.length === 1)
    expect([next.state.closed, backs, memory.at]).toEqual([[BETTER], 1, null])
  })

  test('is nothing where no answer came over HTTP either, nor while the network is down', async () => {
    proxy.isDown = true
    const far = connectFar(open, proxy.url)
    await until(() => far.state.closed.length === 1)
    expect(memory.at).toBeNull()
  })
})

describe('[T47] a line over HTTP', () => {
  test('goes on when a proxy cuts the requests that wait, and when nothing passes for seconds', async () => {
    proxy.upgrades = 'refuse'
    proxy.cutAfter = 150
    const far = connectFar(open, proxy.url)
    await until(() => far.state.opened === 1)
    const near = joined(0)
    await until(() => proxy.seen.cut > 2)
    for (let n = 0; n < 100; n++) {
      if (n === 50) {
        proxy.isDown = true
        setTimeout(() => {
          proxy.isDown = false
        }, 1_500)
      }
      near.socket.write(webSocketFrame(Uint8Array.of(n)))
      far.socket.send(Uint8Array.of(n))
      await sleep(10)
    }
    await until(() => far.received.length === 100 && near.received.length === 100)
    const all = Array.from({ length: 100 }, (_, n) => n)
    expect([far.received.map(([n]) => n), near.received.map(([n]) => n)]).toEqual([all, all])
    expect([far.state.closed, near.ended.count]).toEqual([[], 0])
  })

  test('goes on for as long as a proxy cuts what has waited for some seconds', async () => {
    proxy.upgrades = 'refuse'
    // Six seconds for the page.
    proxy.cutAfter = 600
    const far = connectFar(open, proxy.url)
    await hurried(() => far.state.opened === 1 && proxy.seen.cut > 4)
    joined(0).socket.write(webSocketFrame(Uint8Array.of(1)))
    await until(() => far.received.length === 1)
    expect([far.state.closed, joined(0).ended.count]).toEqual([[], 0])
  })

  test('is lost when nothing passes for longer, and the page is notified once', async () => {
    proxy.upgrades = 'refuse'
    const far = connectFar(open, proxy.url)
    await until(() => far.state.opened === 1)
    proxy.isDown = true
    await proxy.close()
    await hurried(() => far.state.closed.length > 0)
    expect(far.state.closed).toEqual([1006])
  })
})

describe('[T49] with two servers and no sticky sessions', () => {
  let other: Site
  let both: TestProxy
  beforeEach(async () => {
    await site.close()
    site = await openSite({ hasOthers: true })
    other = await openSite({ hasOthers: true })
    both = await startProxy([site.port, other.port])
    both.upgrades = 'refuse'
  })
  afterEach(async () => {
    await both.close()
    await other.close()
  })
  const openBoth = () =>
    createFallback({
      upgrade: (url, events) => webSocketAt(url.replace(/^http/, 'ws'), events),
      ask: askAt(both.url),
      clock,
      memory,
      onWake: () => () => undefined,
      onLeave: (task) => {
        leavePage = task
        return () => undefined
      },
      back: () => {
        backs++
      },
    })

  test('a request that reaches the other server is repeated, and everything arrives once and in order', async () => {
    const far = connectFar(openBoth(), both.url)
    await until(() => far.state.opened === 1)
    const [near] = [...site.joined, ...other.joined]
    if (!near) throw new Error('nobody joined')
    for (let n = 0; n < 50; n++) {
      near.socket.write(webSocketFrame(Uint8Array.of(n)))
      far.socket.send(Uint8Array.of(n))
      if (n % 5 === 0) await sleep(20)
    }
    await until(() => far.received.length === 50 && near.received.length === 50)
    const all = Array.from({ length: 50 }, (_, n) => n)
    expect([far.received.map(([n]) => n), near.received.map(([n]) => n)]).toEqual([all, all])
    expect(far.state.closed).toEqual([])
  })

  test('a line whose server is gone is lost, and a new one is opened at the other', async () => {
    const open = openBoth()
    const far = connectFar(open, both.url)
    await until(() => far.state.opened === 1)
    const [gone, there] = site.joined.length > 0 ? [site, other] : [other, site]
    await gone.close()
    await hurried(() => far.state.closed.length === 1)
    expect(far.state.closed).toEqual([1006])
    // Every second request reaches nobody.
    let again = connectFar(open, both.url)
    while (again.state.opened === 0) {
      await until(() => again.state.opened === 1 || again.state.closed.length === 1)
      if (again.state.opened === 0) again = connectFar(open, both.url)
    }
    expect(backs).toBe(0)
    expect(there.joined.length).toBeGreaterThan(0)
  })
})
