// Hostile lines against a real process with its real limits: frames too large, endless, compressed; pings without end.
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { encodeAwarenessEntries } from '../../server/relay/awareness.ts'
import { encodeAwareness, encodeSyncStep1 } from '../../shared/protocol/frame.ts'
import { lettersUntil, MiB, memoryDuring, p95, tell, until, worst } from './figures.ts'
import { dial, type Honest, honest, type RawLine, rawDial, rawFrame } from './peer.ts'
import { startTarget, type Target } from './target.ts'

const PAGE = 'page:attack-lines'
let target: Target
let pair: readonly [Honest, Honest]
const delegate = (n: number) => target.people.delegates[n] ?? ''

beforeAll(async () => {
  target = await startTarget({ env: { DELEGATES: '6' } })
  pair = [await honest(target, delegate(0), PAGE), await honest(target, delegate(1), PAGE)]
})
afterAll(async () => {
  for (const one of pair) one.close()
  expect(await target.stop()).toBe(0)
})

/** Or for a while: a server that does not read any more is what some attacks are about. */
const drained = ({ socket }: RawLine) =>
  new Promise<void>((resolve) => {
    socket.once('drain', resolve)
    socket.once('close', () => resolve())
    setTimeout(resolve, 200)
  })
const lettersDuring = async (attack: () => Promise<void>) => {
  let ended = false
  const letters = lettersUntil(pair, () => ended, 50)
  await attack()
  ended = true
  return letters
}

describe('[W6] a frame that is too large', () => {
  test('[TR-02] [W14] ends its line with 4413 at 2, 16 and 64 MiB, and no memory grows, from the first on', async () => {
    const push = async (size: number) => {
      const line = await dial(target, delegate(2), PAGE)
      line.ws.send(Buffer.alloc(size * MiB + 1))
      await until(`${size} MiB is refused`, () => line.code !== null)
      expect([size, line.code]).toEqual([size, 4413])
    }
    const memory = await memoryDuring(target, async () => {
      for (const size of [2, 16, 64, 64, 64]) await push(size)
    })
    tell('oversize', { 'memory MiB': memory.rise })
    expect(memory.rise).toBeLessThan(10)
  })

  test('[TR-02] is refused before it is there, whether it claims 2^40 bytes or goes on in fragments without end', async () => {
    const memory = await memoryDuring(target, async () => {
      const claims = await rawDial(target, delegate(2), PAGE)
      claims.socket.write(rawFrame(new Uint8Array(), { length: 2 ** 40 }))
      await until('the claim is refused', () => claims.closeCode() !== null)
      expect(claims.closeCode()).toBe(4413)
      const endless = await rawDial(target, delegate(3), PAGE)
      const part = new Uint8Array(MiB)
      endless.socket.write(rawFrame(part, { final: false }))
      for (let n = 0; n < 63 && !endless.gone(); n++) {
        endless.socket.write(rawFrame(part, { op: 0, final: false }))
        await sleep(5)
      }
      await until('the fragments are refused', () => endless.closeCode() !== null)
      expect(endless.closeCode()).toBe(4413)
      for (const line of [claims, endless]) line.socket.destroy()
    })
    tell('endless', { 'memory MiB': memory.rise })
    expect(memory.rise).toBeLessThan(30)
  })

  test('in a million fragments of one byte is refused, too', async () => {
    const line = await rawDial(target, delegate(2), PAGE)
    const one = rawFrame(Uint8Array.of(0), { op: 0, final: false })
    const many = Buffer.concat(Array.from({ length: 10_000 }, () => one))
    const memory = await memoryDuring(target, async () => {
      line.socket.write(rawFrame(Uint8Array.of(0), { final: false }))
      for (let n = 0; n < 100 && !line.gone() && line.closeCode() === null; n++) {
        if (!line.socket.write(many)) await drained(line)
      }
      await until('it is refused', () => line.closeCode() !== null || line.gone())
    })
    tell('one-byte fragments', { code: line.closeCode() ?? 0, 'memory MiB': memory.rise })
    line.socket.destroy()
    expect(memory.rise).toBeLessThan(30)
  })

  test('[TR-03] compressed: nothing is ever unpacked, for compression is not agreed on', async () => {
    const ws = new WebSocket(`ws://127.0.0.1:${target.port}/live/${PAGE}`, {
      headers: { Cookie: delegate(2), Origin: target.url },
      perMessageDeflate: { threshold: 0 },
    })
    await once(ws, 'open')
    expect(ws.extensions).toBe('')
    ws.terminate()
    const line = await rawDial(target, delegate(2), PAGE, 'Sec-WebSocket-Extensions: permessage-deflate\r\n')
    const squeezed = rawFrame(Uint8Array.of(0xed, 0xc1, 1, 1))
    squeezed[0] = 0x80 | 0x40 | 2
    line.socket.write(squeezed)
    await until('it is refused', () => line.closeCode() !== null)
    expect(line.closeCode()).toBe(1002)
    line.socket.destroy()
  })
})

/** What the others' letters may take meanwhile: on a machine that is busy with something else they are slower without any flood. */
const mostFor = async (): Promise<number> => 250 + 10 * p95(await lettersDuring(() => sleep(1_000)))

describe('[W11] a client that never stops sending', () => {
  test('pinging without reading the answers is cut off: memory stays, and others write as ever', async () => {
    const most = await mostFor()
    const line = await rawDial(target, delegate(2), PAGE)
    line.socket.pause()
    const pings = Buffer.concat(Array.from({ length: 2_000 }, () => rawFrame(new Uint8Array(125), { op: 9 })))
    let sent = 0
    let letters: number[] = []
    const memory = await memoryDuring(target, async () => {
      letters = await lettersDuring(async () => {
        for (const end = Date.now() + 4_000; Date.now() < end && !line.gone(); sent += 2_000) {
          if (!line.socket.write(pings)) await drained(line)
        }
      })
    })
    expect(line.gone()).toBe(true)
    tell('a flood of pings', { sent, 'p95 ms': p95(letters), 'worst ms': worst(letters), 'memory MiB': memory.rise })
    expect(memory.rise).toBeLessThan(40)
    expect(p95(letters)).toBeLessThan(most)
  })

  test('2,000 questions for who is here cost the asker, not the others', async () => {
    const most = await mostFor()
    const line = await dial(target, delegate(2), PAGE)
    const guests = await Promise.all(Array.from({ length: 20 }, () => dial(target, delegate(3), PAGE)))
    for (const [n, guest] of guests.entries()) {
      guest.ws.send(encodeSyncStep1(Uint8Array.of(0)))
      const state = Buffer.from(JSON.stringify({ note: 'x'.repeat(3_500) }))
      guest.ws.send(encodeAwareness(encodeAwarenessEntries([{ client: 9_000 + n, clock: 1, state }])))
    }
    await sleep(200)
    let letters: number[] = []
    const memory = await memoryDuring(target, async () => {
      letters = await lettersDuring(async () => {
        for (let n = 0; n < 2_000; n++) line.ws.send(Uint8Array.of(3))
        await sleep(2_000)
      })
    })
    for (const one of [line, ...guests]) one.ws.terminate()
    tell('questions for presence', { 'p95 ms': p95(letters), 'worst ms': worst(letters), 'memory MiB': memory.rise })
    expect(memory.rise).toBeLessThan(80)
    expect(p95(letters)).toBeLessThan(most)
  })
})
