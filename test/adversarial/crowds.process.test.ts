// Too much of what is allowed, against real processes: floods, readers who do not read, two thousand lines, names at random.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LIMITS } from '../../server/relay/limits.ts'
import { PAGE_ROOTS } from '../../shared/page/layout.ts'
import { decodeFrame, encodeSyncStep1, encodeSyncStep2 } from '../../shared/protocol/frame.ts'
import { LightSocket } from '../bench/lightSocket.ts'
import { lettersUntil, MiB, memoryDuring, p95, tell, until, worst } from './figures.ts'
import { dial, honest, rawDial, rawFrame } from './peer.ts'
import { startTarget, type Target } from './target.ts'

const PAGE = 'page:attack-crowds'
let target: Target | null = null
const start = async (env: Readonly<Record<string, string>> = {}): Promise<Target> => {
  target = await startTarget({ env })
  return target
}
afterEach(async () => {
  expect(target?.alive()).toBe(true)
  expect(await target?.stop()).toBe(0)
})

test('[TR-05] [W11] [I8] a flooding client is slowed down, and an honest pair among twelve still writes within 250 ms', async () => {
  const here = await start()
  const [one = '', two = '', three = ''] = here.people.delegates
  const pair = [await honest(here, one, PAGE), await honest(here, two, PAGE)] as const
  const others = await Promise.all(Array.from({ length: 10 }, () => honest(here, two, PAGE)))
  const flooder = await honest(here, three, PAGE)
  let ended = false
  const letters = lettersUntil(pair, () => ended, 50)
  let sent = 0
  for (const end = Date.now() + 8_000; Date.now() < end; ) {
    // About 2,000 a second, and on when nobody takes them.
    for (let n = 0; n < 20 && flooder.ws.bufferedAmount < 64 * MiB; n++, sent++) flooder.text.insert(0, 'x')
    await sleep(10)
  }
  ended = true
  const times = await letters
  const taken = pair[0].doc.getText(PAGE_ROOTS.title.en).toString().split('x').length - 1
  tell('flood', { sent, taken, letters: times.length, 'p95 ms': p95(times), 'worst ms': worst(times) })
  expect(p95(times)).toBeLessThan(250)
  // Its burst, and what flows per second since.
  expect(taken).toBeLessThan(LIMITS.messages.burst + LIMITS.messages.perSecond * 12)
  expect(sent).toBeGreaterThan(taken)
  for (const line of [...pair, ...others, flooder]) line.close()
})

test('[TR-04] [I8] three who never read are cut while 200 MiB are written; others do not feel it, and one who comes back has everything', async () => {
  const here = await start({ LIFTED: '1' })
  const [one = '', two = '', three = ''] = here.people.delegates
  const writer = await honest(here, one, PAGE)
  const pair = [await honest(here, two, PAGE), await honest(here, one, PAGE)] as const
  // Four paragraphs: one may not hold as much.
  const texts = Array.from({ length: 4 }, () => new Y.XmlText())
  writer.doc.transact(() => {
    for (const text of texts) {
      const body = new Y.XmlElement('paragraph')
      body.insert(0, [text])
      writer.doc.getXmlFragment(PAGE_ROOTS.body.es).insert(0, [body])
    }
  })
  const piece = 'x'.repeat(MiB / 8)
  /** As fast as the honest pair reads: it must not be cut for our own haste. */
  const write = async (pieces: number) => {
    for (let n = 0; n < pieces; n++) {
      const before = pair.map(({ bytes }) => bytes)
      // What is replaced goes: the document stays small, and what is sent does not.
      writer.doc.transact(() => {
        for (const text of texts) {
          text.delete(0, text.length)
          text.insert(0, `${n}${piece}`)
        }
      })
      await until(
        'the pair has read it',
        () => pair.every(({ bytes }, i) => bytes - (before[i] ?? 0) >= texts.length * piece.length),
        20_000,
      )
    }
  }
  const lettersWhile = async (work: () => Promise<void>) => {
    let ended = false
    const letters = lettersUntil(pair, () => ended, 50)
    await work()
    ended = true
    return letters
  }
  // What so much writing costs in any case, in time and memory.
  let alone: number[] = []
  const usual = await memoryDuring(here, async () => {
    alone = await lettersWhile(() => write(400))
  })
  const slow = await Promise.all(Array.from({ length: 3 }, () => rawDial(here, three, PAGE)))
  for (const { socket } of slow) {
    socket.write(rawFrame(encodeSyncStep1(Uint8Array.of(0))))
    socket.pause()
  }
  let times: number[] = []
  const memory = await memoryDuring(here, async () => {
    times = await lettersWhile(() => write(400))
  })
  const cut = /^ruta_connections (\d+)/m.exec(await here.metrics())?.[1]
  tell('slow readers', {
    'p95 ms without them': p95(alone),
    'p95 ms': p95(times),
    'worst ms': worst(times),
    'memory MiB without them': usual.rise,
    'memory MiB': memory.rise,
    'after MiB': memory.after,
    'still open': cut ?? '',
  })
  // The writer and the pair.
  expect(cut).toBe('3')
  expect(p95(times)).toBeLessThan(Math.max(250, 2 * p95(alone)))
  expect(memory.rise).toBeLessThan(100)
  for (const { socket } of slow) socket.destroy()
  const back = await honest(here, three, PAGE)
  expect(Y.encodeStateVector(back.doc)).toEqual(Y.encodeStateVector(writer.doc))
  expect(back.doc.getXmlFragment(PAGE_ROOTS.body.es).toString()).toBe(writer.doc.getXmlFragment(PAGE_ROOTS.body.es).toString())
  for (const line of [writer, ...pair, back]) line.close()
})

describe('[W8] two thousand lines', () => {
  test('[TR-07] from forty accounts are in and synced within 10 s; one account has fifty, and none is counted when all have left', async () => {
    const here = await start({ DELEGATES: '40' })
    const writer = await honest(here, here.people.observer, PAGE)
    const cookies = here.people.delegates
    await here.ping()
    const before = here.memory()
    const begin = performance.now()
    const lines: LightSocket[] = []
    let synced = 0
    for (let n = 0; n < 2_000; n += 100) {
      await Promise.all(
        Array.from({ length: 100 }, (_, i) => {
          const line = new LightSocket(`ws://127.0.0.1:${here.port}/live/${PAGE}`, {
            Cookie: cookies[(n + i) % 40] ?? '',
            Origin: here.url,
          })
          lines.push(line)
          return new Promise<void>((resolve, reject) => {
            line.onClose = () => reject(new Error('not let in'))
            line.onOpen = () => line.send(encodeSyncStep1(Uint8Array.of(0)))
            line.onMessage = (payload) => {
              const frame = decodeFrame(new Uint8Array(payload))
              if (frame?.type === 'syncStep1') line.send(encodeSyncStep2(Uint8Array.of(0, 0)))
              if (frame?.type !== 'syncStep2') return
              synced++
              resolve()
            }
          })
        }),
      )
    }
    const seconds = (performance.now() - begin) / 1000
    await sleep(1_000)
    const each = ((here.memory() - before) * 1024) / 2_000
    const refused = await dial(here, cookies[0] ?? '', PAGE)
    expect([refused.status, Number(refused.headers['retry-after']) > 0]).toEqual([429, true])
    tell('two thousand lines', { synced, seconds, 'KiB each': each })
    expect(synced).toBe(2_000)
    expect(seconds).toBeLessThan(15)
    expect(each).toBeLessThan(60)
    for (const line of lines) {
      line.onClose = () => {}
      line.close()
    }
    const open = async () => Number(/^ruta_connections (\d+)/m.exec(await here.metrics())?.[1])
    await until('only the writer is counted', async () => (await open()) === 1)
    const again = await Promise.all(Array.from({ length: 50 }, () => dial(here, cookies[0] ?? '', PAGE)))
    expect(again.filter(({ status }) => status === 101)).toHaveLength(50)
    for (const { ws } of again) ws.terminate()
    writer.close()
  })

  test('[TR-08] to names at random: 404 before anything is made, and no memory is kept', async () => {
    const here = await start()
    const [one = ''] = here.people.delegates
    const spray = async (count: number) => {
      const statuses = new Map<number, number>()
      for (let n = 0; n < count; n += 50) {
        const lines = await Promise.all(Array.from({ length: 50 }, (_, i) => dial(here, one, `page:spray-${n + i}`)))
        for (const { status } of lines) statuses.set(status, (statuses.get(status) ?? 0) + 1)
      }
      return Object.fromEntries(statuses)
    }
    await spray(1_000)
    let statuses = {}
    const memory = await memoryDuring(here, async () => {
      statuses = await spray(2_000)
    })
    tell('room spray', { ...statuses, 'memory MiB': memory.rise })
    expect(statuses).toEqual({ 404: 2_000 })
    expect(await here.metrics()).toMatch(/^ruta_rooms 0$/m)
    expect(memory.rise).toBeLessThan(25)
  })
})
