// What is nothing once, done over and over against a real process: knocking without a session, a letter written and taken back.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { PAGE_ROOTS } from '../../shared/page/layout.ts'
import { MiB, memoryDuring, tell, until } from './figures.ts'
import { dial, honest } from './peer.ts'
import { startTarget, type Target } from './target.ts'

const PAGE = 'page:attack-often'
let target: Target | null = null
const start = async (env: Readonly<Record<string, string>> = {}): Promise<Target> => {
  target = await startTarget({ env })
  return target
}
afterEach(async () => {
  expect(await target?.stop()).toBe(0)
})

test('[WS-03] [W8] 2,000 knocks without a session, or with one that is none: 401 before anything is made, and no memory is kept', async () => {
  const here = await start()
  const [mine = ''] = here.people.delegates
  const cookies = [
    '',
    'session=garbage',
    `session=${'A'.repeat(4_000)}`,
    `${mine}x`,
    mine.slice(0, -1),
    mine.replace('session', 'sessions'),
  ]
  const statuses = new Set<number>()
  const knock = async () => {
    for (let n = 0; n < 2_000; n += 50) {
      const lines = await Promise.all(Array.from({ length: 50 }, (_, i) => dial(here, cookies[(n + i) % cookies.length] ?? '', PAGE)))
      for (const { status } of lines) statuses.add(status)
    }
  }
  // Its workers wake meanwhile, and what is thrown away is collected late: it levels off.
  let rise = Number.POSITIVE_INFINITY
  for (let round = 0; round < 6 && rise > 10; round++) rise = (await memoryDuring(here, knock)).rise
  tell('knocks without a session', { 'memory MiB': rise })
  expect([...statuses]).toEqual([401])
  expect(await here.metrics()).toMatch(/^ruta_rooms 0$/m)
  expect(rise).toBeLessThan(10)
})

/** `npm test` does a tenth of what the plan of attacks says; FULL=1 does all of it. */
const TIMES = process.env.FULL === '1' ? { letters: 200_000, undone: 500 } : { letters: 20_000, undone: 50 }

test(`[YJ-10] a letter written and taken back ${TIMES.letters} times, all of a text ${TIMES.undone} times: a join has it in a second`, async () => {
  const here = await start({ LIFTED: '1' })
  const [one = '', two = ''] = here.people.delegates
  const writer = await honest(here, one, PAGE)
  const title = writer.doc.getText(PAGE_ROOTS.title.en)
  const undo = new Y.UndoManager(title, { captureTimeout: 0 })
  title.insert(0, 'What stands. '.repeat(20))
  const pace = () => until('the server takes it', () => writer.ws.bufferedAmount < MiB, 60_000)
  const begin = performance.now()
  const memory = await memoryDuring(here, async () => {
    for (let n = 0; n < TIMES.letters; n++) {
      title.insert(7, 'x')
      title.delete(7, 1)
      if (n % 200 === 0) await sleep(0).then(pace)
    }
    for (let n = 0; n < TIMES.undone; n++) {
      undo.stopCapturing()
      title.delete(0, title.length)
      undo.undo()
      if (n % 10 === 0) await pace()
    }
    const other = await honest(here, two, PAGE)
    await until('all of it is there', () => other.doc.getText(PAGE_ROOTS.title.en).toString() === title.toString(), 120_000)
    other.close()
  })
  const seconds = (performance.now() - begin) / 1000
  const joined = performance.now()
  const late = await honest(here, two, PAGE)
  await until('it is there', () => late.doc.getText(PAGE_ROOTS.title.en).toString() === title.toString())
  const ms = performance.now() - joined
  tell('written and taken back', { seconds, 'memory MiB': memory.rise, 'to join ms': ms, 'KiB to join': late.bytes / 1024 })
  expect(late.doc.getText(PAGE_ROOTS.title.en).toString()).toBe('What stands. '.repeat(20))
  expect(ms).toBeLessThan(1_000)
  expect(late.bytes).toBeLessThan(MiB)
  for (const line of [writer, late]) line.close()
})
