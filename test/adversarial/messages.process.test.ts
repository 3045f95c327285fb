// Hostile messages against a real process with its real limits: random, cut, changed, promising, laborious, from those who may only
// read. After each attack two honest people still write to each other, and the log of the process holds nothing of anybody.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { decodeAwareness, encodeAwarenessEntries } from '../../server/relay/awareness.ts'
import { PAGE_ROOTS } from '../../shared/page/layout.ts'
import { decodeFrame, encodeAwareness, encodeSyncStep1, encodeUpdate } from '../../shared/protocol/frame.ts'
import { createDice, type Dice } from '../harness/random.ts'
import { attacker, enter, offer } from './attacker.ts'
import { memoryDuring, tell, until, worst } from './figures.ts'
import { encodingsOf, everySecond, honestMessages, LABOURS, PROMISES } from './hostile.ts'
import { dial, type Honest, honest, roundTrip } from './peer.ts'
import { startTarget, type Target } from './target.ts'

const CANARY = 'canary-text-4711'
let target: Target
let number = 0
let page: string
let pair: readonly [Honest, Honest]

beforeAll(async () => {
  target = await startTarget({ env: { LOG_LEVEL: 'debug', DELEGATES: '6' } })
})
afterAll(async () => {
  const log = target.log()
  expect(await target.stop()).toBe(0)
  // HI-05: whatever was attacked above, nothing of it is told.
  for (const secret of [CANARY, '@example.org', ...target.people.delegates.map((cookie) => cookie.split('=')[1] ?? cookie)])
    expect(log).not.toContain(secret)
})
beforeEach(async () => {
  page = `page:attack-${++number}`
  const [one = '', two = ''] = target.people.delegates
  pair = [await honest(target, one, page), await honest(target, two, page)]
  pair[0].text.insert(0, CANARY)
  await until('both read it', () => pair[1].text.toString() === CANARY)
})
afterEach(async () => {
  expect(target.alive()).toBe(true)
  expect(await roundTrip(pair[1], pair[0])).toBeLessThan(1_000)
  for (const one of pair) one.close()
})

/** The messages, shared out among the attackers' accounts. */
const attack = async (messages: readonly Uint8Array[], judge: (message: Uint8Array, outcome: string | number) => void) => {
  const waiting = [...messages]
  const outcomes = new Map<string | number, number>()
  await Promise.all(
    target.people.delegates.slice(2).map(async (cookie) => {
      const one = attacker(target, cookie, page)
      for (let message = waiting.pop(); message; message = waiting.pop()) {
        const outcome = await one.offer(message)
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
        judge(message, outcome)
      }
      one.leave()
    }),
  )
  return Object.fromEntries(outcomes)
}

const entries = async () => Number(/^ruta_log_entries_total (\d+)/m.exec(await target.metrics())?.[1])
const newcomer = async () => {
  const [cookie = ''] = target.people.delegates
  const one = await honest(target, cookie, page)
  one.close()
  return { bytes: one.bytes, state: Y.encodeStateAsUpdate(one.doc), doc: one.doc }
}
const onlyOurRoots = (doc: Y.Doc) => {
  const known = [PAGE_ROOTS.meta, ...Object.values(PAGE_ROOTS.title), ...Object.values(PAGE_ROOTS.body)]
  return [...doc.share.keys()].filter((name) => !known.some((one) => one === name))
}

describe('[W5] bytes that are no messages', () => {
  const random = (dice: Dice, index: number) => {
    const bytes = Buffer.from(dice.bytes(dice.below(index % 50 === 0 ? 4_096 : 200)))
    if (index % 3 === 0 && bytes.length > 0) bytes[0] = dice.below(4)
    if (index % 6 === 0 && bytes.length > 1) bytes[1] = dice.below(3)
    return bytes
  }

  test('[YJ-01] 3,000 at random: each that is no message ends its connection with 4400, and nothing is written', async () => {
    const dice = createDice(42)
    const before = await entries()
    const wrong: string[] = []
    const outcomes = await attack(
      Array.from({ length: 3_000 }, (_, index) => random(dice, index)),
      (message, outcome) => {
        if (decodeFrame(message) === null && outcome !== 4400) wrong.push(`${outcome}: ${Buffer.from(message).toString('hex')}`)
      },
    )
    tell('3,000 random messages', outcomes)
    expect(wrong).toEqual([])
    expect(await entries()).toBe(before)
  })

  test('[YJ-01] every beginning of four honest messages, and 4,000 changed ones', async () => {
    const dice = createDice(7)
    const honest = honestMessages(4_242)
    const cuts = honest.flatMap((message) => Array.from({ length: message.length }, (_, end) => message.subarray(0, end)))
    const changed = Array.from({ length: 4_000 }, () => {
      const bytes = Buffer.from(dice.pick(honest))
      for (let n = 1 + dice.below(4); n > 0; n--) bytes[dice.below(bytes.length)] = dice.below(256)
      return dice.chance(0.1) ? Buffer.concat([bytes, dice.pick(honest)]) : bytes
    })
    const wrong: string[] = []
    const outcomes = await attack([...cuts, ...changed], (message, outcome) => {
      if (decodeFrame(message) === null && outcome !== 4400) wrong.push(`${outcome}: ${Buffer.from(message).toString('hex')}`)
    })
    tell('cut and changed messages', outcomes)
    expect(wrong).toEqual([])
    const { doc } = await newcomer()
    expect([doc.store.pendingStructs, doc.store.pendingDs, onlyOurRoots(doc)]).toEqual([null, null, []])
    expect(doc.getText(PAGE_ROOTS.title.en).toString()).toContain(CANARY)
  })

  /** Those that may hold one byte and no more: denial, question, probe, offer for recovery, and its no. */
  const OURS = new Set([2, 3, 102, 104, 107, 108])
  test('[WS-07] every type but ours, and every kind of sync but three', async () => {
    const types = Array.from({ length: 254 }, (_, index) => index + 2).filter((type) => !OURS.has(type))
    const numbered = (...values: readonly number[]) =>
      Buffer.concat(values.map((value) => (value < 128 ? Uint8Array.of(value) : Uint8Array.of((value & 127) | 128, value >> 7))))
    const wrong: unknown[] = []
    const outcomes = await attack(
      [
        ...types.flatMap((type) => [numbered(type), numbered(type, 1, 0)]),
        ...Array.from({ length: 253 }, (_, index) => numbered(0, index + 3, 0)),
      ],
      (message, outcome) => {
        if (outcome !== 4400) wrong.push([outcome, [...message]])
      },
    )
    tell('unknown types', outcomes)
    expect(wrong).toEqual([])
  })

  test('text instead of bytes', async () => {
    const one = attacker(target, target.people.delegates[2] ?? '', page)
    for (const text of ['', 'hello', '{"type":"sync"}']) expect(await one.offer(text)).toBe(4400)
  })
})

describe('[W5] [W9] messages that promise much, or ask for much work', () => {
  /** The most that the main thread computed for one of them, the least of three times: whatever else it had to do then is not it. */
  const labour = async (message: Uint8Array) => {
    const times: number[] = []
    const outcomes = new Set<string | number>()
    for (let n = 0; n < 3; n++) {
      const one = attacker(target, target.people.delegates[2 + n] ?? '', page)
      await one.offer(encodeSyncStep1(Uint8Array.of(0)))
      const before = target.busy()
      outcomes.add(await one.offer(message))
      times.push(target.busy() - before)
      one.leave()
    }
    return { ms: Math.min(...times), outcomes: [...outcomes] }
  }

  test('[YJ-02] fifteen that promise 2^53 of something: refused at once, and no memory is reserved', async () => {
    const times: number[] = []
    const memory = await memoryDuring(target, async () => {
      for (const [name, message] of Object.entries(PROMISES)) {
        const { ms, outcomes } = await labour(message)
        times.push(ms)
        for (const outcome of outcomes) expect([name, outcome]).toEqual([name, expect.toBeOneOf([4400, 'denied'])])
        expect([name, ms < 100]).toEqual([name, true])
      }
    })
    tell('huge varuints', { 'busiest ms': worst(times), 'memory MiB': memory.rise })
    expect(memory.rise).toBeLessThan(40)
  })

  test('[YJ-03] [YJ-04] amplified work: each is refused within 100 ms, and a newcomer receives no more than before', async () => {
    const before = await newcomer()
    const figures: Record<string, string> = {}
    const slow: string[] = []
    const memory = await memoryDuring(target, async () => {
      for (const [name, message] of Object.entries(LABOURS)) {
        const { ms, outcomes } = await labour(message)
        figures[name] = `${outcomes.join('/')} in ${ms.toFixed(0)} ms`
        if (ms >= 100) slow.push(`${name}: ${ms.toFixed(0)} ms`)
      }
    })
    tell('amplification', { ...figures, 'memory MiB': memory.rise })
    expect(slow).toEqual([])
    for (const name of ['200,000 collected structs', '50,000 client ids', '500,000 small JSON texts', 'a format of 1 MB'])
      expect(figures[name]).toMatch(/^denied/)
    const after = await newcomer()
    expect(after.bytes - before.bytes).toBeLessThan(10 * 1024)
    expect(after.state).toEqual(before.state)
  })

  test('deleting every second letter of a long text is refused when it would break the text into too many pieces', async () => {
    const doc = new Y.Doc()
    const [paragraph, text] = [new Y.XmlElement('paragraph'), new Y.XmlText()]
    paragraph.insert(0, [text])
    doc.getXmlFragment(PAGE_ROOTS.body.es).insert(0, [paragraph])
    const first = Y.getState(doc.store, doc.clientID)
    text.insert(0, 'x'.repeat(390_000))
    const line = await enter(target, target.people.delegates[2] ?? '', page)
    expect(await offer(line, encodeUpdate(Y.encodeStateAsUpdate(doc)))).toBe('passed')
    expect(await offer(line, encodeUpdate(everySecond(doc.clientID, 5_000, first)))).toBe('passed')
    const before = target.busy()
    expect(await offer(line, encodeUpdate(everySecond(doc.clientID, 190_000, first)))).toBe('denied')
    tell('190,000 deletions', { 'busy ms': target.busy() - before })
    expect(target.busy() - before).toBeLessThan(200)
    line.ws.terminate()
  })

  test('a change that was made in another document fits nowhere in this one', async () => {
    const doc = new Y.Doc()
    doc.getMap('items').set('a', new Y.Map())
    const one = attacker(target, target.people.delegates[2] ?? '', page)
    expect(await one.offer(encodeUpdate(Y.encodeStateAsUpdate(doc)))).toBe('denied')
    expect(onlyOurRoots((await newcomer()).doc)).toEqual([])
  })
})

describe('[I6] somebody who may only read', () => {
  test('[WS-04] changes nothing, in whatever encoding: nobody receives a byte, and nothing is written', async () => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(pair[0].doc))
    const known = Y.encodeStateVector(doc)
    doc.getText(PAGE_ROOTS.title.en).insert(0, 'FORGED')
    const encodings = encodingsOf(Y.encodeStateAsUpdate(doc, known))
    expect(encodings.size).toBeGreaterThanOrEqual(40)
    const [heard, written, before] = [pair[1].bytes, await entries(), await newcomer()]
    const one = attacker(target, target.people.observer, page)
    const outcomes = new Map<string | number, number>()
    for (const message of encodings.values()) {
      const outcome = await one.offer(message)
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    }
    one.leave()
    // Two hundred at once, and away.
    const line = await dial(target, target.people.observer, page)
    for (let n = 0; n < 200; n++) line.ws.send(encodeUpdate(Y.encodeStateAsUpdate(doc, known)))
    line.ws.close()
    await until('it is gone', () => line.code !== null)
    // Two of them are canonical.
    expect(Object.fromEntries(outcomes)).toEqual({ 4400: encodings.size - 2, denied: 2 })
    tell(`an observer in ${encodings.size} encodings`, Object.fromEntries(outcomes))
    expect([pair[1].bytes, await entries()]).toEqual([heard, written])
    expect((await newcomer()).state).toEqual(before.state)
    expect(pair[1].text.toString()).toBe(CANARY)
  })

  test('[YJ-14] [W10] shows no name and no id of somebody else in the presence', async () => {
    const seen = new Map<number, string>()
    const { hear } = pair[1]
    pair[1].hear = (frame, ws) => {
      hear(frame, ws)
      if (frame.type !== 'awareness') return
      for (const { client, state } of decodeAwareness(frame.update) ?? []) seen.set(client, Buffer.from(state).toString())
    }
    const line = await enter(target, target.people.observer, page)
    const show = (client: number, clock: number, state: unknown) => line.ws.send(presenceOf(client, clock, state))
    show(pair[0].doc.clientID, 50, { user: { name: 'delegate0' }, cursor: 1 })
    show(777, 1, { user: { name: 'delegate0', delegation: 'us' }, note: 'x'.repeat(5_000) })
    show(777, 2, { user: { name: 'delegate0', delegation: 'us' } })
    show(778, 1, { user: { name: 'delegate1' } })
    await until('the observer is seen', () => seen.has(777))
    expect(JSON.parse(seen.get(777) ?? '').user).toMatchObject({ name: 'observer', delegation: null })
    line.ws.terminate()
    await until('it is gone', () => seen.get(777) === 'null')
    expect([...seen.keys()]).toEqual([777])
    pair[1].hear = hear
  })
})

const presenceOf = (client: number, clock: number, state: unknown) =>
  encodeAwareness(encodeAwarenessEntries([{ client, clock, state: Buffer.from(JSON.stringify(state)) }]))
