// Lines over HTTP against a real process with its real limits: a room of forty, floods of requests, huge bodies, lines of others.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { browserClock } from '../../client/live/browser.ts'
import { type ClientHttpLine, openHttpLine } from '../../client/live/overHttp/httpLine.ts'
import { PAGE_ROOTS } from '../../shared/page/layout.ts'
import { decodeFrame, encodeSyncStep1, encodeSyncStep2, encodeUpdate } from '../../shared/protocol/frame.ts'
import { encodeRecords } from '../../shared/protocol/httpLine.ts'
import { framedMessage } from '../../shared/protocol/messageStream.ts'
import { PROTOCOL_VERSION } from '../../shared/protocol/protocolVersion.ts'
import { askAt } from '../harness/transports.ts'
import { lettersUntil, MiB, memoryDuring, p95, tell, until, worst } from './figures.ts'
import { honest } from './peer.ts'
import { startTarget, type Target } from './target.ts'

const PAGE = 'page:attack-http'
const ADDRESS = `${PAGE}?protocol=${PROTOCOL_VERSION}`
let target: Target | null = null
const start = async (): Promise<Target> => {
  target = await startTarget({ env: { DELEGATES: '6', CONNECTIONS_PER_ACCOUNT: '20' } })
  return target
}
afterEach(async () => {
  expect(target?.alive()).toBe(true)
  expect(await target?.stop()).toBe(0)
})

interface OverHttp {
  readonly doc: Y.Doc
  readonly text: Y.Text
  readonly line: ClientHttpLine
  readonly closed: number[]
}
/** An honest page whose network blocks WebSockets. Synced when it resolves. */
const overHttp = async (here: Target, cookie: string): Promise<OverHttp> => {
  const doc = new Y.Doc()
  const closed: number[] = []
  const line = openHttpLine(askAt(here.url, { Cookie: cookie }), browserClock)
  const origin = Symbol('server')
  await new Promise<void>((resolve, reject) => {
    const socket = line.open(ADDRESS, {
      opened: () => socket.send(encodeSyncStep1(Y.encodeStateVector(doc))),
      received(bytes) {
        const frame = decodeFrame(bytes)
        if (frame?.type === 'syncStep1') socket.send(encodeSyncStep2(Y.encodeStateAsUpdate(doc, frame.stateVector)))
        if (frame?.type === 'update' || frame?.type === 'syncStep2') Y.applyUpdate(doc, frame.update, origin)
        if (frame?.type === 'syncStep2') resolve()
      },
      closed(code) {
        closed.push(code)
        reject(new Error(`closed: ${code}`))
      },
    })
    doc.on('update', (update: Uint8Array, from: unknown) => from !== origin && socket.send(encodeUpdate(update)))
  })
  return { doc, text: doc.getText(PAGE_ROOTS.title.en), line, closed }
}

/** The very bytes of a request, and its status. */
const ask = async (here: Target, cookie: string, method: string, path: string, body: Uint8Array<ArrayBuffer> | null = null) => {
  const answer = await fetch(here.url + path, { method, body, headers: { Cookie: cookie, Origin: here.url } }).catch(() => null)
  const text = await answer?.text().catch(() => '')
  return { status: answer?.status ?? 0, text: text ?? '' }
}
const lineOf = async (here: Target, cookie: string) => `/live/lines/${(await ask(here, cookie, 'POST', '/live/lines')).text}`

test('[T45] [I1] forty pages over HTTP write at once beside a pair on WebSockets: all read every letter, and the pair goes on', async () => {
  const here = await start()
  const [one = '', two = '', ...others] = here.people.delegates
  const pair = [await honest(here, one, PAGE), await honest(here, two, PAGE)] as const
  const forty = await Promise.all(Array.from({ length: 40 }, (_, n) => overHttp(here, others[n % others.length] ?? '')))
  let ended = false
  const letters = lettersUntil(pair, () => ended, 50)
  const before = here.busy()
  // As fast as people type; a title has a limit.
  for (let round = 0; round < 5; round++) {
    for (const [n, { text }] of forty.entries()) {
      text.insert(0, `(${n}:${round})`)
      await sleep(4)
    }
    await sleep(200)
  }
  ended = true
  const times = await letters
  const wanted = forty.flatMap((_, n) => [0, 1, 2, 3, 4].map((round) => `(${n}:${round})`))
  const has = (text: Y.Text) => wanted.every((letter) => text.toString().includes(letter))
  await until('everybody has every letter', () => forty.every(({ text }) => has(text)) && has(pair[0].text), 20_000)
  tell('forty over HTTP', { 'busy ms': here.busy() - before, letters: times.length, 'p95 ms': p95(times), 'worst ms': worst(times) })
  expect(forty.flatMap(({ closed }) => closed)).toEqual([])
  expect(p95(times)).toBeLessThan(1_000)
  expect(await here.metrics()).toMatch(/^ruta_http_lines 40$/m)
  for (const { line } of forty) line.end()
  for (const one of pair) one.close()
  await until('nobody of them is there any more', async () => /^ruta_connections 0$/m.test(await here.metrics()))
})

test('[T48] [TR-05] floods of requests, repeated, out of order, huge, of others and of nobody, cost their sender: memory stays, and others write', async () => {
  const here = await start()
  const [one = '', two = '', three = '', four = ''] = here.people.delegates
  const pair = [await honest(here, one, PAGE), await honest(here, two, PAGE)] as const
  const line = await lineOf(here, three)
  const other = await lineOf(here, three)
  const open = encodeRecords([{ type: 'open', channel: 1, address: ADDRESS }])
  expect((await ask(here, three, 'PUT', `${line}/1`, new Uint8Array(open))).status).toBe(204)
  const question = encodeRecords([{ type: 'bytes', channel: 1, bytes: framedMessage(encodeSyncStep1(Uint8Array.of(0))) }])
  const huge = new Uint8Array(16 * MiB)
  const statuses = new Map<string, number>()
  const count = (what: string, { status }: { status: number }) => {
    const key = `${what} ${status}`
    statuses.set(key, (statuses.get(key) ?? 0) + 1)
  }
  let number = 2
  const busy = here.busy()
  const attacks: readonly (() => Promise<void>)[] = [
    async () => count('again', await ask(here, three, 'PUT', `${line}/1`, new Uint8Array(question))),
    async () => {
      const answer = await ask(here, three, 'PUT', `${line}/${number}`, new Uint8Array(question))
      if (answer.status === 204) number++
      count('next', answer)
    },
    async () => count('early', await ask(here, three, 'PUT', `${line}/999999`, new Uint8Array(question))),
    async () => count('huge', await ask(here, three, 'PUT', `${other}/1`, huge)),
    async () => count('other', await ask(here, four, 'PUT', `${line}/${number}`, new Uint8Array(question))),
    async () => count('nobody', await ask(here, '', 'GET', `${line}/1`)),
    async () => count('fetch', await ask(here, three, 'GET', `${line}/5`)),
    async () => count('open', await ask(here, four, 'POST', '/live/lines')),
  ]
  let ended = false
  let letters: number[] = []
  const memory = await memoryDuring(here, async () => {
    const writing = lettersUntil(pair, () => ended, 50)
    const until = Date.now() + 6_000
    await Promise.all(
      Array.from({ length: 16 }, async (_, n) => {
        while (Date.now() < until) await attacks[n % attacks.length]?.()
      }),
    )
    ended = true
    letters = await writing
  })
  const took = here.busy() - busy
  const told = Object.fromEntries([...statuses].sort())
  tell('floods over HTTP', {
    ...told,
    'busy ms': took,
    letters: letters.length,
    'p95 ms': p95(letters),
    'worst ms': worst(letters),
    'memory MiB': memory.rise,
  })
  const kinds = new Set([...statuses.keys()].map((key) => key.split(' ')[0]))
  expect(kinds.size).toBe(attacks.length)
  expect([...statuses.keys()].filter((key) => /^(other|nobody|huge) (2|5)/.test(key))).toEqual([])
  // The limit of one person, and no more.
  expect(statuses.get('open 201')).toBeLessThanOrEqual(20)
  // What it costs the server is what is measured: this process makes the requests, and reads the letters, too.
  const requests = [...statuses.values()].reduce((sum, one) => sum + one, 0)
  expect(took / requests).toBeLessThan(15)
  expect(p95(letters)).toBeLessThan(1_000)
  expect(memory.rise).toBeLessThan(120)
  for (const each of pair) each.close()
})
