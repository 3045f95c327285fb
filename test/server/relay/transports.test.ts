// One contract for both ways of a connection: what the relay writes and hears, and what the page does, must not depend on which it is.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { webSocketFrame } from '../../../server/relay/webSocketFrame.ts'
import { CLOSE_CODES } from '../../../shared/protocol/closeCodes.ts'
import { createDice } from '../../harness/random.ts'
import { seedOf } from '../../harness/seeds.ts'
import { connectFar, type Far, type Near, openSite, type Site, TRANSPORTS } from '../../harness/transports.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'

const until = (what: () => boolean) => vi.waitUntil(what, { timeout: 60_000, interval: 2 })
const MiB = 1024 * 1024

describe.each(TRANSPORTS)('[T45] $name', ({ page }) => {
  let site: Site
  let clock: FakeClock
  let far: Far
  let near: Near
  let way: ReturnType<typeof page>
  const connect = async (): Promise<readonly [Far, Near]> => {
    const before = site.joined.length
    const one = connectFar(way.open, site.url)
    await until(() => one.state.opened === 1 && site.joined.length === before + 1)
    const other = site.joined[before]
    if (!other) throw new Error('nobody joined')
    return [one, other]
  }
  beforeEach(async () => {
    clock = createFakeClock()
    site = await openSite({ clock })
    way = page(site.url)
    ;[far, near] = await connect()
  })
  afterEach(async () => {
    way.line?.end()
    await until(() => site.heartbeat.open.size === 0 || way.line === null)
    await site.close()
  })

  test('messages of every size arrive whole and in their order, both ways at once', async () => {
    const dice = createDice(seedOf(41))
    const sizes = [0, 1, 125, 126, 127, 65_535, 65_536, MiB, ...Array.from({ length: 60 }, () => dice.below(3_000)), 300_000]
    const messages = sizes.map((size, n) => new Uint8Array(size).fill(n + 1))
    for (const message of messages) {
      near.socket.write(webSocketFrame(message))
      far.socket.send(message)
    }
    await until(() => far.received.length === messages.length && near.received.length === messages.length)
    for (const [n, message] of messages.entries()) {
      expect(Buffer.compare(far.received[n] ?? new Uint8Array(), message)).toBe(0)
      expect(Buffer.compare(near.received[n] ?? new Uint8Array(), message)).toBe(0)
    }
  })

  test('several frames in one buffer, which others are sent too, arrive as several messages and leave it unchanged', async () => {
    const shared = Buffer.concat([1, 2, 3].map((n) => webSocketFrame(Uint8Array.of(n, n))))
    const before = Buffer.from(shared)
    near.socket.write(shared)
    await until(() => far.received.length === 3)
    expect(far.received.map((message) => [...message])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ])
    expect(shared.equals(before)).toBe(true)
  })

  test('messages written before the end arrive before it, with the code; nothing follows it, and the relay is told once', async () => {
    for (let n = 0; n < 20; n++) near.socket.write(webSocketFrame(new Uint8Array(40_000).fill(n)))
    near.socket.close(CLOSE_CODES.accessChanged, 'access')
    near.socket.write(webSocketFrame(Uint8Array.of(99)))
    await until(() => far.state.closed.length === 1)
    expect([far.received.length, far.state.closed]).toEqual([20, [CLOSE_CODES.accessChanged]])
    await until(() => near.ended.count > 0)
    near.socket.close(CLOSE_CODES.restart, 'again')
    near.socket.terminate()
    expect([near.ended.count, site.heartbeat.open.size]).toEqual([1, 0])
  })

  test('a page that closes its end is gone, once, and what it had said is heard', async () => {
    const [other, itsNear] = await connect()
    far.socket.send(Uint8Array.of(7))
    await until(() => near.received.length === 1)
    far.socket.close()
    await until(() => near.ended.count === 1)
    other.socket.send(Uint8Array.of(8))
    await until(() => itsNear.received.length === 1)
    expect([itsNear.ended.count, site.heartbeat.open.size, far.state.closed]).toEqual([0, 1, far.state.closed])
  })

  test('a connection that is ended without a handshake is lost for the page', async () => {
    near.socket.terminate()
    await until(() => far.state.closed.length === 1 && near.ended.count === 1)
    expect(far.state.closed).toEqual([1006])
  })

  test('unread messages stay with their sender until they are read again, and nothing is lost', async () => {
    near.socket.pause()
    expect(near.socket.isPaused).toBe(true)
    let sent = 0
    for (; sent < 100; sent++) far.socket.send(new Uint8Array(100_000).fill(sent))
    await new Promise((resolve) => setTimeout(resolve, 300))
    // One chunk may have been underway.
    expect(near.received.length).toBeLessThan(15)
    near.socket.resume()
    await until(() => near.received.length === sent)
    expect(near.received.map(([first]) => first)).toEqual(Array.from({ length: sent }, (_, n) => n))
  })

  test('messages that the page has not fetched are a backlog, and none any more when it has', async () => {
    near.socket.write(webSocketFrame(new Uint8Array(8 * MiB)))
    expect(near.socket.bufferedBytes).toBeGreaterThan(6 * MiB)
    await until(() => far.received.length === 1)
    await until(() => near.socket.bufferedBytes === 0)
  })

  test('a message that is too large closes its connection with 1009, and no other one', async () => {
    const [other, itsNear] = await connect()
    far.socket.send(new Uint8Array(2 * MiB + 1))
    await until(() => far.state.closed.length === 1)
    // A WebSocket of which nothing more is read is ended when its close frame has had time to arrive.
    clock.advance(3_000)
    await until(() => near.ended.count === 1)
    expect([far.state.closed, near.received.length]).toEqual([[CLOSE_CODES.tooBig], 0])
    other.socket.send(Uint8Array.of(1))
    await until(() => itsNear.received.length === 1)
  })

  test('a page that is there answers every ping, however long nothing is said', async () => {
    for (let second = 0; second < 120; second += 5) {
      clock.advance(5_000)
      await new Promise((resolve) => setTimeout(resolve, 15))
    }
    expect([near.ended.count, far.state.closed]).toEqual([0, []])
    near.socket.write(webSocketFrame(Uint8Array.of(1)))
    await until(() => far.received.length === 1)
  })

  test('somebody who is not let in sees a lost connection that never opened; another version is let in to be told', async () => {
    const refused = connectFar(way.open, site.url, 'page:none?protocol=4')
    const old = connectFar(way.open, site.url, 'roadmap:tco?protocol=1')
    await until(() => refused.state.closed.length === 1 && old.state.closed.length === 1)
    expect(refused.state).toEqual({ opened: 0, closed: [1006] })
    expect(old.state).toEqual({ opened: 1, closed: [CLOSE_CODES.pleaseReload] })
    expect(site.refused).toEqual([404])
    far.socket.send(Uint8Array.of(1))
    await until(() => near.received.length === 1)
  })
})
