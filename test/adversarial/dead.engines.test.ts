// Peers that never answer and requests that never finish, against a real process with its real limits.
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodeAwareness, encodeAwarenessEntries } from '../../server/relay/awareness.ts'
import { encodeAwareness } from '../../shared/protocol/frame.ts'
import { tell, until } from './figures.ts'
import { type Honest, honest, rawDial, rawFrame } from './peer.ts'
import { startTarget, type Target } from './target.ts'

const PAGE = 'page:attack-dead'
let target: Target
let watcher: Honest
const delegate = (n: number) => target.people.delegates[n] ?? ''

beforeAll(async () => {
  target = await startTarget()
  watcher = await honest(target, delegate(0), PAGE)
})
afterAll(async () => {
  watcher.close()
  expect(await target.stop()).toBe(0)
})

/** A request over a connection that the client never closes. */
const knock = (text: string) => {
  const socket = connect({ port: target.port, host: '127.0.0.1', allowHalfOpen: true })
  const knocked = { socket, gone: false, answer: '' }
  socket.on('data', (chunk) => {
    knocked.answer += chunk.toString('latin1')
  })
  const end = () => {
    knocked.gone = true
  }
  socket.on('end', end)
  socket.on('error', end)
  socket.write(text)
  return knocked
}

describe('[W7] a dead line', () => {
  test('is not held after it was refused, though the other side never closes it', async () => {
    const before = target.handles()
    const upgrade = `GET /live/${PAGE} HTTP/1.1\r\nHost: 127.0.0.1:${target.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`
    const refused = Array.from({ length: 200 }, () => knock(upgrade))
    await until('all are answered', () => refused.every(({ gone }) => gone))
    for (const { answer } of refused) expect(answer).toMatch(/^HTTP\/1.1 40[13] /)
    await until('none is held', () => target.handles() <= before + 5)
    for (const { socket } of refused) socket.destroy()
  })

  test('[TR-06] 50 that answer no ping are gone within 45 s and not seen after 35; 50 unfinished requests too', async () => {
    const seen = new Set<number>()
    const { hear } = watcher
    const present = (frame: Parameters<typeof hear>[0]) => {
      if (frame.type !== 'awareness') return
      for (const { client, state } of decodeAwareness(frame.update) ?? []) {
        if (Buffer.from(state).toString() === 'null') seen.delete(client)
        else seen.add(client)
      }
    }
    watcher.hear = (frame, ws) => {
      hear(frame, ws)
      present(frame)
    }
    const dead = await Promise.all(Array.from({ length: 50 }, (_, n) => rawDial(target, delegate(1 + (n % 2)), PAGE)))
    for (const [n, { socket }] of dead.entries()) {
      const state = Buffer.from('{"cursor":1}')
      socket.write(rawFrame(encodeAwareness(encodeAwarenessEntries([{ client: 7_000 + n, clock: 1, state }]))))
    }
    const unfinished = Array.from({ length: 50 }, () => knock('GET / HTTP/1.1\r\nHost: x\r\nX-'))
    const start = performance.now()
    const times = { presence: 0, lines: 0, requests: 0 }
    await until('all 50 are seen', () => seen.size === 50, 20_000)
    await Promise.all([
      until('nobody dead is seen', () => seen.size === 0, 36_000).then(() => {
        times.presence = performance.now() - start
      }),
      until('every dead line is gone', () => dead.every((line) => line.gone()), 46_000).then(() => {
        times.lines = performance.now() - start
      }),
      until('every unfinished request is gone', () => unfinished.every(({ gone }) => gone), 46_000).then(() => {
        times.requests = performance.now() - start
      }),
    ])
    tell('half-open', { 'presence s': times.presence / 1000, 'lines s': times.lines / 1000, 'requests s': times.requests / 1000 })
    expect(times.presence).toBeLessThan(36_000)
    expect(times.lines).toBeLessThan(45_000)
    expect(times.requests).toBeLessThan(45_000)
    for (const { socket } of [...dead, ...unfinished]) socket.destroy()
  })
})
